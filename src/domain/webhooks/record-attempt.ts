import type {Verdict} from '../platform/attempts/attempt.ts';
import {arrayLiteral} from '../platform/unit/array-literal.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import type {ClaimedDelivery} from './claim-delivery.ts';
import type {WebhookDelivery} from './delivery.ts';
import {endDelivery, linesOf} from './end-delivery.ts';
import {makeNextDue} from './next-in-line.ts';
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
	const {status = null} = attempt;
	delivery.lastStatus = status;
	if (status !== null) delivery.lastError = null;
	await writeAttempts(unit, [{id: delivery.id, attempt}]);
	if (verdict === 'done') {
		delivery.deliveredAt = unit.now;
		await noteSuccesses(unit, [delivery.subscriberId]);
		await endDelivery(unit, delivery, 'deliver');
		return;
	}

	await noteFailures(unit, [delivery.subscriberId]);
	if (status === GONE) await switchOff(unit, delivery.subscriberId, 'it answered 410 Gone', `ANSWERED_${GONE}`);
	else await switchOffFailing(unit, [delivery.subscriberId]);
}

/** An attempt that ended with the delivery made or to be tried again, and what its delivery was claimed with. */
export type EndedAttempt = Readonly<{delivery: ClaimedDelivery; attempt: Attempt; verdict: Exclude<Verdict, 'given_up'>}>;

/**
 * The same for many whose deliveries are written down already, none of them given up, with a fixed number of statements. Of a subscriber
 * that took one of them it does not count that others failed at the same time.
 */
export async function recordAttempts(unit: Unit, ended: readonly EndedAttempt[]): Promise<void> {
	if (ended.length === 0) return;
	await writeAttempts(
		unit,
		ended.map(({delivery: {id}, attempt}) => ({id, attempt})),
	);
	const made = ended.filter(({verdict}) => verdict === 'done');
	const took = new Set(made.map(({delivery: {subscriberId}}) => subscriberId));
	const failed = new Set(ended.map(({delivery: {subscriberId}}) => subscriberId).filter(id => !took.has(id)));
	await noteSuccesses(unit, [...took]);
	await noteFailures(unit, [...failed]);
	await switchOffFailing(unit, [...failed]);
	await makeNextDue(unit, linesOf(made.map(({delivery: {subscriberId, inLineOf}}) => ({subscriberId, subjectId: inLineOf}))));
}

type Written = Readonly<{id: WebhookDelivery['id']; attempt: Attempt}>;

/** Adds attempts to those that were made for the same deliveries before, with one statement; of one delivery there is one at most. */
async function writeAttempts({em, realNow}: Unit, written: readonly Written[]): Promise<void> {
	const rows = written.map(({id, attempt: {status, error, durationMs, answer}}) => ({
		...{id, status, error, duration_ms: durationMs},
		// A character that was cut in two is none.
		answer: answer?.toWellFormed(),
	}));
	await em.execute(
		`insert into webhook_attempt (delivery_id, number, at, status, error, duration_ms, answer)
		 select r.id, coalesce((select max(number) from webhook_attempt a where a.delivery_id = r.id), 0) + 1, ?::timestamptz, r.status, r.error,
		   r.duration_ms, r.answer
		 from jsonb_to_recordset(?::jsonb) as r(id text, status int, error text, duration_ms int, answer text)`,
		[realNow, JSON.stringify(rows)],
	);
}

type Ids = readonly IdOf<'webhookSubscription'>[];

/**
 * Notes on subscribers when they last succeeded, past their version: many deliveries end at once, and none may lose its record over this.
 * For the same reason the time is exact to a second only, and of one that is being changed it is noted the next time.
 */
async function noteSuccesses({em, now}: Unit, ids: Ids): Promise<void> {
	if (ids.length === 0) return;
	await em.execute(
		`update webhook_subscription s set last_success_at = ?, failing_since = null from (
		   select id from webhook_subscription where id = any(?::text[])
		     and (failing_since is not null or last_success_at is null or last_success_at <= ?) for update skip locked) noted
		 where s.id = noted.id`,
		[now, arrayLiteral(ids), new Date(now.getTime() - NOTED_EVERY_MS)],
	);
}

/** The same for failures. */
async function noteFailures({em, now}: Unit, ids: Ids): Promise<void> {
	if (ids.length === 0) return;
	await em.execute(
		`update webhook_subscription s set last_failure_at = ?, failing_since = coalesce(s.failing_since, ?) from (
		   select id from webhook_subscription where id = any(?::text[])
		     and (failing_since is null or last_failure_at is null or last_failure_at <= ?) for update skip locked) noted
		 where s.id = noted.id`,
		[now, now, arrayLiteral(ids), new Date(now.getTime() - NOTED_EVERY_MS)],
	);
}

/** Whoever did nothing but fail for as long as is put up with is switched off. */
async function switchOffFailing(unit: Unit, ids: Ids): Promise<void> {
	if (ids.length === 0) return;
	const {em, now} = unit;
	const failing = await em.execute<{id: Ids[number]}[]>(
		'select id from webhook_subscription where id = any(?::text[]) and is_active and failing_since <= ? order by id',
		[arrayLiteral(ids), new Date(now.getTime() - FAILING_LIMIT_DAYS * 24 * 3_600_000)],
	);
	for (const {id} of failing) await switchOff(unit, id, `it did nothing but fail for ${FAILING_LIMIT_DAYS} days`, 'ONLY_FAILED');
}
