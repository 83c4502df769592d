import type {PricedPlan} from '../catalog/queries.ts';
import {findBillingProfile} from '../organization/queries.ts';
import type {Tenant} from '../organization/tenant.ts';
import {violatedConstraint} from '../platform/unit/database-errors.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {Day} from '../platform/values/period.ts';
import {activate} from './activate.ts';
import {keepMade, nothingMade} from './made.ts';
import {demandWithinMoneyLimit} from './price-limit.ts';
import {requestProvisioning} from './provisioned.ts';
import {findLive} from './queries.ts';
import {refuse} from './refusals.ts';
import {Subscription} from './subscription.ts';

type Wanted = PricedPlan &
	Readonly<{
		tenant: Tenant;
		quantity?: number | undefined;
		/** The buyer's own number of the order. */
		purchaseOrder?: string | null | undefined;
		metadata?: Record<string, string> | undefined;
		trialDays: number;
		/** Staff have agreed on these days of trial: they hold also when the service is provisioned later. */
		isTrialAgreed?: boolean;
		/** Agreed on with this customer; the plan's unless said. */
		ownPriceMinor?: bigint | undefined;
		/** Day one, in the tenant's time zone: this day unless said. */
		firstDay?: Day | undefined;
	}>;

/**
 * Makes a subscription of a tenant that has a billing profile and no other one to the service, and lets it begin, or has its service
 * provisioned first.
 */
export async function makeSubscription(unit: Unit, wanted: Wanted): Promise<Subscription> {
	const {tenant, plan, service, version, quantity = 1, metadata = {}, trialDays, isTrialAgreed = false, ownPriceMinor, firstDay} = wanted;
	if (!(await findBillingProfile(unit, tenant.id))) throw refuse('billing_profile_missing');
	const live = await findLive(unit, tenant.id, service.id);
	if (live) throw refuse('already_subscribed', {service: service.slug, id: live.id});

	const {billingPeriod, currency} = plan;
	const price = {priceMinor: ownPriceMinor ?? version.basePriceMinor, billingPeriod, currency, quantity};
	await demandWithinMoneyLimit(unit, {tenantId: tenant.id, partnerId: tenant.partnerId, ...price});
	const subscription = unit.em.create(Subscription, {
		...{tenantId: tenant.id, partnerId: tenant.partnerId, serviceId: service.id, serviceSlug: service.slug},
		...{planId: plan.id, planKey: plan.keyIn(service), planVersionId: version.id},
		...price,
		hasOwnPrice: ownPriceMinor !== undefined,
		agreedTrialDays: isTrialAgreed ? trialDays : null,
		startDay: firstDay ?? null,
		status: 'pending',
		step: 0,
		currentPeriodIndex: 0,
		purchaseOrder: wanted.purchaseOrder ?? null,
		metadata,
	});
	const made = nothingMade();
	if (service.isProvisioned()) requestProvisioning(unit, subscription);
	else activate(unit, made, subscription, {tenant, trialDays, firstDay});
	try {
		await keepMade(unit, made);
	} catch (error) {
		if (violatedConstraint(error) === 'subscription__one_live')
			throw refuse('already_subscribed', {service: service.slug, id: 'made at the same time'});
		throw error;
	}

	return subscription;
}
