import {type Balance, balancesOf} from '../../domain/billing/queries.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import type {Currency} from '../../domain/platform/values/currencies.ts';
import {MAX_MINOR} from '../../domain/platform/values/money.ts';
import {dayOf} from '../../domain/platform/values/period.ts';
import {type Recurring, recurringOf} from '../../domain/subscriptions/queries.ts';

/** What somebody subscribes to and owes, in one currency. */
type Sums = Recurring & Balance;

/** Nothing at all, in a currency. */
export const nothingIn = (currency: Currency): Sums => ({
	...{currency, activeSubscriptions: 0, mrrMinor: 0n},
	...{openBalanceMinor: 0n, pastDueInvoices: 0, overdueMinor: 0n, invoicedMinorThisMonth: 0n},
});

const AMOUNTS = ['mrrMinor', 'openBalanceMinor', 'overdueMinor', 'invoicedMinorThisMonth'] as const;

/**
 * The same, with each amount that is beyond the limit of money shown as the limit, and a word of it in the log. New subscriptions are
 * held to the limit; invoices of several years, or prices that rose, may still add up to more, and no list fails for that.
 */
function withinLimit({log}: Unit, id: string, sums: Sums): Sums {
	const beyond = AMOUNTS.filter(amount => sums[amount] > MAX_MINOR);
	if (beyond.length === 0) return sums;
	log.warn({id, currency: sums.currency, beyond}, 'sums beyond the limit of money are shown as the limit');
	return {...sums, ...Object.fromEntries(beyond.map(amount => [amount, MAX_MINOR]))};
}

/**
 * What each of these tenants, or partners, comes to: one entry for each currency in which it subscribes or was invoiced, in their order.
 * Days are those of the given zone.
 */
export async function sumsByCurrency(
	unit: Unit,
	column: 'tenant_id' | 'partner_id',
	ids: readonly string[],
	zone = 'UTC',
): Promise<(id: string) => readonly Sums[]> {
	const today = dayOf(unit.now, zone);
	const recurring = await recurringOf(unit, column, ids);
	const balances = await balancesOf(unit, column, ids, {today, monthStart: `${today.slice(0, 8)}01`});
	return id => {
		const sums = new Map<Currency, Sums>();
		for (const part of [...(recurring.get(id) ?? []), ...(balances.get(id) ?? [])])
			sums.set(part.currency, {...(sums.get(part.currency) ?? nothingIn(part.currency)), ...part});
		const shown = [...sums.values()].map(one => withinLimit(unit, id, one));
		return shown.sort((one, other) => (one.currency < other.currency ? -1 : 1));
	};
}
