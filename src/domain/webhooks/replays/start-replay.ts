import {lockNames} from '../../platform/unit/lock-names.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {newId} from '../../platform/values/id.ts';
import type {FeedCursor} from '../feed/cursor.ts';
import {headOf} from '../feed/read-events.ts';
import {findActiveSubscriber, ownerOf, type Whose} from '../queries.ts';
import {refuse} from '../refusals.ts';
import {demandTopics} from '../topic.ts';
import {WebhookReplay} from './replay.ts';

/** Clocks of different machines differ by less; a fact is published so long before it seems to happen at most. */
const CLOCKS_APART_MS = 60_000;
/** A fact is published within so long after it happened. */
const PUBLISHED_WITHIN_MS = 24 * 3_600_000;

type Request = Readonly<{
	whose: Whose;
	/** Who asks. */
	by: string;
	from: Date;
	/** What happened up to the unit's instant, unless said. */
	to?: Date | undefined;
	topics?: readonly string[] | undefined;
	object?: string | undefined;
	isOnlyMissed?: boolean | undefined;
}>;

/** Begins to tell a subscriber again what happened in a span of time; of one that is running it must be the end first. */
export async function startReplay(
	unit: Unit,
	{whose, by, from, to = justAfter(unit.now), topics, object, isOnlyMissed = false}: Request,
): Promise<WebhookReplay> {
	const subscriber = await findActiveSubscriber(unit, whose);
	const {id: subscriberId, partnerId, tenantId = null} = subscriber;
	await lockNames(unit, [`webhook replays of ${subscriberId}`]);
	const running = await unit.em.findOne(WebhookReplay, {subscriberId, status: 'running'});
	if (running) throw refuse('replay_running', {id: running.id});
	const first = await placeBefore(unit, new Date(from.getTime() - CLOCKS_APART_MS));
	const last = await placeBefore(unit, new Date(Math.max(from.getTime(), to.getTime()) + PUBLISHED_WITHIN_MS));
	if (subscriber.missedSince && from <= subscriber.missedSince) subscriber.missedSince = null;
	const replay = unit.em.create(WebhookReplay, {
		...{id: newId('webhookReplay', unit.now), subscriberId, partnerId, tenantId, status: 'running', startedBy: by, isOnlyMissed, told: 0},
		...{topics: topics ? demandTopics(topics) : null, objectId: object ?? null, fromAt: from, untilAt: to},
		...{passedAt: first.at, passedPosition: first.position, firstPosition: first.position},
		lastPosition: last.position,
	});
	unit.record({type: 'webhook_replay.requested', step: 1, owner: ownerOf(replay), data: {replay_id: replay.id}});
	return replay;
}

const justAfter = (instant: Date): Date => new Date(instant.getTime() + 1);

/** The place of the last event that was published before an instant. */
async function placeBefore(unit: Unit, instant: Date): Promise<FeedCursor> {
	const head = await headOf(unit);
	if (head.at < instant) return head;
	const [last] = await unit.em.execute<{position: string; at: Date | string}[]>(
		'select position, published_at as at from event where published_at < ? order by published_at desc, position desc limit 1',
		[instant],
	);
	if (last) return {position: BigInt(last.position), at: new Date(last.at)};
	return {position: 0n, at: new Date(0)};
}
