import type {Unit} from '../platform/unit/unit.ts';
import {firstIdAt} from '../platform/values/id.ts';
import {findSubscriber, type Whose} from './queries.ts';
import type {WebhookSubscription} from './subscriber.ts';

const DAY_MS = 24 * 3_600_000;
/** No more deliveries are looked at: the newest of the last day, and of those that wait the ones that are due first. */
const LOOKED_AT_LIMIT = 10_000;

/** How it goes with telling a subscriber. Shares are decimals from 0 to 1; undefined where nothing was tried. */
export type SubscriberState = Readonly<{
	subscriber: WebhookSubscription;
	/** What is due or will be tried again; no more than 10,000 are counted. */
	waiting: number;
	/** Seconds since the oldest of them was made; 0 when none waits. */
	lagSeconds: number;
	nextAttemptAt: Date | null;
	/** Of what was made within a day. */
	lastDay: Readonly<{delivered: number; dead: number; pending: number}>;
	successRate: number | null;
}>;

/** How it goes with telling a subscriber, by a bounded look at its newest deliveries and at those that wait. */
export async function getSubscriberState(unit: Unit, whose: Whose): Promise<SubscriberState> {
	const subscriber = await findSubscriber(unit, whose);
	const [waits] = await unit.em.execute<{waiting: string; oldest: Date | string | null; next: Date | string | null}[]>(
		`select count(*) as waiting, min(created_at) as oldest, min(next_attempt_at) as next from (
		   select created_at, next_attempt_at from webhook_delivery
		   where subscriber_id = ? and next_attempt_at is not null order by next_attempt_at limit ?) w`,
		[subscriber.id, LOOKED_AT_LIMIT],
	);
	const counted = await unit.em.execute<{status: string; count: string}[]>(
		`select status, count(*) as count from (
		   select status from webhook_delivery where subscriber_id = ? and id >= ? order by id desc limit ?) d group by status`,
		[subscriber.id, firstIdAt('webhookDelivery', new Date(unit.now.getTime() - DAY_MS)), LOOKED_AT_LIMIT],
	);
	const of = (status: string) => Number(counted.find(row => row.status === status)?.count ?? 0);
	const lastDay = {delivered: of('delivered'), dead: of('dead'), pending: of('pending')};
	const over = lastDay.delivered + lastDay.dead;
	return {
		subscriber,
		waiting: Number(waits?.waiting ?? 0),
		lagSeconds: waits?.oldest ? Math.max(0, Math.floor((unit.now.getTime() - new Date(waits.oldest).getTime()) / 1000)) : 0,
		nextAttemptAt: waits?.next ? new Date(waits.next) : null,
		lastDay,
		successRate: over === 0 ? null : lastDay.delivered / over,
	};
}
