import {LockMode} from '@mikro-orm/core';
import {recordGivenUp} from '../platform/record-given-up.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {WebhookDelivery} from './delivery.ts';
import {type SubscriberAnswer, verdictOn} from './retry.ts';
import {WebhookSubscription} from './subscriber.ts';

/** What came of one call. `error` is a code, never a value. */
export type Attempt = SubscriberAnswer & Readonly<{error?: string; durationMs: number; answer?: string}>;

type Request = Readonly<{id: IdOf<'webhookDelivery'>; attempt: Attempt; random: number}>;

const NOTED_EVERY_MS = 1000;

/** Writes down an attempt and what follows from it: done, again later, or dead; of what is dead the operator is told. */
export async function recordAttempt(unit: Unit, {id, attempt, random}: Request): Promise<void> {
	const delivery = await unit.em.findOne(WebhookDelivery, id, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (delivery?.status !== 'pending') return;
	delivery.attempts += 1;
	delivery.claimedUntil = null;
	delivery.lastStatus = attempt.status ?? null;
	delivery.lastError = attempt.error ?? null;
	await unit.em.execute(
		`insert into webhook_attempt (delivery_id, number, at, status, error, duration_ms, answer) values (?, ?, ?, ?, ?, ?, ?)`,
		[id, delivery.attempts, unit.realNow, attempt.status ?? null, attempt.error ?? null, attempt.durationMs, attempt.answer ?? null],
	);

	const verdict = verdictOn(attempt, delivery.attempts, random);
	if (verdict.kind === 'retry') {
		delivery.nextAttemptAt = new Date(unit.now.getTime() + verdict.afterMs);
		await note(unit, delivery.subscriberId, 'lastFailureAt');
		return;
	}

	delivery.nextAttemptAt = null;
	if (verdict.kind === 'delivered') {
		delivery.apply('deliver');
		delivery.deliveredAt = unit.now;
		await note(unit, delivery.subscriberId, 'lastSuccessAt');
		return;
	}

	delivery.apply('give_up');
	await note(unit, delivery.subscriberId, 'lastFailureAt');
	const given = {code: attempt.error ?? `ANSWERED_${attempt.status}`, step: delivery.version};
	if (!verdict.isSubscriberGone) {
		recordGivenUp(unit, {...given, kind: 'webhook_delivery', resourceId: id});
		return;
	}

	const subscriber = await unit.em.findOneOrFail(WebhookSubscription, delivery.subscriberId);
	subscriber.isActive = false;
	subscriber.disabledReason = 'it answered 410 Gone';
	recordGivenUp(unit, {...given, kind: 'webhook_subscriber', resourceId: subscriber.id});
}

/**
 * Notes on the subscriber when it last succeeded or failed, past its version: many deliveries to one subscriber end at once, and none
 * may lose its record over this. For the same reason the time is exact to a second only.
 */
async function note({em, now}: Unit, id: IdOf<'webhookSubscription'>, field: 'lastSuccessAt' | 'lastFailureAt'): Promise<void> {
	const earlier = new Date(now.getTime() - NOTED_EVERY_MS);
	await em.nativeUpdate(WebhookSubscription, {id, $or: [{[field]: null}, {[field]: {$lte: earlier}}]}, {[field]: now});
}
