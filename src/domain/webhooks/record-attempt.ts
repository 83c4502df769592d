import type {Verdict} from '../platform/attempts/attempt.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {WebhookDelivery} from './delivery.ts';
import {endDelivery} from './end-delivery.ts';
import {GONE} from './retry.ts';
import {FAILING_LIMIT_DAYS, switchOff} from './switch-off.ts';

/** What came of one call: a status, or a network fault as a code, never a value; how long it took and what was answered. */
export type Attempt = Readonly<{
	status?: number;
	retryAfterSeconds?: number | undefined;
	error?: string;
	durationMs: number;
	answer?: string;
}>;

const NOTED_EVERY_MS = 1000;

/**
 * Writes down an attempt, and what follows from it for the delivery and its subscriber. One that answers 410 Gone, or did nothing but fail
 * for five days, is switched off. What follows for a delivery that is given up stands in its rule.
 */
export async function recordAttempt(
	unit: Unit,
	delivery: WebhookDelivery,
	{attempt, verdict}: Readonly<{attempt: Attempt; verdict: Verdict}>,
): Promise<void> {
	const {status = null, error = null, durationMs, answer = null} = attempt;
	delivery.lastStatus = status;
	if (status !== null) delivery.lastError = null;
	await unit.em.execute(
		`insert into webhook_attempt (delivery_id, number, at, status, error, duration_ms, answer)
		 select ?::text, coalesce(max(number), 0) + 1, ?::timestamptz, ?::int, ?::text, ?::int, ?::text from webhook_attempt where delivery_id = ?`,
		[delivery.id, unit.realNow, status, error, durationMs, answer, delivery.id],
	);
	if (verdict === 'done') {
		delivery.deliveredAt = unit.now;
		await noteSuccess(unit, delivery);
		await endDelivery(unit, delivery, 'deliver');
		return;
	}

	const failing = await noteFailure(unit, delivery);
	if (status === GONE) await switchOff(unit, delivery.subscriberId, 'it answered 410 Gone', `ANSWERED_${GONE}`);
	else if (failing) await switchOff(unit, delivery.subscriberId, `it did nothing but fail for ${FAILING_LIMIT_DAYS} days`, 'ONLY_FAILED');
}

/**
 * Notes on the subscriber when it last succeeded or failed, past its version: many deliveries to one subscriber end at once, and none
 * may lose its record over this. For the same reason the time is exact to a second only.
 */
async function noteSuccess({em, now}: Unit, {subscriberId}: WebhookDelivery): Promise<void> {
	await em.execute(
		`update webhook_subscription set last_success_at = ?, failing_since = null
		 where id = ? and (failing_since is not null or last_success_at is null or last_success_at <= ?)`,
		[now, subscriberId, new Date(now.getTime() - NOTED_EVERY_MS)],
	);
}

/** The same for a failure; answers whether there was nothing else for as long as is put up with. */
async function noteFailure({em, now}: Unit, {subscriberId}: WebhookDelivery): Promise<boolean> {
	await em.execute(
		`update webhook_subscription set last_failure_at = ?, failing_since = coalesce(failing_since, ?)
		 where id = ? and (failing_since is null or last_failure_at is null or last_failure_at <= ?)`,
		[now, now, subscriberId, new Date(now.getTime() - NOTED_EVERY_MS)],
	);
	const limit = new Date(now.getTime() - FAILING_LIMIT_DAYS * 24 * 3_600_000);
	const failing = await em.execute<unknown[]>('select 1 from webhook_subscription where id = ? and failing_since <= ?', [
		subscriberId,
		limit,
	]);
	return failing.length > 0;
}
