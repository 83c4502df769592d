import type {PricingTier} from '../catalog/pricing-tier.ts';
import type {PriceTier} from '../catalog/pricing-tiers.ts';
import {quantityOf} from '../metering/aggregation.ts';
import {metricsOf} from '../metering/queries.ts';
import {usageOfPeriod} from '../metering/usage-of-period.ts';
import {arrayLiteral} from '../platform/array-literal.ts';
import {type Decimal, decimalOf, formatDecimal, parseDecimal} from '../platform/decimal.ts';
import type {IdOf} from '../platform/id.ts';
import type {Unit} from '../platform/unit.ts';
import type {SubscriptionPeriod} from '../subscriptions/subscription-period.ts';
import type {NewLine} from './draft.ts';
import {givingBack} from './giving-back.ts';
import {InvoiceLine} from './invoice-line.ts';
import {priceUsage, type UsagePrice} from './rating/price.ts';
import {daysOf, type Terms} from './recurring-line.ts';
import {lineAmount} from './totals.ts';

/** What earlier documents charged for a metric of a period, and the last line that did. */
type Charged = Readonly<{amountMinor: bigint; lineId: IdOf<'invoiceLine'>}>;

/** A closed period whose usage is to be charged. */
export type UsedPeriod = Readonly<{period: SubscriptionPeriod; terms: Terms; tiers: readonly PricingTier[]}>;

type ChargedRow = {subscription_period_id: string; metric_slug: string; amount_minor: string; line_id: IdOf<'invoiceLine'>};

/**
 * The lines that charge the usage of closed periods by the price of each period: for every metric the price of all usage that is known
 * now, less what earlier documents charged for it. So late usage is a difference, and no tier or free unit is given twice.
 */
export async function usageLines(unit: Unit, used: readonly UsedPeriod[]): Promise<NewLine[]> {
	const priced = used.filter(({tiers}) => tiers.length > 0);
	const charged = await chargedFor(
		unit,
		priced.map(({period}) => period.id),
	);
	const lines: NewLine[] = [];
	for (const {period, terms, tiers} of priced) {
		const quantities = await quantitiesOf(unit, period);
		const byMetric = Map.groupBy(tiers, ({metricSlug}) => metricSlug);
		for (const [metricSlug, ofMetric] of [...byMetric].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
			const quantity = quantities(metricSlug);
			const price = priceUsage(ofMetric.map(priceTier), quantity);
			const before = charged.get(`${period.id} ${metricSlug}`);
			if (price.amountMinor === (before?.amountMinor ?? 0n)) continue;
			const unitLabel = ofMetric[0]?.unitLabel ?? '';
			lines.push({...head(period, terms, {metricSlug, quantity, unitLabel}), ...(await body(unit, {price, quantity, before}))});
		}
	}

	return lines;
}

const priceTier = (tier: PricingTier): PriceTier => ({...tier, tierEnd: tier.tierEnd ?? null, freeUnits: tier.freeUnits ?? null});

/** What the tenant used in a period, by metric; 0 for a metric without usage. */
async function quantitiesOf(
	unit: Unit,
	{tenantId, serviceId, startsAt: start, endsAt: end}: SubscriptionPeriod,
): Promise<(metric: string) => Decimal> {
	const metrics = await metricsOf(unit, serviceId);
	const usage = await usageOfPeriod(unit, {tenantId, serviceId, start, end: end ?? null});
	return slug => quantityOf(metrics.get(slug)?.aggregation ?? 'sum', usage.get(slug));
}

async function chargedFor({em}: Unit, periodIds: readonly string[]): Promise<Map<string, Charged>> {
	if (periodIds.length === 0) return new Map();
	const rows = await em.execute<ChargedRow[]>(
		`select l.subscription_period_id, l.metric_slug, sum(l.amount_minor)::text as amount_minor, max(l.id) as line_id
		 from invoice_line l join invoice i on i.id = l.invoice_id
		 where l.subscription_period_id = any(?::text[]) and l.kind = 'usage' and (i.status <> 'void' or i.number is not null)
		 group by l.subscription_period_id, l.metric_slug`,
		[arrayLiteral(periodIds)],
	);
	return new Map(
		rows.map(row => [`${row.subscription_period_id} ${row.metric_slug}`, {amountMinor: BigInt(row.amount_minor), lineId: row.line_id}]),
	);
}

type Metered = Readonly<{metricSlug: string; quantity: Decimal; unitLabel: string}>;

const head = (period: SubscriptionPeriod, {service}: Terms, {metricSlug, quantity, unitLabel}: Metered) => ({
	kind: 'usage' as const,
	description: `${service.name}, ${metricSlug}: ${[formatDecimal(quantity), unitLabel].filter(Boolean).join(' ')}`,
	...daysOf(period),
	serviceSlug: period.serviceSlug,
	metricSlug,
	subscriptionId: period.subscriptionId,
	subscriptionPeriodId: period.id,
});

type Charge = Readonly<{price: UsagePrice; quantity: Decimal; before: Charged | undefined}>;

/** Quantity, price and amount of a usage line. What gives back is taxed as what it gives back was. */
async function body({em}: Unit, {price, quantity, before}: Charge) {
	const amountMinor = price.amountMinor - (before?.amountMinor ?? 0n);
	const explanation = {...price.explanation, ...(before && {billed_before_cents: Number(before.amountMinor)})};
	const unitPrice = before ? undefined : singleUnitPrice(price, quantity);
	const figures = unitPrice
		? {quantity, unitPriceMinor: unitPrice}
		: {quantity: decimalOf(amountMinor < 0n ? -1n : 1n), unitPriceMinor: size(amountMinor)};
	if (amountMinor >= 0n || !before) return {...figures, amountMinor, explanation};

	return {...figures, amountMinor, explanation, ...givingBack(await em.findOneOrFail(InvoiceLine, before.lineId))};
}

const size = (amountMinor: bigint): Decimal => decimalOf(amountMinor < 0n ? -amountMinor : amountMinor);

/** The one price that says it all: every unit at it, and nothing besides. Undefined where tiers, fees, packs or free units stand between. */
function singleUnitPrice({explanation, amountMinor}: UsagePrice, quantity: Decimal): Decimal | undefined {
	const [tier, ...others] = explanation?.tiers ?? [];
	if (!tier || others.length > 0 || tier.unit_divisor !== 1 || tier.quantity !== formatDecimal(quantity)) return undefined;
	const unitPriceMinor = parseDecimal(tier.unit_price_cents);
	return lineAmount({quantity, unitPriceMinor}) === amountMinor ? unitPriceMinor : undefined;
}
