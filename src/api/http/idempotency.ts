import {Refusal, type Refusals, refusing} from '../../domain/platform/refusals.ts';
import {type Cipher, sha256} from '../../domain/platform/secrets.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import {type Problem, problemOf} from './problems.ts';

/** An answer is given again for so long (real time). */
const KEPT_MS = 24 * 3_600_000;

/** Whoever comes again after so long mostly finds the answer. */
const IN_FLIGHT_SECONDS = 1;

/** Refusals that are answers: the same request will get them again. Others may change by themselves (401, 403, 422, 429, 5xx). */
const STORED_STATUSES = new Set([400, 404, 409]);

export const idempotencyRefusals = {
	request_in_flight: {kind: 'taken', message: 'A request with this Idempotency-Key is being worked on'},
	key_reused: {kind: 'taken', message: 'This Idempotency-Key was used for another request'},
} as const satisfies Refusals;

const refuse = refusing(idempotencyRefusals);

/** `refusal`: the code, when the work was refused just now. */
type GivenAnswer = Readonly<{status: number; body: unknown; refusal?: string}>;

export type StoredAnswer = GivenAnswer & Readonly<{isReplayed: boolean}>;

type Request = Readonly<{caller: string; key: string; fingerprint: string; requestId: string; cipher: Cipher}>;

/** What makes two requests the same: method, path, query and body. */
export const fingerprintOf = (method: string, url: string, body: unknown): string => sha256(JSON.stringify([method, url, body ?? null]));

const place = ({caller, key}: Request) => ({table: 'idempotency_record', column: 'answer', row: sha256(`${caller}\u0000${key}`)});

/**
 * Does the work once for a caller and key: the first answer is stored in the transaction of the effect and given again after that. A
 * crash leaves neither effect nor answer. Answers are stored encrypted, for some hold secrets that are shown once.
 */
export async function once(unit: Unit, request: Request, work: () => Promise<GivenAnswer>): Promise<StoredAnswer> {
	const [lock] = await unit.em.execute<{had: boolean}[]>('select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as had', [
		`${request.caller}\u0001${request.key}`,
	]);
	const stored = await findAnswer(unit, request);
	if (stored) return stored;
	// Asked for after the lock: whoever holds it may only be reading the answer that is stored already.
	if (!lock?.had) throw refuse('request_in_flight', {retryAfterSeconds: IN_FLIGHT_SECONDS});
	const answer = await answerOf(unit, request, work);
	await unit.em.execute(
		`insert into idempotency_record (caller, key, fingerprint, status, answer, created_at) values (?, ?, ?, ?, ?, ?)
		 on conflict (caller, key) do update set fingerprint = excluded.fingerprint, status = excluded.status, answer = excluded.answer, created_at = excluded.created_at`,
		[
			request.caller,
			request.key,
			request.fingerprint,
			answer.status,
			request.cipher.encrypt(JSON.stringify(answer.body ?? null), place(request)),
			unit.realNow,
		],
	);
	return {...answer, isReplayed: false};
}

async function findAnswer(unit: Unit, request: Request): Promise<StoredAnswer | undefined> {
	const [row] = await unit.em.execute<{fingerprint: string; status: number; answer: string}[]>(
		'select fingerprint, status, answer from idempotency_record where caller = ? and key = ? and created_at > ?',
		[request.caller, request.key, new Date(unit.realNow.getTime() - KEPT_MS)],
	);
	if (!row) return undefined;
	if (row.fingerprint !== request.fingerprint) throw refuse('key_reused');
	return {status: row.status, body: JSON.parse(request.cipher.decrypt(row.answer, place(request))), isReplayed: true};
}

/** The answer of the work; a refusal that is an answer rolls the work back and is stored like any other. */
async function answerOf(unit: Unit, {requestId}: Request, work: () => Promise<GivenAnswer>): Promise<GivenAnswer> {
	try {
		return await unit.attempt(work);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const problem: Problem | undefined = problemOf(error, requestId);
		if (!problem || !STORED_STATUSES.has(problem.status)) throw error;
		return {status: problem.status, body: problem.body, refusal: error.code};
	}
}
