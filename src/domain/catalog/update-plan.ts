import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import type {PlanTerms} from './create-plan.ts';
import {newPriceVersion} from './new-price-version.ts';
import type {Plan} from './plan.ts';
import {lockPlan, versionOf} from './queries.ts';

export type PlanChange = PlanTerms & Readonly<{name?: string; basePriceMinor?: bigint}>;

type Request = Readonly<{planId: IdOf<'plan'>; change: PlanChange; isForExisting: boolean}>;

/**
 * Changes a plan; only what is given. A changed price is a new price version: running subscriptions keep theirs, and move to it at
 * their next renewal when the change says so.
 */
export async function updatePlan(unit: Unit, {planId, change: {basePriceMinor, ...terms}, isForExisting}: Request): Promise<Plan> {
	const plan = await lockPlan(unit, planId);
	unit.em.assign(plan, terms);
	const current = await versionOf(unit, plan.currentVersionId);
	const isNewPrice = basePriceMinor !== undefined && basePriceMinor !== current.basePriceMinor;
	if (isNewPrice || isForExisting) await newPriceVersion(unit, plan, {basePriceMinor, isForExisting});
	return plan;
}
