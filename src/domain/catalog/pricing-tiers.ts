import type {Fault} from '../platform/refusals.ts';
import {compare, type Decimal, formatDecimal} from '../platform/values/decimal.ts';
import {namedEnum} from '../platform/values/named-enum.ts';

/** How the tiers of a metric price its quantity; one file each in `rating`. */
export const pricingModels = ['graduated', 'volume', 'package'] as const;

export type PricingModel = (typeof pricingModels)[number];

export const pricingModel = namedEnum(pricingModels, {
	id: 'PricingModel',
	description:
		'How tiers are read: `graduated` (each part of the quantity at the price of its tier), `volume` (all of it at the price of the tier that it falls in), ' +
		'`package` (started blocks of `unit_divisor` units).',
});

/** One tier of a metric's price: what it asks for quantities in `(tierStart, tierEnd]`. */
export type PriceTier = Readonly<{
	model: PricingModel;
	tierStart: Decimal;
	/** Null: no upper end. */
	tierEnd: Decimal | null;
	/** For `unitDivisor` units, in minor units of the plan's currency. */
	unitPriceMinor: Decimal;
	/** Once, when the tier is entered. */
	flatFeeMinor: bigint;
	/** At least 1. */
	unitDivisor: number;
	/** Taken off the quantity before any tier sees it; on a metric's first tier only. */
	freeUnits: Decimal | null;
}>;

type PlacedTier = Readonly<{tier: PriceTier & {metricSlug: string}; index: number}>;

const faultAt = ({index}: PlacedTier, field: string, message: string): Fault => ({path: `${index}.${field}`, message});

const metricOf = ({tier}: PlacedTier): string => `'${tier.metricSlug}'`;

function* faultsOfFirst(first: PlacedTier): Generator<Fault> {
	if (first.tier.tierStart.trillionths !== 0n) yield faultAt(first, 'tier_start', `the first tier of ${metricOf(first)} must start at 0`);
}

function* faultsOfEach(placed: PlacedTier): Generator<Fault> {
	const {tierStart, tierEnd} = placed.tier;
	if (tierEnd !== null && compare(tierEnd, tierStart) <= 0) yield faultAt(placed, 'tier_end', 'must be greater than tier_start');
}

function* faultsOfNext(previous: PlacedTier, next: PlacedTier): Generator<Fault> {
	const end = previous.tier.tierEnd;
	if (end === null) {
		yield faultAt(previous, 'tier_end', `only the last tier of ${metricOf(previous)} may be without an end`);
	} else if (compare(next.tier.tierStart, end) !== 0) {
		const what = compare(next.tier.tierStart, end) < 0 ? 'overlaps the tier before it' : 'leaves a gap after the tier before it';
		yield faultAt(next, 'tier_start', `${what}: it must be ${formatDecimal(end)}`);
	}
}

function* faultsOfLater(first: PlacedTier, later: PlacedTier): Generator<Fault> {
	if (later.tier.model !== first.tier.model) yield faultAt(later, 'model', `all tiers of ${metricOf(later)} must share one model`);
	else if (first.tier.model === 'package') yield faultAt(later, 'model', 'a package has exactly one tier');
	if ((later.tier.freeUnits?.trillionths ?? 0n) !== 0n)
		yield faultAt(later, 'free_units', `only the first tier of ${metricOf(later)} may have free units`);
}

function* faultsOfMetric(placed: readonly PlacedTier[]): Generator<Fault> {
	const inOrder = placed.toSorted((one, other) => compare(one.tier.tierStart, other.tier.tierStart));
	const [first, ...later] = inOrder;
	if (first === undefined) return;

	yield* faultsOfFirst(first);
	for (const each of inOrder) yield* faultsOfEach(each);
	for (const [index, next] of later.entries()) yield* faultsOfNext(inOrder[index] ?? first, next);
	for (const each of later) yield* faultsOfLater(first, each);
}

/**
 * Every fault of a plan's tiers, each naming the tier by its place in the list (`2.tier_start`); empty when they are sound. The tiers
 * of a metric, in whatever order they are sent, start at 0, follow each other without gap or overlap and share one model.
 */
export function pricingTierFaults(tiers: readonly (PriceTier & {metricSlug: string})[]): Fault[] {
	const byMetric = Map.groupBy(
		tiers.map((tier, index) => ({tier, index})),
		({tier}) => tier.metricSlug,
	);

	return [...byMetric.values()].flatMap(placed => [...faultsOfMetric(placed)]);
}
