import {violatedConstraint} from '../platform/unit/database-errors.ts';
import {demandRoom} from '../platform/unit/demand-room.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {Currency} from '../platform/values/currencies.ts';
import {type IdOf, newId} from '../platform/values/id.ts';
import type {BillingPeriod} from './billing-period.ts';
import {Plan, type PlanFeatures, PlanVersion} from './plan.ts';
import {getService} from './queries.ts';
import {refuse} from './refusals.ts';

/** What the vendor may say of a plan, now or later. */
export type PlanTerms = Readonly<{
	description?: string | null;
	tier?: string;
	features?: PlanFeatures;
	quotas?: Record<string, number>;
	isActive?: boolean;
	isPublic?: boolean;
	trialDays?: number;
	termPeriods?: number | null;
	costMultiplier?: string | null;
	sortOrder?: number;
	metadata?: Record<string, string>;
}>;

export type NewPlan = PlanTerms &
	Readonly<{
		serviceId: IdOf<'service'>;
		slug: string;
		name: string;
		billingPeriod: BillingPeriod;
		currency: Currency;
		basePriceMinor: bigint;
	}>;

/** So many plans a service has at most: they are shown all at once, and each of them stays for whoever has it. */
export const PLANS_LIMIT = 500;

/** Adds a plan to a service, with its first price version and no tiers. */
export async function createPlan(unit: Unit, {basePriceMinor, ...given}: NewPlan): Promise<Plan> {
	const service = await getService(unit, given.serviceId);
	const {id: serviceId} = service;
	await demandRoom(unit, {
		entity: Plan,
		where: {serviceId},
		owner: serviceId,
		things: 'plans of a service',
		limit: PLANS_LIMIT,
		path: 'slug',
	});
	const plan = unit.em.create(Plan, {
		...given,
		tier: given.tier ?? 'standard',
		features: given.features ?? {items: []},
		quotas: given.quotas ?? {},
		isActive: given.isActive ?? true,
		isPublic: given.isPublic ?? true,
		trialDays: given.trialDays ?? 0,
		sortOrder: given.sortOrder ?? 0,
		metadata: given.metadata ?? {},
		currentVersionId: newId('planVersion', unit.now),
	});
	unit.em.create(PlanVersion, {id: plan.currentVersionId, planId: plan.id, number: 1, basePriceMinor, isForExisting: false});
	try {
		await unit.em.flush();
	} catch (error) {
		if (violatedConstraint(error) === 'plan__service_slug') throw refuse('plan_slug_taken', {slug: given.slug, service: service.slug});
		throw error;
	}

	return plan;
}
