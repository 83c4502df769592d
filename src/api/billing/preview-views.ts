import {z} from 'zod';
import {lineKind} from '../../domain/billing/invoice-line.ts';
import {taxCategory} from '../../domain/billing/tax/vat.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {day} from '../http/fields.ts';

const cents = z.int().meta({example: 4900});
const word = z.string();

/** A line that is not on a document: as previews show it, and in their words already. */
export const previewLine = z
	.object({
		description: word,
		quantity: word.meta({example: '1'}),
		unit_price_cents: word.meta({example: '4900'}),
		amount_cents: cents.meta({description: 'Net'}),
		order_index: z.int(),
		tax_category: taxCategory.nullable(),
		tax_rate: word.nullable().meta({example: '21.00'}),
		tax_cents: cents,
		kind: lineKind,
		service_slug: word.nullable(),
		subscription_id: idOf('subscription').nullable(),
		period_start: day.nullable(),
		period_end: day.nullable().meta({description: 'The last day, inclusive'}),
		metric_slug: word.nullable(),
		explanation: z.record(z.string(), z.unknown()).nullable(),
	})
	.meta({id: 'PreviewLine'});

/** A document that is not made: what it would be. */
export const invoicePreview = z
	.object({
		tenant_id: idOf('tenant'),
		partner_id: idOf('partner'),
		currency: word.meta({example: 'EUR'}),
		issue_date: day,
		purchase_order: word.nullable().meta({description: "The buyer's number of the order (BT-13)"}),
		period_start: day.nullable(),
		period_end: day.nullable(),
		subtotal_cents: cents,
		tax_cents: cents,
		total_cents: cents,
		credit_applied_cents: cents.meta({description: 'Credit of credit notes that would be set off against it.'}),
		amount_due_cents: cents,
		line_items: z.array(previewLine),
		vat_details: z.record(z.string(), z.unknown()).nullable(),
	})
	.meta({id: 'InvoicePreview'});
