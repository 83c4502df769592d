import {getPlanOnShelf} from '../catalog/queries.ts';
import {findBillingProfile, getTenant} from '../organization/queries.ts';
import {violatedConstraint} from '../platform/unit/database-errors.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {activate} from './activate.ts';
import {keepMade, nothingMade} from './made.ts';
import {demandWithinMoneyLimit} from './price-limit.ts';
import {requestProvisioning} from './provisioned.ts';
import {findLive, hasTried} from './queries.ts';
import {refuse} from './refusals.ts';
import {Subscription} from './subscription.ts';

/** Units of a plan that one subscription may hold. */
export const QUANTITY_LIMIT = 1_000_000;

type Request = Readonly<{
	tenantId: IdOf<'tenant'>;
	planId: IdOf<'plan'>;
	quantity?: number;
	metadata?: Record<string, string>;
}>;

/** A tenant never subscribes to what is not offered to everybody. */
const OFFERED_TO_ALL = {serviceIds: [], planIds: []};

/**
 * Subscribes a tenant to a plan of the catalog. Without a provisioning definition the service works at once, so the subscription is
 * trialing or active when this returns; with one it is pending until its workflow is completed. A tenant tries each service once.
 */
export async function subscribe(unit: Unit, {tenantId, planId, quantity = 1, metadata = {}}: Request): Promise<Subscription> {
	const tenant = await getTenant(unit, tenantId);
	const {plan, service, version} = await getPlanOnShelf(unit, planId, OFFERED_TO_ALL);
	if (!(await findBillingProfile(unit, tenantId))) throw refuse('billing_profile_missing');
	const live = await findLive(unit, tenantId, service.id);
	if (live) throw refuse('already_subscribed', {service: service.slug, id: live.id});

	const price = {priceMinor: version.basePriceMinor, billingPeriod: plan.billingPeriod, currency: plan.currency, quantity};
	await demandWithinMoneyLimit(unit, {tenantId, partnerId: tenant.partnerId, ...price});
	const subscription = unit.em.create(Subscription, {
		tenantId,
		partnerId: tenant.partnerId,
		serviceId: service.id,
		serviceSlug: service.slug,
		planId: plan.id,
		planKey: plan.keyIn(service),
		planVersionId: version.id,
		...price,
		status: 'pending',
		step: 0,
		currentPeriodIndex: 0,
		metadata,
	});
	const made = nothingMade();
	if (service.isProvisioned()) requestProvisioning(unit, subscription);
	else activate(unit, made, subscription, {tenant, trialDays: (await hasTried(unit, tenantId, service.id)) ? 0 : plan.trialDays});
	try {
		await keepMade(unit, made);
	} catch (error) {
		if (violatedConstraint(error) === 'subscription__one_live')
			throw refuse('already_subscribed', {service: service.slug, id: 'made at the same time'});
		throw error;
	}

	return subscription;
}
