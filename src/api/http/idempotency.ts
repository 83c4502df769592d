import {Refusal, type Refusals, refusing} from '../../domain/platform/refusals.ts';
import {type Cipher, sha256} from '../../domain/platform/secrets.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import {type Problem, problemOf} from './problems.ts';

/** An answer is given again for so long (real time). */
const KEPT_MS = 24 * 3_600_000;

/** Whoever comes again after so long mostly finds the answer. */
const IN_FLIGHT_SECONDS = 1;

/** Stands for the answer of work outside a unit while it is done; no answer has this status. */
const UNDER_WAY = 102;

/** Work outside a unit takes less (real time); what is older was cut off, and whoever comes with its key does it. */
const UNDER_WAY_MS = 120_000;

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

const underWay = () => refuse('request_in_flight', {retryAfterSeconds: IN_FLIGHT_SECONDS});

const place = ({caller, key}: Pick<Request, 'caller' | 'key'>) => ({
	table: 'idempotency_record',
	column: 'answer',
	row: sha256(`${caller}\u0000${key}`),
});

/**
 * Does the work once for a caller and key: the first answer is stored in the transaction of the effect and given again after that. A
 * crash leaves neither effect nor answer; a refusal rolls the work back. Answers are stored encrypted, for some hold secrets that are shown once.
 */
export async function once(unit: Unit, request: Request, work: () => Promise<GivenAnswer>): Promise<StoredAnswer> {
	const [lock] = await unit.em.execute<{had: boolean}[]>('select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as had', [
		`${request.caller}\u0001${request.key}`,
	]);
	const stored = await findAnswer(unit, request);
	if (stored) return stored;
	// Asked for after the lock: whoever holds it may only be reading the answer that is stored already.
	if (!lock?.had) throw underWay();
	const answer = await answerOf(async () => unit.attempt(work), request);
	await keepAnswer(unit, request, answer);
	return {...answer, isReplayed: false};
}

type InOwnUnit = <T>(work: (unit: Unit) => Promise<T>) => Promise<T>;

/**
 * The same for work that opens its units itself, for somebody outside is asked in between. That it is being worked on is written down
 * before, and the first answer after it. After a crash in between, the work itself has to go on with what it had begun.
 */
export async function onceOutside(inUnit: InOwnUnit, request: Request, work: () => Promise<GivenAnswer>): Promise<StoredAnswer> {
	const held = await inUnit(async unit => once(unit, request, async () => ({status: UNDER_WAY, body: undefined})));
	if (held.isReplayed) return held;
	const answer = await answerOf(work, request).catch(async error => {
		await inUnit(async unit =>
			unit.em.execute('delete from idempotency_record where caller = ? and key = ? and status = ?', [
				request.caller,
				request.key,
				UNDER_WAY,
			]),
		);
		throw error;
	});
	await inUnit(async unit => keepAnswer(unit, request, answer));
	return {...answer, isReplayed: false};
}

async function keepAnswer(unit: Unit, {caller, key, fingerprint, cipher}: Request, {status, body}: GivenAnswer): Promise<void> {
	await unit.em.execute(
		`insert into idempotency_record (caller, key, fingerprint, status, answer, created_at) values (?, ?, ?, ?, ?, ?)
		 on conflict (caller, key) do update set fingerprint = excluded.fingerprint, status = excluded.status, answer = excluded.answer, created_at = excluded.created_at`,
		[caller, key, fingerprint, status, cipher.encrypt(JSON.stringify(body ?? null), place({caller, key})), unit.realNow],
	);
}

async function findAnswer(unit: Unit, request: Request): Promise<StoredAnswer | undefined> {
	const [row] = await unit.em.execute<{fingerprint: string; status: number; answer: string; created_at: Date}[]>(
		'select fingerprint, status, answer, created_at from idempotency_record where caller = ? and key = ? and created_at > ?',
		[request.caller, request.key, new Date(unit.realNow.getTime() - KEPT_MS)],
	);
	if (!row) return undefined;
	if (row.fingerprint !== request.fingerprint) throw refuse('key_reused');
	if (row.status !== UNDER_WAY)
		return {status: row.status, body: JSON.parse(request.cipher.decrypt(row.answer, place(request))), isReplayed: true};
	if (new Date(row.created_at).getTime() > unit.realNow.getTime() - UNDER_WAY_MS) throw underWay();
	return undefined;
}

/** The answer of the work; a refusal that is an answer is stored like any other. */
async function answerOf(work: () => Promise<GivenAnswer>, {requestId}: Request): Promise<GivenAnswer> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const problem: Problem | undefined = problemOf(error, requestId);
		if (!problem || !STORED_STATUSES.has(problem.status)) throw error;
		return {status: problem.status, body: problem.body, refusal: error.code};
	}
}
