import {z} from 'zod';
import {type ExplainedDocument, explainDocument} from '../../domain/billing/proof/explain-document.ts';
import {type Recomputation, recomputeDocument} from '../../domain/billing/proof/recompute-document.ts';
import {source} from '../../domain/billing/proof/recompute-lines.ts';
import {formatPercentage} from '../../domain/platform/values/decimal.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {one} from '../http/answers.ts';
import {minorUnits} from '../http/fields.ts';
import {route, tenantRoute} from '../http/route.ts';
import {input, view} from '../http/shapes.ts';
import {lineView} from './invoice-views.ts';

const byId = input({invoice_id: idOf('invoice')});
const part = (description: string) => z.record(z.string(), z.unknown()).nullable().meta({description});

const explanationView = view({
	invoice_id: idOf('invoice'),
	number: z.string().nullish().meta({example: 'SCAI-2026-000001'}),
	currency: z.string().meta({example: 'EUR'}),
	total_cents: minorUnits,
	lines: z.array(
		view({
			line: lineView.meta({description: 'The line as the document has it.'}),
			price: part('Plan and price version that the period began with'),
			days: part('The days it is for, and of how many'),
			usage: part('What was counted: events, quantity, free units, the tiers walked, what was billed before'),
			charge: part('What a service charged once'),
			gives_back: part('The line that it gives back, with its document'),
			vat: part('Case, category, rate, and the day whose rate it is; null on a draft'),
		}).meta({id: 'ExplainedLine'}),
	),
}).meta({id: 'InvoiceExplanation'});

const shown = ({invoice, lines}: ExplainedDocument) => ({
	...{invoiceId: invoice.id, number: invoice.number, currency: invoice.currency, totalMinor: invoice.totalMinor},
	lines: lines.map(({gives_back: givesBack, vat, ...each}) => ({...each, givesBack, vat: shownVat(vat)})),
});

const shownVat = (vat: ExplainedDocument['lines'][number]['vat']) => vat && {...vat, rate: vat.rate && formatPercentage(vat.rate)};

const explained = {
	tag: 'ext-billing',
	method: 'get',
	isCostly: true,
	params: byId,
	answer: one(explanationView),
	refuses: ['invoice_not_found'],
} as const;

export const explainInvoice = tenantRoute({
	...explained,
	operation: 'explainInvoice',
	path: '/billing/invoices/{invoice_id}/explain',
	summary: 'How each line came about: price version, tiers, events, days, and the rule of its VAT',
	description:
		'For each line: the price that the period began with, the days it was for, what was counted and which tiers were walked, what a ' +
		'service charged, which line it gives back, and the rule that its VAT follows.',
	access: 'billing:read',
	async handle({unit, params}) {
		return shown(await explainDocument(unit, {...params, viewer: 'tenant'}));
	},
});

export const adminExplainInvoice = route({
	...explained,
	operation: 'adminExplainInvoice',
	path: '/admin/invoices/{invoice_id}/explain',
	summary: 'How each line came about: price version, tiers, events, days, and the rule of its VAT',
	description:
		'As `explainInvoice`, for every document in reach. Lines of drafts are explained, too; their VAT is null, for it is decided when ' +
		'the draft becomes final.',
	access: 'admin:billing',
	async handle({unit, params}) {
		return shown(await explainDocument(unit, {...params, viewer: 'staff'}));
	},
});

const sums = view({subtotal_cents: minorUnits, tax_cents: minorUnits, total_cents: minorUnits}).meta({id: 'DocumentSums'});

const recomputationView = view({
	invoice_id: idOf('invoice'),
	number: z.string().nullish().meta({example: 'SCAI-2026-000001'}),
	is_same: z.boolean().meta({description: 'Whether every figure is the one that the document says'}),
	stored: sums.meta({description: 'What the document says.'}),
	recomputed: sums.meta({description: 'What it comes to when computed anew.'}),
	lines: z.array(
		view({
			line_item_id: idOf('invoiceLine'),
			source,
			stored_cents: minorUnits.meta({description: 'Net'}),
			recomputed_cents: minorUnits.meta({description: 'Net, computed anew.'}),
			stored_tax_cents: minorUnits.meta({description: 'VAT as the document says.'}),
			recomputed_tax_cents: minorUnits.meta({description: 'VAT, computed anew.'}),
		}).meta({id: 'RecomputedLine'}),
	),
	differences: z.array(z.string()).meta({description: 'A sentence for each figure that is another one'}),
}).meta({id: 'Recomputation'});

const shownRecomputation = ({invoice, isSame, recomputed, lines, differences}: Recomputation) => ({
	...{invoiceId: invoice.id, number: invoice.number, isSame, recomputed, differences: [...differences]},
	stored: {subtotalMinor: invoice.subtotalMinor, taxMinor: invoice.taxMinor, totalMinor: invoice.totalMinor},
	lines: lines.map(({line, amountMinor, taxMinor, source}) => ({
		...{lineItemId: line.id, source, storedMinor: line.amountMinor, recomputedMinor: amountMinor},
		...{storedTaxMinor: line.taxMinor, recomputedTaxMinor: taxMinor},
	})),
});

export const recomputeInvoice = route({
	operation: 'recomputeInvoice',
	tag: 'ext-billing',
	method: 'post',
	path: '/admin/invoices/{invoice_id}/recompute',
	summary: 'Compute a final document anew from what is stored, whatever the catalog says today, and compare; nothing is changed',
	description:
		'A proof for auditors: amounts, VAT and sums are computed from the price versions, usage and days that are stored, and laid ' +
		'beside those of the document. Every figure that differs is named in a sentence.',
	access: 'admin:billing',
	isOnlyLook: () => true,
	isCostly: true,
	params: byId,
	answer: one(recomputationView),
	refuses: ['invoice_not_found', 'not_yet_final'],
	async handle({unit, params}) {
		return shownRecomputation(await recomputeDocument(unit, params));
	},
});
