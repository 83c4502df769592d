import {getService} from '../../catalog/queries.ts';
import {ownedAs} from '../../platform/unit/fact.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {Subscription} from '../subscription.ts';
import {forgetPending, setChanging, type Terms, termsOf} from './terms.ts';

/** Whether a subscription's service is to be changed before the subscription is. */
export const isServiceAsked = async (unit: Unit, {serviceId}: Subscription): Promise<boolean> =>
	(await getService(unit, serviceId)).isAskedToChange();

/**
 * Has the service of a subscription, which is locked, changed to other terms. Until it has, the subscription stays on the terms that it has
 * and is billed by them; then it changes (`finishChanges`), or, when the service cannot, stays what it is (`forgetChanges`).
 */
export function askForChange(unit: Unit, subscription: Subscription, terms: Terms): void {
	setChanging(subscription, terms);
	subscription.step += 1;
	recordAsked(unit, subscription);
}

/**
 * Has the service of a subscription, which is locked and has been put on other terms, told of them by the same steps as it is changed with. There is
 * nothing left to be changed here when it has; when it cannot, the subscription stays on them, and people are told.
 */
export function tellService(unit: Unit, subscription: Subscription, previous: Pick<Terms, 'planId'>): void {
	setChanging(subscription, termsOf(subscription));
	recordAsked(unit, subscription, {previous_plan_id: previous.planId});
}

const recordAsked = (unit: Unit, subscription: Subscription, previous: {previous_plan_id?: string} = {}): void =>
	unit.record({
		type: 'subscription.change_requested',
		step: subscription.step,
		owner: ownedAs(subscription),
		data: {
			...{subscription_id: subscription.id, tenant_id: subscription.tenantId, partner_id: subscription.partnerId},
			...previous,
		},
	});

/** The same for what waited for the end of a period, which is there: it is asked for once, and not again when the service cannot change. */
export function askForPending(unit: Unit, subscription: Subscription, terms: Terms): void {
	forgetPending(subscription);
	askForChange(unit, subscription, terms);
}
