import {meteredVersionsOf} from '../../catalog/queries.ts';
import {lockMany} from '../../platform/unit/lock-many.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {SubscriptionPeriod} from '../periods/subscription-period.ts';
import {Subscription} from '../subscription.ts';
import {PackSubscription} from './pack-subscription.ts';

/** A pack subscription with its subscriptions, in the order of the pack's items. */
export type WholePack = Readonly<{pack: PackSubscription; children: readonly Subscription[]}>;

/** Packs that are locked for a change, with all that is theirs. */
export type LockedPacks = Readonly<{
	packs: readonly WholePack[];
	/** The period that one of their subscriptions is in. */
	openPeriodOf: (child: Subscription) => SubscriptionPeriod | undefined;
	/** Whether one of them is on a price version with tiers, so that there is usage to bill. */
	isMetered: (child: Subscription) => boolean;
	/** Stores what was changed on any of them, with one statement a table. */
	save: () => Promise<void>;
}>;

/** Packs with their subscriptions, in the order that they were asked for. */
export const wholePacks = (packs: readonly PackSubscription[], children: readonly Subscription[]): WholePack[] => {
	const ofPack = Map.groupBy(children, ({packSubscriptionId}) => packSubscriptionId);
	return packs.map(pack => ({pack, children: (ofPack.get(pack.id) ?? []).toSorted((one, other) => (one.id < other.id ? -1 : 1))}));
};

/**
 * Locks packs with their subscriptions and the periods that these are in, by a fixed number of queries. Always in this order, packs first,
 * so that whoever changes some of the same waits and never deadlocks.
 */
export async function lockPacks(unit: Unit, ids: readonly IdOf<'packSubscription'>[]): Promise<LockedPacks> {
	const packs = await lockMany(unit, PackSubscription, {id: {$in: [...ids]}}, {orderBy: {id: 'asc'}});
	const children = await lockMany(unit, Subscription, {packSubscriptionId: {$in: [...ids]}}, {orderBy: {id: 'asc'}});
	const open = await lockMany(
		unit,
		SubscriptionPeriod,
		{subscriptionId: {$in: children.rows.map(({id}) => id)}, closedAt: null},
		{orderBy: {id: 'asc'}},
	);
	const metered = await meteredVersionsOf(
		unit,
		children.rows.map(({planVersionId}) => planVersionId),
	);
	const periodOf = new Map(open.rows.map(period => [period.subscriptionId, period]));
	return {
		packs: wholePacks(packs.rows, children.rows),
		openPeriodOf: ({id}) => periodOf.get(id),
		isMetered: ({planVersionId}) => metered.has(planVersionId),
		async save() {
			await open.save();
			await children.save();
			await packs.save();
		},
	};
}
