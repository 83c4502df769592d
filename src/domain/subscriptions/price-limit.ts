import type {BillingPeriod} from '../catalog/billing-period.ts';
import {refuse as refusePlatform} from '../platform/refusals.ts';
import {arrayLiteral} from '../platform/unit/array-literal.ts';
import {askBeyondWalls} from '../platform/unit/tenancy.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {Currency} from '../platform/values/currencies.ts';
import type {IdOf} from '../platform/values/id.ts';
import {isWithinMoneyLimit, MAX_MINOR} from '../platform/values/money.ts';
import {finalStatuses} from './lifecycle.ts';
import {mrr} from './mrr.ts';
import {IS_LARGE, LARGE_MINOR} from './subscription.ts';

type Wanted = Readonly<{
	tenantId: IdOf<'tenant'>;
	partnerId: IdOf<'partner'>;
	priceMinor: bigint;
	quantity: number;
	billingPeriod: BillingPeriod;
	currency: Currency;
	/** The field that asks for it; the quantity unless said. */
	path?: string;
	/** The subscription that is to change: what it comes to so far does not count. */
	replaces?: IdOf<'subscription'>;
}>;

type PriceRow = {billing_period: BillingPeriod; price_minor: string; quantity: number; count: string};

/**
 * Refuses a subscription that would take an amount beyond the limit of money: what a period of it costs, what it comes to in a month, or
 * what all recurring subscriptions of the tenant, or of its partner, come to in that currency. Trials and what is suspended count, too:
 * nobody asks again when they begin to earn.
 */
export async function demandWithinMoneyLimit(unit: Unit, wanted: Wanted): Promise<void> {
	const each = mrr(wanted);
	if (!isWithinMoneyLimit(wanted.priceMinor * BigInt(wanted.quantity))) throw tooMuch('price × quantity', wanted);
	if (!isWithinMoneyLimit(each)) throw tooMuch('its monthly recurring revenue', wanted);
	if (wanted.billingPeriod === 'one_time') return;

	for (const [column, id, whose] of [
		['tenant_id', wanted.tenantId, 'the tenant'],
		['partner_id', wanted.partnerId, 'the seller'],
	] as const) {
		const isLarge = wanted.priceMinor * BigInt(wanted.quantity) >= LARGE_MINOR;
		if (!isLarge && !(await hasLarge(unit, column, id, wanted.currency))) continue;
		const others = await recurringOf(unit, {column, id}, wanted);
		if (!isWithinMoneyLimit(others + each)) throw tooMuch(`all monthly recurring revenue of ${whose}`, wanted);
	}
}

const tooMuch = (what: string, {path = 'quantity'}: Pick<Wanted, 'path'>) =>
	refusePlatform('input_invalid', {details: [{path, message: `takes ${what} beyond the limit of ${MAX_MINOR} minor units`}]});

/**
 * Whether one of them costs so much that together they might come to the limit: not even a million that cost less do. An index knows these
 * few, so that whoever sells for usual prices adds nothing up.
 */
async function hasLarge(unit: Unit, column: 'tenant_id' | 'partner_id', id: string, currency: Currency): Promise<boolean> {
	const rows = await askBeyondWalls<unknown>(unit, {
		because: 'a new subscription is held to the limit of sums',
		sql: `select from subscription where ${column} = ? and currency = ? and ${IS_LARGE} limit 1`,
		parameters: [id, currency],
	});
	return rows.length > 0;
}

/** What everything recurring that is not over comes to in a month: of the seller, too, whose other customers the unit does not see. */
async function recurringOf(
	unit: Unit,
	{column, id}: Readonly<{column: 'tenant_id' | 'partner_id'; id: string}>,
	{currency, replaces = null}: Pick<Wanted, 'currency'> & Readonly<{replaces?: string | null}>,
): Promise<bigint> {
	const rows = await askBeyondWalls<PriceRow>(unit, {
		because: 'a new subscription is held to the limit of sums',
		sql: `select billing_period, price_minor, quantity, count(*) as count from subscription
			where ${column} = ? and currency = ? and billing_period <> 'one_time' and status <> all(?::text[]) and id is distinct from ?
			group by billing_period, price_minor, quantity`,
		parameters: [id, currency, arrayLiteral(finalStatuses), replaces],
	});
	return rows.reduce(
		(sum, {billing_period: billingPeriod, price_minor: price, quantity, count}) =>
			sum + mrr({priceMinor: BigInt(price), quantity, billingPeriod}) * BigInt(count),
		0n,
	);
}
