import type {Payment} from '../billing/payment.ts';
import {findPageBySql, type Page, type PageRequest} from '../platform/unit/page.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import type {StateOf} from '../platform/values/lifecycle.ts';
import {namedEnum} from '../platform/values/named-enum.ts';
import type {paymentIntentLifecycle} from './payment-intent.ts';

/** What a movement of money is: it comes in, or goes back. */
export const movementKinds = ['payment', 'refund'] as const;

export const movementKind = namedEnum(movementKinds, {id: 'PaymentMovementKind', description: 'Money that came in, or that went back.'});

/** A payment or a refund as a list shows it, amounts in minor units. */
export type ListedPayment = Readonly<{
	id: string;
	kind: (typeof movementKinds)[number];
	tenantId: IdOf<'tenant'>;
	partnerId: IdOf<'partner'>;
	invoiceId: IdOf<'invoice'> | null;
	provider: Payment['provider'];
	status: StateOf<typeof paymentIntentLifecycle>;
	/** What was asked for, above zero for refunds, too. */
	amountMinor: bigint;
	/** What of it came in and did not go back by a dispute; of a refund what went back. */
	movedMinor: bigint;
	currency: string;
	/** The provider's name for it, or what the payer called it. */
	reference: string | null;
	error: string | null;
	createdAt: Date;
	updatedAt: Date;
}>;

type Filter = PageRequest &
	Readonly<{
		kind?: ListedPayment['kind'];
		tenantId?: IdOf<'tenant'>;
		provider?: ListedPayment['provider'];
		status?: ListedPayment['status'];
		/** Half-open: made at `from` or later, and before `to`. */
		from?: Date;
		to?: Date;
	}>;

/** What providers are asked for, what goes back, and what somebody wrote down by hand. A refund by hand is a refund; its row stands for it. */
const MOVEMENTS = `
	select id, 'payment' as kind, tenant_id, partner_id, invoice_id, provider, status, amount_minor, booked_minor - reversed_minor as moved_minor,
		currency, provider_id as reference, failure_code as error, created_at, updated_at
	from payment_intent
	union all
	select id, 'refund', tenant_id, partner_id, invoice_id, provider, status, amount_minor,
		case when status = 'succeeded' then amount_minor else 0 end, currency, provider_id, last_error, created_at, updated_at
	from refund
	union all
	select id, case when amount_minor < 0 then 'refund' else 'payment' end, tenant_id, partner_id, invoice_id, provider, 'succeeded',
		abs(amount_minor), abs(amount_minor), currency, reference, null, created_at, updated_at
	from payment p where provider = 'bank_transfer'
		and not (amount_minor < 0 and exists (select from refund where credit_note_id = p.invoice_id and provider = 'bank_transfer'))`;

type Row = Readonly<{[Column in string]: string | null}> &
	Readonly<{amount_minor: string; moved_minor: string; created_at: Date | string; updated_at: Date | string}>;

/** A page of payments and refunds in reach, newest first. */
export async function listPayments({em}: Unit, filter: Filter): Promise<Page<ListedPayment>> {
	const conditions = [
		['kind = ?', filter.kind],
		['tenant_id = ?', filter.tenantId],
		['provider = ?', filter.provider],
		['status = ?', filter.status],
		['created_at >= ?', filter.from],
		['created_at < ?', filter.to],
	] as const;
	const given = conditions.filter(([, value]) => value !== undefined);
	const where = given.length > 0 ? `where ${given.map(([sql]) => sql).join(' and ')}` : '';
	const query = {
		sql: `select * from (${MOVEMENTS}) movement ${where}`,
		time: 'created_at',
		parameters: given.map(([, value]) => value),
	};
	const found = await findPageBySql<Row>(em, query, filter);
	return {...found, items: found.items.map(movementOf)};
}

const movementOf = (row: Row): ListedPayment =>
	({
		...{id: row['id'], kind: row['kind'], tenantId: row['tenant_id'], partnerId: row['partner_id'], invoiceId: row['invoice_id']},
		...{provider: row['provider'], status: row['status'], currency: row['currency'], reference: row['reference'], error: row['error']},
		...{amountMinor: BigInt(row.amount_minor), movedMinor: BigInt(row.moved_minor)},
		...{createdAt: new Date(row.created_at), updatedAt: new Date(row.updated_at)},
	}) as ListedPayment;
