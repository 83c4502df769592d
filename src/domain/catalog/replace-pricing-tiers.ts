import {refuse as refusePlatform} from '../platform/refusals.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {type NewTier, newPriceVersion} from './new-price-version.ts';
import type {PricingTier} from './pricing-tier.ts';
import {pricingTierFaults} from './pricing-tiers.ts';
import {lockPlan, tiersOf} from './queries.ts';

type Request = Readonly<{planId: IdOf<'plan'>; tiers: readonly NewTier[]; isForExisting: boolean}>;

/** Replaces all tiers of a plan at once, as a new price version. Refuses tiers that are not sound, naming each one. */
export async function replacePricingTiers(unit: Unit, {planId, tiers, isForExisting}: Request): Promise<PricingTier[]> {
	const plan = await lockPlan(unit, planId);
	const details = pricingTierFaults(tiers.map(tier => ({...tier, tierEnd: tier.tierEnd ?? null, freeUnits: tier.freeUnits ?? null})));
	if (details.length > 0) throw refusePlatform('input_invalid', {details});
	const version = await newPriceVersion(unit, plan, {tiers, isForExisting});
	await unit.em.flush();
	return tiersOf(unit, version.id);
}
