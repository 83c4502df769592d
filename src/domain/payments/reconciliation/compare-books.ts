import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {Difference, DifferenceCause} from './difference.ts';

/** A half-open stretch of business time. */
export type Span = Readonly<{from: Date; to: Date}>;

/** So many differences of a kind are read at once, and so many times: 100,000 are more than a fault of one day's work. */
const PART = 500;
const PARTS_LIMIT = 200;

type Row = {
	subject: string;
	tenant_id: IdOf<'tenant'>;
	invoice_id: IdOf<'invoice'> | null;
	intent_id: IdOf<'paymentIntent'> | null;
	currency: string;
	difference: string;
};

/** Each book against the one that it must agree with, as far as something happened in it in a span: one query a kind. */
const books = {
	document_differs: `
		select i.id as subject, i.tenant_id, i.id as invoice_id, null as intent_id, i.currency,
			coalesce(sum(p.amount_minor), 0) - i.amount_paid_minor as difference
		from invoice i left join payment p on p.invoice_id = i.id
		where i.id in (select invoice_id from payment where paid_at >= ? and paid_at < ?)
		group by i.id having i.amount_paid_minor <> coalesce(sum(p.amount_minor), 0)`,
	payment_books_differ: `
		select t.id as subject, t.tenant_id, t.invoice_id, t.id as intent_id, t.currency, t.booked_minor - t.reversed_minor - b.booked as difference
		from payment_intent t, lateral (
			select (select coalesce(sum(amount_minor), 0) from payment where source_id = t.id)
				+ (select coalesce(sum(amount_minor), 0) from prepayment where source_id = t.id) as booked
		) b
		where t.updated_at >= ? and t.updated_at < ? and t.booked_minor - t.reversed_minor <> b.booked`,
	refund_books_differ: `
		select r.id as subject, r.tenant_id, r.invoice_id, r.intent_id, r.currency,
			(case when r.status = 'failed' then 0 else -r.amount_minor end) - b.booked as difference
		from refund r, lateral (select coalesce(sum(amount_minor), 0) as booked from payment where source_id = r.id) b
		where r.updated_at >= ? and r.updated_at < ? and r.provider <> 'bank_transfer'
			and b.booked <> (case when r.status = 'failed' then 0 else -r.amount_minor end)`,
	refund_without_credit_note: `
		select id as subject, tenant_id, invoice_id, intent_id, currency, -amount_minor as difference
		from refund where updated_at >= ? and updated_at < ? and credit_note_id is null and status <> 'failed'`,
} as const satisfies Partial<Record<DifferenceCause, string>>;

/** Compares documents with their payments, payments with what they brought, refunds with what was taken out of credit notes for them. */
export async function compareBooks({em}: Unit, {from, to}: Span): Promise<Difference[]> {
	const found: Difference[] = [];
	for (const [cause, sql] of Object.entries(books)) {
		let after = '';
		for (let part = 1; ; part++) {
			const asked = `select * from (${sql}) differing where subject > ? order by subject limit ?`;
			const rows = await em.execute<Row[]>(asked, [from, to, after, PART]);
			found.push(...rows.map(row => differenceOf(cause as DifferenceCause, row)));
			if (rows.length < PART) break;
			if (part === PARTS_LIMIT) throw new RangeError(`more than ${PART * PARTS_LIMIT} differences: ${cause}`);
			after = rows.at(-1)?.subject ?? '';
		}
	}

	return found;
}

const differenceOf = (
	cause: DifferenceCause,
	{subject, tenant_id: tenantId, invoice_id: invoiceId, intent_id: intentId, currency, difference}: Row,
): Difference => ({
	...{cause, subject, tenantId, invoiceId, intentId, currency},
	...{amountMinor: BigInt(difference), provider: null, providerId: null},
});
