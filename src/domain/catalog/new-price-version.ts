import type {EntityDTO} from '@mikro-orm/core';
import type {Unit} from '../platform/unit/unit.ts';
import type {Decimal} from '../platform/values/decimal.ts';
import {newId} from '../platform/values/id.ts';
import {type Plan, PlanVersion} from './plan.ts';
import {PricingTier} from './pricing-tier.ts';
import type {PriceTier} from './pricing-tiers.ts';
import {tiersOf, versionOf} from './queries.ts';

/** A tier as it is given: where it stands in the list is its order. */
export type NewTier = Omit<PriceTier, 'tierEnd' | 'freeUnits'> &
	Readonly<{metricSlug: string; unitLabel: string; tierEnd?: Decimal | null; freeUnits?: Decimal | null}>;

type PriceChange = Readonly<{basePriceMinor?: bigint; tiers?: readonly NewTier[]; isForExisting: boolean}>;

/** Gives a plan its next price: what is not given is carried over from the price before. Older versions stay as they are. */
export async function newPriceVersion(unit: Unit, plan: Plan, change: PriceChange): Promise<PlanVersion> {
	const before = await versionOf(unit, plan.currentVersionId);
	const tiers: readonly NewTier[] = change.tiers ?? (await tiersOf(unit, before.id));
	const version = unit.em.create(PlanVersion, {
		id: newId('planVersion', unit.now),
		planId: plan.id,
		number: before.number + 1,
		basePriceMinor: change.basePriceMinor ?? before.basePriceMinor,
		isForExisting: change.isForExisting,
	});
	for (const [sortOrder, tier] of tiers.entries()) {
		unit.em.create(PricingTier, {...priceOf(tier), planVersionId: version.id, sortOrder});
	}

	plan.currentVersionId = version.id;
	return version;
}

const priceOf = (
	tier: NewTier,
): Omit<EntityDTO<PricingTier>, 'id' | 'createdAt' | 'updatedAt' | 'version' | 'planVersionId' | 'sortOrder'> => ({
	metricSlug: tier.metricSlug,
	model: tier.model,
	tierStart: tier.tierStart,
	tierEnd: tier.tierEnd ?? null,
	unitPriceMinor: tier.unitPriceMinor,
	flatFeeMinor: tier.flatFeeMinor,
	unitLabel: tier.unitLabel,
	unitDivisor: tier.unitDivisor,
	freeUnits: tier.freeUnits ?? null,
});
