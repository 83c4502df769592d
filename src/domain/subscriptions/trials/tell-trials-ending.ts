import {readSettings} from '../../platform/process/settings.ts';
import {ownedAs} from '../../platform/unit/fact.ts';
import {lockMany} from '../../platform/unit/lock-many.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {addDays, type Day, dayOf, daysBetween, midnightOf} from '../../platform/values/period.ts';
import {subscriptionEventData} from '../events.ts';
import {Subscription} from '../subscription.ts';
import {SubscriptionPeriod} from '../subscription-period.ts';

/** The last day of a trial and the zone whose midnights it is counted by. */
type TrialEnd = Readonly<{lastDay: Day; zone: string}>;

/** The midnight at which so many days of a trial are left. */
const noticeAt = ({lastDay, zone}: TrialEnd, days: number): Date => midnightOf(addDays(lastDay, 1 - days), zone);

/**
 * Announces the ends of trials that are so many days away as the platform's settings say, once each, for many subscriptions by a fixed
 * number of queries; and writes down when it is to be looked again. Where several notices were missed, the last of them is given.
 */
export async function tellTrialsEnding(
	unit: Unit,
	{subscriptionIds}: Readonly<{subscriptionIds: readonly IdOf<'subscription'>[]}>,
): Promise<void> {
	const {trialNoticeDays} = await readSettings(unit);
	const due = {id: {$in: [...subscriptionIds]}, status: 'trialing' as const, nextTrialNoticeAt: {$lte: unit.now}};
	const trialing = await lockMany(unit, Subscription, due, {orderBy: {id: 'asc'}});
	const trials = await unit.em.find(
		SubscriptionPeriod,
		{subscriptionId: {$in: trialing.rows.map(({id}) => id)}, closedAt: null},
		{disableIdentityMap: true},
	);
	const endOf = new Map(
		trials.flatMap(({subscriptionId, lastDay, timeZone: zone}) => (lastDay ? [[subscriptionId, {lastDay, zone}] as const] : [])),
	);
	for (const subscription of trialing.rows) tellOne(unit, subscription, {end: endOf.get(subscription.id), trialNoticeDays});
	await trialing.save();
}

type Notices = Readonly<{end: TrialEnd | undefined; trialNoticeDays: readonly number[]}>;

function tellOne(unit: Unit, subscription: Subscription, {end, trialNoticeDays}: Notices): void {
	const {nextTrialNoticeAt: lookedFor} = subscription;
	subscription.nextTrialNoticeAt = null;
	if (!end || !lookedFor) return;
	const instants = trialNoticeDays.map(days => noticeAt(end, days)).toSorted((one, other) => one.getTime() - other.getTime());
	const isDue = instants.some(instant => instant >= lookedFor && instant <= unit.now);
	subscription.nextTrialNoticeAt = instants.find(instant => instant > unit.now) ?? null;
	const daysLeft = daysBetween(dayOf(unit.now, end.zone), end.lastDay) + 1;
	if (!isDue || daysLeft < 1) return;
	unit.record({
		type: 'subscription.trial_ending',
		step: `trial/${daysLeft}`,
		owner: ownedAs(subscription),
		data: {...subscriptionEventData(subscription, subscription.status), days_left: daysLeft},
	});
}
