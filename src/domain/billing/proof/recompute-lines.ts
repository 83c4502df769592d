import {parseDecimal} from '../../platform/values/decimal.ts';
import {namedEnum} from '../../platform/values/named-enum.ts';
import {addDays} from '../../platform/values/period.ts';
import {unusedShare} from '../../subscriptions/proration.ts';
import type {InvoiceLine} from '../invoice-line.ts';
import {priceLine} from '../plan/price-line.ts';
import {priceUsed} from '../plan/usage-lines.ts';
import {lineAmount} from '../tax/totals.ts';
import type {LineInputs} from './line-inputs.ts';

/** What a line's amount is computed from. */
export const sources = ['quantity_and_unit_price', 'price_of_period', 'unused_days', 'usage', 'charge_of_service'] as const;

/** The net amount of a line, in minor units, computed anew; what it was computed from. */
export type Recomputed = Readonly<{line: InvoiceLine; amountMinor: bigint; source: (typeof sources)[number]}>;

export const source = namedEnum(sources, {id: 'AmountSource', description: 'What the amount of a line was computed from.'});

type Explained = Readonly<{
	days?: number;
	of_days?: number;
	billed_cents?: number;
	billed_before_cents?: number;
	left_cents?: number;
	quantity?: string | number;
	used_before_change?: string;
}>;

const explained = ({explanation}: InvoiceLine): Explained => (explanation ?? {}) as Explained;

/**
 * Computes the amounts of a document's lines anew, from what is stored: the period with its price version and tiers, the quantity that
 * was counted, the line that is given back, what a service charged. The catalog of today is not asked. Pure.
 */
export function recomputeLines(lines: readonly InvoiceLine[], inputsOf: (line: InvoiceLine) => LineInputs): Recomputed[] {
	const usage = Map.groupBy(
		lines.filter(line => line.kind === 'usage' && inputsOf(line).priced),
		line => `${line.subscriptionPeriodId} ${line.metricSlug}`,
	);
	const ofUsage = new Map([...usage.values()].flatMap(group => recomputeUsage(group, inputsOf)).map(one => [one.line, one]));
	return lines.map(line => ofUsage.get(line) ?? recomputeLine(line, inputsOf(line)));
}

function recomputeLine(line: InvoiceLine, {priced, charge, givesBack}: LineInputs): Recomputed {
	if (line.kind === 'one_off' && charge?.item) return {line, amountMinor: BigInt(charge.item.amount_cents), source: 'charge_of_service'};
	if (line.kind === 'proration' && givesBack) return {line, amountMinor: recomputeUnused(line, givesBack.line), source: 'unused_days'};
	const isPrice = line.kind === 'recurring' || line.kind === 'proration';
	if (isPrice && priced) return {line, amountMinor: recomputePrice(line, priced), source: 'price_of_period'};
	return {line, amountMinor: lineAmount(line), source: 'quantity_and_unit_price'};
}

/** The price of the days that the line is for; of a period that ended early before it was billed only these. */
function recomputePrice(line: InvoiceLine, {period, terms}: NonNullable<LineInputs['priced']>): bigint {
	const {periodEnd} = line;
	const isShorter = periodEnd && period.lastDay && periodEnd < period.lastDay;
	const asBilled = {...period, unusedFrom: isShorter ? addDays(periodEnd, 1) : null} as typeof period;
	return priceLine(line.chargeId ?? ('' as `chg_${string}`), asBilled, terms).reduce((sum, {amountMinor}) => sum + amountMinor, 0n);
}

/** The share of the days that were not used; less where less of the line was left to be given back. */
function recomputeUnused(line: InvoiceLine, billed: InvoiceLine): bigint {
	const {days = 0, of_days: ofDays = 1} = explained(line);
	const share = -unusedShare(billed.amountMinor, days, ofDays);
	const isWhatWasLeft = line.amountMinor <= 0n && line.amountMinor > share;
	return isWhatWasLeft ? line.amountMinor : share;
}

/**
 * What a metric cost in a period, less what was billed before, and no more given back than was left: as one line, or spread over those that it
 * gives back.
 */
function recomputeUsage(group: readonly InvoiceLine[], inputsOf: (line: InvoiceLine) => LineInputs): Recomputed[] {
	const [first] = group;
	const priced = first && inputsOf(first).priced;
	if (!first || !priced) return [];
	const {quantity = '0', used_before_change: before, billed_before_cents: billedBefore = 0, left_cents: left} = explained(first);
	const together = parseDecimal(quantity);
	const tiers = priced.tiers
		.filter(({metricSlug}) => metricSlug === first.metricSlug)
		.map(tier => ({...tier, tierEnd: tier.tierEnd ?? null, freeUnits: tier.freeUnits ?? null}));
	const counted = before === undefined ? undefined : {before: parseDecimal(before), together};
	const {amountMinor} = priceUsed(tiers, {quantity: together, ...(counted && {counted})});
	const dueMinor = amountMinor - BigInt(billedBefore);
	const wantedMinor = left === undefined || dueMinor > -BigInt(left) ? dueMinor : -BigInt(left);
	const differenceMinor = wantedMinor - group.reduce((sum, line) => sum + line.amountMinor, 0n);
	return group.map((line, index) => ({line, amountMinor: line.amountMinor + (index === 0 ? differenceMinor : 0n), source: 'usage'}));
}
