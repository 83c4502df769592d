import {arrayLiteral} from '../platform/array-literal.ts';
import type {Currency} from '../platform/currencies.ts';
import type {IdOf} from '../platform/id.ts';
import type {Unit} from '../platform/unit.ts';
import {finalStatuses} from '../subscriptions/lifecycle.ts';

/** What one document is made for: a buyer, a seller and a currency. */
export type Account = Readonly<{tenantId: IdOf<'tenant'>; partnerId: IdOf<'partner'>; currency: Currency}>;

/** Usage is taken this long after it happened, and a little more for clocks that differ: then a period's usage is final. */
export const USAGE_ACCEPTED_MS = (35 * 24 * 60 + 10) * 60_000;

/** Whose work is looked at; everybody's unless said. */
export type DueFilter = Readonly<{partnerId?: IdOf<'partner'>; tenantIds?: readonly IdOf<'tenant'>[]}>;

/**
 * The accounts with something to charge, as SQL: a period whose price was not charged, a closed one whose usage was not. Late usage
 * waits for the next document; where none comes any more, because the subscription has ended, it is charged once no more can come.
 */
export function dueAccounts(asOf: Date, {partnerId, tenantIds}: DueFilter = {}): {sql: string; parameters: unknown[]} {
	const reach = `${partnerId ? 'and p.partner_id = ?' : ''} ${tenantIds ? 'and p.tenant_id = any(?::text[])' : ''}`;
	const reachParameters = [...(partnerId ? [partnerId] : []), ...(tenantIds ? [arrayLiteral(tenantIds)] : [])];
	const over = finalStatuses.map(status => `'${status}'`).join(', ');
	return {
		sql: `
			select p.tenant_id, p.partner_id, p.currency from subscription_period p
			where not p.is_price_billed and p.starts_at <= ? ${reach}
			union
			select p.tenant_id, p.partner_id, p.currency from subscription_period p
			where p.closed_at <= ? and p.usage_billed_at is null ${reach}
			union
			select p.tenant_id, p.partner_id, p.currency from subscription_period p
			where p.closed_at <= ? and not p.is_usage_final ${reach}
			  and exists (select from subscription s where s.id = p.subscription_id and s.status in (${over}))`,
		parameters: [
			...[asOf, ...reachParameters],
			...[asOf, ...reachParameters],
			...[new Date(asOf.getTime() - USAGE_ACCEPTED_MS), ...reachParameters],
		],
	};
}

/** Whether anybody has something to be charged. */
export async function isAnythingDue({em, now}: Unit): Promise<boolean> {
	const {sql, parameters} = dueAccounts(now);
	const rows = await em.execute<unknown[]>(`select from (${sql}) as due limit 1`, parameters);
	return rows.length > 0;
}

/** When the first of all periods is due to be charged; undefined when none is. */
export async function earliestDue({em}: Unit): Promise<Date | undefined> {
	const over = finalStatuses.map(status => `'${status}'`).join(', ');
	const [row] = await em.execute<{earliest: Date | string | null}[]>(
		`select least(
			(select min(starts_at) from subscription_period where not is_price_billed),
			(select min(closed_at) from subscription_period where closed_at is not null and usage_billed_at is null),
			(select min(p.closed_at) + ? * interval '1 millisecond' from subscription_period p
			 where p.closed_at is not null and not p.is_usage_final
			   and exists (select from subscription s where s.id = p.subscription_id and s.status in (${over})))
		 ) as earliest`,
		[USAGE_ACCEPTED_MS],
	);
	return row?.earliest ? new Date(row.earliest) : undefined;
}
