import {readSettings} from '../../platform/process/settings.ts';
import {ownedAs} from '../../platform/unit/fact.ts';
import {findRows} from '../../platform/unit/find-rows.ts';
import {lockMany} from '../../platform/unit/lock-many.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {addDays, type Day, dayOf, daysBetween, midnightOf} from '../../platform/values/period.ts';
import {subscriptionEventData} from '../events.ts';
import {tellPackTrialEnds} from '../packs/events.ts';
import {type WholePack, wholePacks} from '../packs/lock-packs.ts';
import {PackSubscription} from '../packs/pack-subscription.ts';
import {SubscriptionPeriod} from '../periods/subscription-period.ts';
import {Subscription} from '../subscription.ts';

/** The last day of a trial and the zone whose midnights it is counted by. */
type TrialEnd = Readonly<{lastDay: Day; zone: string}>;

/** The midnight at which so many days of a trial are left. */
const noticeAt = ({lastDay, zone}: TrialEnd, days: number): Date => midnightOf(addDays(lastDay, 1 - days), zone);

/**
 * Announces the ends of trials that are so many days away as the platform's settings say, once each, for many subscriptions by a fixed
 * number of queries; and writes down when it is to be looked again. Where several notices were missed, the last of them is given. The trial of a
 * pack is told of once, by the one of its subscriptions that was chosen for it.
 */
export async function tellTrialsEnding(
	unit: Unit,
	{subscriptionIds}: Readonly<{subscriptionIds: readonly IdOf<'subscription'>[]}>,
): Promise<void> {
	const {trialNoticeDays} = await readSettings(unit);
	const due = {id: {$in: [...subscriptionIds]}, status: 'trialing' as const, nextTrialNoticeAt: {$lte: unit.now}};
	const trialing = await lockMany(unit, Subscription, due, {orderBy: {id: 'asc'}});
	const trials = await findRows(unit.em, SubscriptionPeriod, {subscriptionId: {$in: trialing.rows.map(({id}) => id)}, closedAt: null});
	const endOf = new Map(
		trials.flatMap(({subscriptionId, lastDay, timeZone: zone}) => (lastDay ? [[subscriptionId, {lastDay, zone}] as const] : [])),
	);
	const packs = await packsBy(unit, trialing.rows);
	for (const subscription of trialing.rows) {
		const daysLeft = daysToTell(unit, subscription, {end: endOf.get(subscription.id), trialNoticeDays});
		if (daysLeft !== undefined) tell(unit, subscription, {daysLeft, pack: packs.get(subscription.packSubscriptionId ?? '')});
	}

	await trialing.save();
}

type Notices = Readonly<{end: TrialEnd | undefined; trialNoticeDays: readonly number[]}>;

/** How many days of a trial are left, if that is to be told now; and writes down when it is to be looked again. */
function daysToTell(unit: Unit, subscription: Subscription, {end, trialNoticeDays}: Notices): number | undefined {
	const {nextTrialNoticeAt: lookedFor} = subscription;
	subscription.nextTrialNoticeAt = null;
	if (!end || !lookedFor) return undefined;
	const instants = trialNoticeDays.map(days => noticeAt(end, days)).toSorted((one, other) => one.getTime() - other.getTime());
	const isDue = instants.some(instant => instant >= lookedFor && instant <= unit.now);
	subscription.nextTrialNoticeAt = instants.find(instant => instant > unit.now) ?? null;
	const daysLeft = daysBetween(dayOf(unit.now, end.zone), end.lastDay) + 1;
	return isDue && daysLeft >= 1 ? daysLeft : undefined;
}

/** The packs that some of them are a part of, each with all of its subscriptions, by id. */
async function packsBy({em}: Unit, subscriptions: readonly Subscription[]): Promise<ReadonlyMap<string, WholePack>> {
	const ids = subscriptions.flatMap(({packSubscriptionId}) => packSubscriptionId ?? []);
	if (ids.length === 0) return new Map();
	const packs = await findRows(em, PackSubscription, {id: {$in: ids}});
	const children = await findRows(em, Subscription, {packSubscriptionId: {$in: ids}});
	return new Map(wholePacks(packs, children).map(whole => [whole.pack.id, whole]));
}

type Told = Readonly<{daysLeft: number; pack: WholePack | undefined}>;

function tell(unit: Unit, subscription: Subscription, {daysLeft, pack}: Told): void {
	if (pack) {
		tellPackTrialEnds(unit, pack, {told: subscription, daysLeft});
		return;
	}

	unit.record({
		type: 'subscription.trial_ending',
		step: `trial/${daysLeft}`,
		owner: ownedAs(subscription),
		data: {...subscriptionEventData(subscription, subscription.status), days_left: daysLeft},
	});
}
