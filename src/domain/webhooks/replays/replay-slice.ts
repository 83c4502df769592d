import {LockMode} from '@mikro-orm/core';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {readEvents} from '../feed/read-events.ts';
import {makeDeliveries, type NewDelivery} from '../make-deliveries.ts';
import {WebhookSubscription} from '../subscriber.ts';
import {typesOf} from '../topic.ts';
import {WebhookReplay} from './replay.ts';

/** Events that are told again at once. */
export const REPLAY_SLICE = 500;

type Request = Readonly<{replayId: IdOf<'webhookReplay'>; operatorPartnerId: string}>;

/**
 * Takes a replay one slice further. Answers what is due again; undefined when there is nothing to do any more, or another worker is on it.
 * One whose subscriber was switched off or deleted meanwhile is stopped.
 */
export async function replaySlice(unit: Unit, {replayId, operatorPartnerId}: Request): Promise<NewDelivery[] | undefined> {
	const replay = await unit.em.findOne(WebhookReplay, {id: replayId, status: 'running'}, {lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE});
	if (!replay) return undefined;
	const subscriber = await unit.em.findOne(WebhookSubscription, replay.subscriberId);
	if (!subscriber?.isActive) {
		replay.finish('stop', unit.now);
		return undefined;
	}

	const {partnerId, tenantId, topics} = subscriber;
	const own = typesOf(topics);
	const types = replay.topics ? typesOf(replay.topics).filter(type => own.includes(type)) : own;
	const {events, passed, hasMore} = await readEvents(unit, {
		...{after: {at: replay.passedAt, position: replay.passedPosition}, limit: REPLAY_SLICE, types},
		...{objectId: replay.objectId ?? undefined, lastPosition: replay.lastPosition},
		...(tenantId ? {tenantId} : partnerId !== operatorPartnerId && {partnerId}),
	});
	const inSpan = events.filter(({occurredAt}) => occurredAt >= replay.fromAt && occurredAt < replay.untilAt);
	const made = await makeDeliveries(
		unit,
		inSpan.map(event => ({event, subscriber})),
		replay.isOnlyMissed ? 'if it was given up' : 'if nothing is on its way',
	);
	Object.assign(replay, {passedAt: passed.at, passedPosition: passed.position, told: replay.told + made.length});
	if (!hasMore) {
		replay.passedPosition = replay.lastPosition;
		replay.finish('complete', unit.now);
	}

	return made;
}

/** Ends a replay that cannot be gone on with for a fault of ours. */
export async function failReplay({em, now}: Unit, replayId: IdOf<'webhookReplay'>): Promise<void> {
	const replay = await em.findOne(WebhookReplay, {id: replayId, status: 'running'}, {lockMode: LockMode.PESSIMISTIC_WRITE});
	replay?.finish('fail', now);
}
