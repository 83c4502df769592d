import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {lockSubscription} from '../queries.ts';
import type {Subscription} from '../subscription.ts';

type Request = Readonly<{subscriptionId: IdOf<'subscription'>; purchaseOrder?: string | null | undefined}>;

/** Changes the buyer's number of the order, or forgets it: what is billed from now on bears it. Left out, nothing changes. */
export async function setPurchaseOrder(unit: Unit, {subscriptionId, purchaseOrder}: Request): Promise<Subscription> {
	const subscription = await lockSubscription(unit, subscriptionId);
	if (purchaseOrder !== undefined) subscription.purchaseOrder = purchaseOrder;
	return subscription;
}
