import {LockMode} from '@mikro-orm/core';
import {lockMany} from '../../platform/unit/lock-many.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {PackSubscription} from '../../subscriptions/packs/pack-subscription.ts';
import {packsOf} from '../../subscriptions/packs/queries.ts';
import {Subscription} from '../../subscriptions/subscription.ts';

/** What an invoice charges for, locked. */
export type PaidFor = Readonly<{
	/** Subscriptions that live by themselves. */
	single: readonly Subscription[];
	/** Packs of which some of the subscriptions are. */
	packSubscriptionIds: readonly IdOf<'packSubscription'>[];
}>;

/**
 * Locks subscriptions, and the packs that some of them are a part of with all of theirs: packs before subscriptions, those in one order, as
 * everywhere, so that whoever changes some of the same waits.
 */
export async function lockWhatIsPaidFor(unit: Unit, subscriptionIds: readonly IdOf<'subscription'>[]): Promise<PaidFor> {
	const named = {id: {$in: [...subscriptionIds]}};
	const packSubscriptionIds = await packsOf(unit, subscriptionIds);
	if (packSubscriptionIds.length > 0) {
		await lockMany(unit, PackSubscription, {id: {$in: packSubscriptionIds}}, {orderBy: {id: 'asc'}});
		const ofPacks = {packSubscriptionId: {$in: packSubscriptionIds}};
		await lockMany(unit, Subscription, {$or: [named, ofPacks]}, {orderBy: {id: 'asc'}});
	}

	const ofNoPack = {...named, packSubscriptionId: null};
	const single = await unit.em.find(Subscription, ofNoPack, {lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: {id: 'asc'}});
	return {single, packSubscriptionIds};
}
