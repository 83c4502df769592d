import {Plan} from '../catalog/plan.ts';
import {Tenant} from '../organization/tenant.ts';
import {ownedAs} from '../platform/unit/fact.ts';
import {findRows} from '../platform/unit/find-rows.ts';
import {lockMany} from '../platform/unit/lock-many.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {activate} from './activate.ts';
import {end} from './end.ts';
import {keepMade, nothingMade} from './made.ts';
import {Subscription} from './subscription.ts';

/** Says that a subscription is pending until its service is provisioned. */
export const requestProvisioning = (unit: Unit, subscription: Subscription): void =>
	unit.record({
		type: 'subscription.provisioning_requested',
		step: subscription.step,
		owner: ownedAs(subscription),
		data: {subscription_id: subscription.id, tenant_id: subscription.tenantId, partner_id: subscription.partnerId},
	});

type Many = Readonly<{subscriptionIds: readonly IdOf<'subscription'>[]}>;

/** Those of them that are pending, locked. What belongs to a pack follows the pack, which begins when the last of them is provided. */
const lockPending = async (unit: Unit, {subscriptionIds}: Many) =>
	lockMany(unit, Subscription, {id: {$in: [...subscriptionIds]}, status: 'pending', packSubscriptionId: null}, {orderBy: {id: 'asc'}});

/**
 * Lets pending subscriptions begin whose services are provisioned now: from this day on they are paid for. By a fixed number of queries; what
 * is not pending any more is left alone.
 */
export async function activateProvisioned(unit: Unit, request: Many): Promise<void> {
	const pending = await lockPending(unit, request);
	if (pending.rows.length === 0) return;
	const among = <Id extends string>(ids: readonly Id[]): {$in: Id[]} => ({$in: [...new Set(ids)]});
	const tenantIds = among(pending.rows.map(({tenantId}) => tenantId));
	const tenants = new Map((await unit.em.find(Tenant, {id: tenantIds})).map(tenant => [tenant.id, tenant]));
	const plans = new Map((await unit.em.find(Plan, {id: among(pending.rows.map(({planId}) => planId))})).map(plan => [plan.id, plan]));
	const tried = await findRows(
		unit.em,
		Subscription,
		{tenantId: tenantIds, serviceId: among(pending.rows.map(({serviceId}) => serviceId)), trialEndsAt: {$ne: null}},
		{fields: ['tenantId', 'serviceId']},
	);
	const hasTried = new Set(tried.map(({tenantId, serviceId}) => `${tenantId} ${serviceId}`));
	const made = nothingMade();
	for (const subscription of pending.rows) {
		const {tenantId, serviceId, planId, agreedTrialDays, startDay: firstDay} = subscription;
		const [tenant, plan] = [tenants.get(tenantId), plans.get(planId)];
		if (!tenant || !plan) throw new Error(`tenant or plan of ${subscription.id} is not there`);
		const trialDays = agreedTrialDays ?? (hasTried.has(`${tenantId} ${serviceId}`) ? 0 : plan.trialDays);
		activate(unit, made, subscription, {tenant, trialDays, ...(firstDay && {firstDay})});
	}

	await pending.save();
	await keepMade(unit, made);
}

/** Ends pending subscriptions whose services could not be provisioned. They never began: nothing was charged, nothing is given back. */
export async function endUnprovisioned(unit: Unit, request: Many): Promise<void> {
	const pending = await lockPending(unit, request);
	const made = nothingMade();
	for (const subscription of pending.rows) {
		const reason = 'The service could not be provisioned';
		end(unit, made, subscription, {by: 'fail_provisioning', reason, isImmediate: true, open: undefined, isMetered: false});
	}

	await pending.save();
}
