import type {Verdict} from '../platform/attempts/attempt.ts';
import {recordGivenUp} from '../platform/record-given-up.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import type {WebhookDelivery} from './delivery.ts';
import {GONE} from './retry.ts';
import {WebhookSubscription} from './subscriber.ts';

/** What came of one call: a status, or a network fault as a code, never a value; how long it took and what was answered. */
export type Attempt = Readonly<{
	status?: number;
	retryAfterSeconds?: number | undefined;
	error?: string;
	durationMs: number;
	answer?: string;
}>;

const NOTED_EVERY_MS = 1000;

/** Writes down an attempt, and what follows from it for the delivery and its subscriber. One that answers 410 Gone is switched off. */
export async function recordAttempt(
	unit: Unit,
	delivery: WebhookDelivery,
	{attempt, verdict}: Readonly<{attempt: Attempt; verdict: Verdict}>,
): Promise<void> {
	const {status = null, error = null, durationMs, answer = null} = attempt;
	delivery.lastStatus = status;
	if (status !== null) delivery.lastError = null;
	await unit.em.execute(
		`insert into webhook_attempt (delivery_id, number, at, status, error, duration_ms, answer) values (?, ?, ?, ?, ?, ?, ?)`,
		[delivery.id, delivery.attempts, unit.realNow, status, error, durationMs, answer],
	);
	if (verdict === 'done') {
		delivery.apply('deliver');
		delivery.deliveredAt = unit.now;
	}

	if (verdict === 'given_up') delivery.apply('give_up');
	await note(unit, delivery.subscriberId, verdict === 'done' ? 'lastSuccessAt' : 'lastFailureAt');
	if (status === GONE) await switchOff(unit, delivery);
}

async function switchOff(unit: Unit, {subscriberId}: WebhookDelivery): Promise<void> {
	const subscriber = await unit.em.findOneOrFail(WebhookSubscription, subscriberId);
	subscriber.isActive = false;
	subscriber.disabledReason = 'it answered 410 Gone';
	const step = unit.realNow.toISOString();
	recordGivenUp(unit, {kind: 'webhook_subscriber', resourceId: subscriber.id, code: `ANSWERED_${GONE}`, step});
}

/**
 * Notes on the subscriber when it last succeeded or failed, past its version: many deliveries to one subscriber end at once, and none
 * may lose its record over this. For the same reason the time is exact to a second only.
 */
async function note({em, now}: Unit, id: IdOf<'webhookSubscription'>, field: 'lastSuccessAt' | 'lastFailureAt'): Promise<void> {
	const earlier = new Date(now.getTime() - NOTED_EVERY_MS);
	await em.nativeUpdate(WebhookSubscription, {id, $or: [{[field]: null}, {[field]: {$lte: earlier}}]}, {[field]: now});
}
