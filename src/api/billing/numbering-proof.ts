import {z} from 'zod';
import {listProofDocuments, numberingProof as proofOfSeries} from '../../domain/billing/final/numbering-proof.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {list, page} from '../http/answers.ts';
import {day} from '../http/fields.ts';
import {pageQuery, whole} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input, view} from '../http/shapes.ts';
import {documentType} from './invoice-views.ts';

const hash = z
	.string()
	.meta({description: 'SHA-256, in hexadecimal', example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'});
const number = z.string().meta({example: 'SCAI-2026-000001'});

const seriesShape = {partner_id: idOf('partner'), document_type: documentType, fiscal_year: z.int().meta({example: 2026})};

const seriesProofView = view({
	...seriesShape,
	documents: z.int(),
	first_number: number,
	last_number: number,
	last_issue_date: day,
	is_dense: z.boolean(),
	gap_before: number.nullish().meta({description: 'The first number that does not follow the one before it'}),
	has_dates_in_order: z.boolean(),
	earlier_than_before: number.nullish().meta({description: 'The first document that is dated before the one before it'}),
	linked_from: number.nullish().meta({description: 'Documents from before there were links have none'}),
	is_linked: z.boolean().meta({description: 'From there on each document is linked to the one before it'}),
	broken_at: number.nullish().meta({description: 'The first document that is not'}),
	head: hash.nullish().meta({description: 'The link of the last document: keep it elsewhere, and nothing before it changes unnoticed'}),
}).meta({id: 'SeriesProof'});

const proofDocumentView = view({
	...seriesShape,
	sequence_number: z.int(),
	number,
	issue_date: day,
	invoice_id: idOf('invoice'),
	content_hash: hash.nullish(),
	link_hash: hash.nullish(),
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
	query: input(filters),
	answer: list(seriesProofView),
	csv: 'numbering-proof',
	csvOf: numberingProofDocuments,
	async handle({unit, query}) {
		return proofOfSeries(unit, query);
	},
});
