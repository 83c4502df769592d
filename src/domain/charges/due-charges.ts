import {type FirstDue, firstIn, whenFirstDue} from '../platform/process/first-due.ts';
import {arrayLiteral} from '../platform/unit/array-literal.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {Currency} from '../platform/values/currencies.ts';
import type {IdOf} from '../platform/values/id.ts';
import type {Account} from './account.ts';
import {PENDING} from './charge.ts';

/** Whose charges are looked at; everybody's unless said. */
export type DueFilter = Readonly<{
	partnerId?: IdOf<'partner'>;
	tenantIds?: readonly IdOf<'tenant'>[];
	/** Also those that were set aside: somebody asks for another try. */
	withParked?: boolean;
}>;

/** The accounts with something to bill at an instant, as SQL. */
export function dueAccounts(asOf: Date, {partnerId, tenantIds, withParked = false}: DueFilter = {}): {sql: string; parameters: unknown[]} {
	const reach = `${partnerId ? 'and partner_id = ?' : ''} ${tenantIds ? 'and tenant_id = any(?::text[])' : ''}`;
	return {
		sql: `select distinct tenant_id, partner_id, currency from charge
			where ${withParked ? 'billed_at is null' : PENDING} and due_at <= ? ${reach}`,
		parameters: [asOf, ...(partnerId ? [partnerId] : []), ...(tenantIds ? [arrayLiteral(tenantIds)] : [])],
	};
}

/** The same accounts, in one order. */
export async function accountsDue({em}: Unit, asOf: Date, filter: DueFilter): Promise<Account[]> {
	const {sql, parameters} = dueAccounts(asOf, filter);
	return (await em.execute<AccountRow[]>(`${sql} order by tenant_id, partner_id, currency`, parameters)).map(accountFrom);
}

/** When the first of all charges is due. */
export const firstCharge: FirstDue = firstIn({table: 'charge', column: 'due_at', where: PENDING});

/** The same of a tenant's charges; undefined when none is due. */
export async function firstChargeOf({em}: Unit, tenantId: IdOf<'tenant'>): Promise<Date | undefined> {
	const [row] = await em.execute<{at: Date | string | null}[]>(`select min(due_at) as at from charge where tenant_id = ? and ${PENDING}`, [
		tenantId,
	]);
	return row?.at ? new Date(row.at) : undefined;
}

/** Whether anybody has something to be billed. */
export async function isAnythingDue(unit: Unit): Promise<boolean> {
	const [first] = await whenFirstDue(unit, [firstCharge]);
	return first !== undefined && first <= unit.now;
}

/** Accounts as queries answer them. */
export type AccountRow = {tenant_id: IdOf<'tenant'>; partner_id: IdOf<'partner'>; currency: Currency};

export const accountFrom = ({tenant_id: tenantId, partner_id: partnerId, currency}: AccountRow): Account => ({
	tenantId,
	partnerId,
	currency,
});
