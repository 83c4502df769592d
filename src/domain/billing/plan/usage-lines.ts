import type {PricingTier} from '../../catalog/pricing-tier.ts';
import type {PriceTier} from '../../catalog/pricing-tiers.ts';
import {priceUsage, type UsagePrice} from '../../catalog/rating/price.ts';
import {arrayLiteral} from '../../platform/unit/array-literal.ts';
import {findRows} from '../../platform/unit/find-rows.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {type Decimal, decimalOf, formatDecimal, parseDecimal} from '../../platform/values/decimal.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {smaller} from '../../platform/values/money.ts';
import {addDays, type Day, dayOf, earliestDay, latestDay} from '../../platform/values/period.ts';
import type {SubscriptionPeriod} from '../../subscriptions/periods/subscription-period.ts';
import {netLeft} from '../credit/credit-left.ts';
import {InvoiceLine} from '../invoice-line.ts';
import {formatMoney} from '../paper/format-amount.ts';
import type {DocumentLanguage} from '../paper/invoice-document.ts';
import {lineAmount} from '../tax/totals.ts';
import {lineWords} from './line-words.ts';
import {type NewLine, taxAsBilled} from './new-line.ts';
import {daysOf, type PriceTerms} from './price-line.ts';

/** How much was used of a metric; 0 of one that was not. */
export type Used = Readonly<{
	/** In the period. */
	quantity: Decimal;
	/** How many events it comes from. */
	events?: bigint;
	/** After a change of plan: before it, and in all. Tiers and free units that were filled before it are not given again. */
	counted?: Readonly<{before: Decimal; together: Decimal}>;
}>;

/** The usage of a closed period that is to be charged. */
export type UsedPeriod = Readonly<{
	chargeId: IdOf<'charge'>;
	period: SubscriptionPeriod;
	terms: PriceTerms;
	tiers: readonly PricingTier[];
	usedOf: (metricSlug: string) => Used;
	language: DocumentLanguage;
}>;

/** A line that charged usage before, and what is left of it to be given back. */
type Billed = Readonly<{line: InvoiceLine; leftMinor: bigint}>;

/**
 * The lines that charge the usage of closed periods by the price of each period: for every metric the price of all usage that is known
 * now, less what earlier documents charged for it. So late usage is a difference, and no tier or free unit is given twice. What is to
 * be given back is spread over the lines that charged it, the newest first, and never more than is left of each. Throws a `RangeError`
 * for a price beyond the limit of amounts.
 *
 * @param billed what earlier documents charged, by period and metric: see `billedUsage`
 */
export const usageLines = (used: UsedPeriod, billed: ReadonlyMap<string, readonly Billed[]>): NewLine[] => {
	const byMetric = Map.groupBy(used.tiers, ({metricSlug}) => metricSlug);
	return [...byMetric]
		.toSorted(([one], [other]) => (one < other ? -1 : 1))
		.flatMap(([metricSlug, tiers]) =>
			linesOfMetric(used, {metricSlug, tiers, before: billed.get(`${used.period.id} ${metricSlug}`) ?? []}),
		);
};

type Metered = Readonly<{metricSlug: string; tiers: readonly PricingTier[]; before: readonly Billed[]}>;

function linesOfMetric(used: UsedPeriod, {metricSlug, tiers, before}: Metered): NewLine[] {
	const {quantity, counted, events = 0n} = used.usedOf(metricSlug);
	const price = priceUsed(tiers.map(priceTier), {quantity, counted});
	const beforeMinor = before.reduce((sum, {line}) => sum + line.amountMinor, 0n);
	const differenceMinor = price.amountMinor - beforeMinor;
	if (differenceMinor === 0n) return [];
	const head = headOf(used, {metricSlug, quantity, unitLabel: tiers[0]?.unitLabel ?? '', beforeMinor});
	const explanation = {
		...{plan_key: used.period.planKey, price_version: used.terms.version.number, events: Number(events)},
		...price.explanation,
		...(before.length > 0 && {billed_before_cents: Number(beforeMinor)}),
	};
	if (differenceMinor > 0n) {
		const unitPriceMinor = before.length > 0 || counted ? undefined : singleUnitPrice(price, quantity);
		const figures = unitPriceMinor ? {quantity, unitPriceMinor} : {quantity: decimalOf(1n), unitPriceMinor: decimalOf(differenceMinor)};
		return [{...head, ...figures, amountMinor: differenceMinor, explanation}];
	}

	const parts = spread(-differenceMinor, before);
	const givenMinor = parts.reduce((sum, {amountMinor}) => sum + amountMinor, 0n);
	// Something of those lines was credited before: of what is to be given back no more was left.
	const cut = givenMinor < -differenceMinor ? {left_cents: Number(givenMinor)} : {};
	return parts.map(({line, amountMinor}) => ({
		...{...head, quantity: decimalOf(-1n), unitPriceMinor: decimalOf(amountMinor), amountMinor: -amountMinor},
		explanation: {...explanation, ...cut},
		...taxAsBilled(line),
	}));
}

/** After a change of plan what was used together, less what was used before it, both by the new tiers; never below 0. */
export function priceUsed(tiers: readonly PriceTier[], {quantity, counted}: Used): UsagePrice {
	if (!counted) return priceUsage(tiers, quantity);
	const together = priceUsage(tiers, counted.together);
	const before = priceUsage(tiers, counted.before);
	const amountMinor = together.amountMinor > before.amountMinor ? together.amountMinor - before.amountMinor : 0n;
	const changed = {used_before_change: formatDecimal(counted.before), before_change_cents: Number(before.amountMinor)};
	return {amountMinor, explanation: together.explanation && {...together.explanation, ...changed}};
}

const priceTier = (tier: PricingTier): PriceTier => ({...tier, tierEnd: tier.tierEnd ?? null, freeUnits: tier.freeUnits ?? null});

/** Spreads what is given back over the lines that billed it, the newest first, each at most to what is left of it. */
export function spread(minor: bigint, billed: readonly Billed[]): {line: InvoiceLine; amountMinor: bigint}[] {
	let restMinor = minor;
	return billed
		.toSorted((one, other) => (one.line.id < other.line.id ? 1 : -1))
		.flatMap(({line, leftMinor}) => {
			const amountMinor = smaller(restMinor, leftMinor);
			if (line.amountMinor <= 0n || amountMinor <= 0n) return [];
			restMinor -= amountMinor;
			return [{line, amountMinor}];
		});
}

/** What earlier documents charged for the usage of periods, by period and metric. Those of void documents count if they have a number. */
export async function billedUsage(unit: Unit, periodIds: readonly string[]): Promise<Map<string, Billed[]>> {
	if (periodIds.length === 0) return new Map();
	const rows = await unit.em.execute<{id: IdOf<'invoiceLine'>}[]>(
		`select l.id from invoice_line l join invoice i on i.id = l.invoice_id
		 where l.subscription_period_id = any(?::text[]) and l.kind = 'usage' and (i.status <> 'void' or i.number is not null)`,
		[arrayLiteral(periodIds)],
	);
	if (rows.length === 0) return new Map();
	const lines = await findRows(unit.em, InvoiceLine, {id: {$in: rows.map(({id}) => id)}}, {orderBy: {id: 'asc'}});
	const left = await netLeft(unit, lines);
	return Map.groupBy(
		lines.map(line => ({line, leftMinor: left.get(line.id) ?? 0n})),
		({line}) => `${line.subscriptionPeriodId} ${line.metricSlug}`,
	);
}

type Heading = Readonly<{metricSlug: string; quantity: Decimal; unitLabel: string; beforeMinor: bigint}>;

function headOf({chargeId, period, terms: {service}, language}: UsedPeriod, {metricSlug, quantity, unitLabel, beforeMinor}: Heading) {
	const metric = service.metrics.find(({slug}) => slug === metricSlug)?.name ?? metricSlug;
	const what = [formatDecimal(quantity), unitLabel].filter(Boolean).join(' ');
	const before = beforeMinor === 0n ? '' : `, ${lineWords(language).billedBefore(formatMoney(beforeMinor, period.currency, language))}`;
	return {
		kind: 'usage' as const,
		description: `${service.name}, ${metric}: ${what}${before}`,
		...daysUsed(period),
		serviceSlug: period.serviceSlug,
		metricSlug,
		subscriptionId: period.subscriptionId,
		subscriptionPeriodId: period.id,
		chargeId,
	};
}

/** The days that a period was used on: until the day it ended, when it ended early. */
function daysUsed(period: SubscriptionPeriod): {periodStart: Day | null; periodEnd: Day | null} {
	const days = daysOf(period);
	if (!days.periodStart || !days.periodEnd || !period.closedAt || !period.endsAt || period.closedAt >= period.endsAt) return days;
	const last = period.unusedFrom ? addDays(period.unusedFrom, -1) : dayOf(period.closedAt, period.timeZone);
	return {...days, periodEnd: latestDay(days.periodStart, earliestDay(last, days.periodEnd))};
}

/** The one price that says it all: every unit at it, and nothing besides. Undefined where tiers, fees, packs or free units stand between. */
function singleUnitPrice({explanation, amountMinor}: UsagePrice, quantity: Decimal): Decimal | undefined {
	const [tier, ...others] = explanation?.tiers ?? [];
	if (!tier || others.length > 0 || tier.unit_divisor !== 1 || tier.quantity !== formatDecimal(quantity)) return undefined;
	const unitPriceMinor = parseDecimal(tier.unit_price_cents);
	return lineAmount({quantity, unitPriceMinor}) === amountMinor ? unitPriceMinor : undefined;
}
