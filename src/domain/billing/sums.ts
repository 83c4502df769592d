import type {Unit} from '../platform/unit/unit.ts';
import type {Currency} from '../platform/values/currencies.ts';
import type {IdOf} from '../platform/values/id.ts';
import {type Day, dayOf} from '../platform/values/period.ts';
import type {DocumentType} from './invoice.ts';
import type {InvoiceStatus} from './invoice-lifecycle.ts';

/** A half-open time, and whose documents and payments are summed up: everybody's in reach unless said. */
export type SumsRequest = Readonly<{from: Date; to: Date; partnerId: IdOf<'partner'> | undefined}>;

/** Documents of one month, currency, type and state, as one sum in minor units, VAT included; a credit note's is negative. */
export type DocumentSum = Readonly<{
	month: string;
	currency: Currency;
	documentType: DocumentType;
	status: InvoiceStatus;
	minor: bigint;
	count: number;
}>;

type DocumentRow = {month: string; currency: Currency; document_type: DocumentType; status: InvoiceStatus; total: string; count: string};

/** Sums up the final documents that were issued on the days of a time, also those that were taken back since: their credit notes count, too. */
export async function documentSums({em}: Unit, {from, to, partnerId}: SumsRequest): Promise<DocumentSum[]> {
	const [firstDay, lastDay] = [dayOf(from, 'UTC'), dayOf(new Date(to.getTime() - 1), 'UTC')];
	const rows = await em.execute<DocumentRow[]>(
		`select to_char(issue_date, 'YYYY-MM') as month, currency, document_type, status, sum(total_minor) as total, count(*) as count
		 from invoice where number is not null and issue_date between ? and ? ${partnerId ? 'and partner_id = ?' : ''}
		 group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
		[firstDay, lastDay, ...(partnerId ? [partnerId] : [])],
	);
	return rows.map(({document_type: documentType, total, count, ...row}) => ({
		...row,
		...{documentType, minor: BigInt(total), count: Number(count)},
	}));
}

/** Money of one month and currency, in minor units: what came in less what went back. */
export type PaymentSum = Readonly<{month: string; currency: Currency; minor: bigint}>;

/** Sums up the money that came in and went back in a time, by months of UTC; credit that was set off is no money. */
export async function paymentSums({em}: Unit, {from, to, partnerId}: SumsRequest): Promise<PaymentSum[]> {
	const rows = await em.execute<{month: string; currency: Currency; total: string}[]>(
		`select to_char(paid_at at time zone 'UTC', 'YYYY-MM') as month, currency, sum(amount_minor) as total
		 from payment where provider <> 'credit' and paid_at >= ? and paid_at < ? ${partnerId ? 'and partner_id = ?' : ''}
		 group by 1, 2 order by 1, 2`,
		[from, to, ...(partnerId ? [partnerId] : [])],
	);
	return rows.map(({total, ...row}) => ({...row, minor: BigInt(total)}));
}

/** What is overdue today, by currency, in minor units. Reads what is not paid, and none of what is. */
export async function overdueSums(
	{em}: Unit,
	{today, partnerId}: Readonly<{today: Day; partnerId: IdOf<'partner'> | undefined}>,
): Promise<{currency: Currency; minor: bigint}[]> {
	const rows = await em.execute<{currency: Currency; total: string}[]>(
		`select currency, sum(greatest(total_minor - amount_paid_minor - amount_credited_minor, 0)) as total from invoice
		 where document_type = 'invoice' and (status = 'past_due' or (status in ('finalized', 'sent') and due_date < ?))
		   ${partnerId ? 'and partner_id = ?' : ''} group by 1 order by 1`,
		[today, ...(partnerId ? [partnerId] : [])],
	);
	return rows.map(({currency, total}) => ({currency, minor: BigInt(total)}));
}

/** How many drafts there are now. */
export async function countDrafts({em}: Unit, partnerId: IdOf<'partner'> | undefined): Promise<number> {
	const [row] = await em.execute<{count: string}[]>(
		`select count(*) as count from invoice where status = 'draft' and document_type = 'invoice' ${partnerId ? 'and partner_id = ?' : ''}`,
		partnerId ? [partnerId] : [],
	);
	return Number(row?.count ?? 0);
}
