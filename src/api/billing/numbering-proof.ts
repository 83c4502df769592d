import {z} from 'zod';
import {listProofDocuments, numberingProof as proofOfSeries} from '../../domain/billing/final/numbering-proof.ts';
import {documentType} from '../../domain/billing/invoice.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {list, page} from '../http/answers.ts';
import {day} from '../http/fields.ts';
import {pageQuery, whole} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input, view} from '../http/shapes.ts';

const hash = z
	.string()
	.meta({description: 'SHA-256, in hexadecimal', example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'});
const number = z.string().meta({example: 'SCAI-2026-000001'});

const seriesShape = {
	partner_id: idOf('partner'),
	document_type: documentType,
	fiscal_year: z.int().meta({description: 'Fiscal year of the series: the year in which it begins.', example: 2026}),
};

const seriesProofView = view({
	...seriesShape,
	documents: z.int().meta({description: 'How many documents the series has.'}),
	first_number: number.meta({description: 'Number of the first document.'}),
	last_number: number.meta({description: 'Number of the last document.'}),
	last_issue_date: day.meta({description: 'Day of the last document.'}),
	is_dense: z.boolean().meta({description: 'Whether each number follows the one before it, without a gap.'}),
	gap_before: number.nullish().meta({description: 'The first number that does not follow the one before it'}),
	has_dates_in_order: z.boolean().meta({description: 'Whether no document is dated before the one before it.'}),
	earlier_than_before: number.nullish().meta({description: 'The first document that is dated before the one before it'}),
	linked_from: number.nullish().meta({description: 'Documents from before there were links have none'}),
	is_linked: z.boolean().meta({description: 'From there on each document is linked to the one before it'}),
	broken_at: number.nullish().meta({description: 'The first document that is not'}),
	head: hash.nullish().meta({description: 'The link of the last document: keep it elsewhere, and nothing before it changes unnoticed'}),
}).meta({id: 'SeriesProof'});

const proofDocumentView = view({
	...seriesShape,
	sequence_number: z.int().meta({description: 'Place in the series, from 1.'}),
	number,
	issue_date: day,
	invoice_id: idOf('invoice'),
	content_hash: hash.nullish().meta({description: 'SHA-256 of `content`, as kept when the document became final.'}),
	link_hash: hash.nullish().meta({description: 'SHA-256 of the link before it and of `content_hash`, in hexadecimal.'}),
	content: z.string().meta({description: 'What the first hash was made from, as the document says it now: JSON with sorted names'}),
}).meta({id: 'ProofDocument'});

const filters = {
	partner_id: idOf('partner').optional(),
	document_type: documentType.optional(),
	fiscal_year: whole(2000, 2199).optional(),
};

const forStaff = {tag: 'ext-billing', method: 'get', access: 'admin:billing', isCostly: true} as const;

export const numberingProofDocuments = route({
	...forStaff,
	operation: 'numberingProofDocuments',
	path: '/admin/invoices/numbering-proof/documents',
	summary: 'Final documents, newest first, each with its link and all that it was made from; bin/verify-proof reads them as CSV',
	description:
		'Each document links to the one before it in its series by a SHA-256 over its content, so that nobody changes, inserts or removes ' +
		'one unnoticed. Take them away as CSV and check them without this system by `bin/verify-proof`.',
	query: pageQuery('invoice', filters),
	answer: page(proofDocumentView),
	csv: 'numbering-proof',
	async handle({unit, query}) {
		const found = await listProofDocuments(unit, query);
		const shown = found.items.map(({invoice, content}) => ({
			...{partnerId: invoice.partnerId, documentType: invoice.documentType, fiscalYear: invoice.fiscalYear ?? 0},
			...{sequenceNumber: invoice.sequenceNumber ?? 0, number: invoice.number ?? '', issueDate: invoice.issueDate ?? ''},
			...{invoiceId: invoice.id, contentHash: invoice.contentHash, linkHash: invoice.linkHash, content},
		}));
		return {...found, items: shown};
	},
});

export const numberingProof = route({
	...forStaff,
	operation: 'numberingProof',
	path: '/admin/invoices/numbering-proof',
	summary: 'Whether the numbers of each series are dense, its dates in order, and its documents linked; as CSV the documents themselves',
	description:
		'One entry for each seller, type of document and fiscal year: whether numbers follow one another without a gap, days never go ' +
		'back, and every document still is what its hash was made from. `head` is the link of the last one: whoever keeps it elsewhere ' +
		'can prove later that nothing before it was changed.',
	query: input(filters),
	answer: list(seriesProofView),
	csv: 'numbering-proof',
	csvOf: numberingProofDocuments,
	async handle({unit, query}) {
		return proofOfSeries(unit, query);
	},
});
