import type {Credentials} from './credentials.ts';
import {ConnectionError, errorOf} from './errors.ts';
import {type Failure, mayRepeat, type RetryLimits, readRetryAfter, sleep, waitAfter} from './retry.ts';
import type {CallOptions} from './types.ts';

/** What `fetch` sends as it is; a form brings its own type along. */
export type RequestBody = string | Uint8Array<ArrayBuffer> | FormData;

/** A call as it goes over the wire. */
export type Request = Readonly<{
	operation: string;
	method: string;
	url: string;
	headers: Readonly<Record<string, string>>;
	body: RequestBody | undefined;
	isKeyed: boolean;
}>;

export type Sending = Readonly<{fetch: typeof fetch; credentials: Credentials; retry: RetryLimits; attemptLimitMs: number}>;

/** An answer that came as a whole. */
export type Received = Readonly<{status: number; headers: Headers; bytes: Uint8Array<ArrayBuffer>; retryAfterMs?: number}>;

/**
 * Makes a call until it is answered: repeats what may be repeated, asks once for another token when the first one is refused. Throws the
 * error of the last answer, a `ConnectionError` when there was none, or the reason of the signal.
 */
export async function send(request: Request, {isRepeatable = false, signal}: CallOptions, sending: Sending): Promise<Received> {
	let isTokenFresh = false;
	for (let attempt = 1; ; attempt++) {
		const proof = await sending.credentials.headers();
		const outcome = await attemptOnce(request, proof, {signal, sending});
		if (!(outcome instanceof ConnectionError) && outcome.status >= 200 && outcome.status < 300) return outcome;
		if (!(outcome instanceof ConnectionError) && outcome.status === 401 && !isTokenFresh && sending.credentials.renew(proof)) {
			isTokenFresh = true;
			continue;
		}

		const failure: Failure = outcome instanceof ConnectionError ? 'lost' : outcome;
		const waitMs = mayRepeat({...request, isRepeatable}, failure) ? waitAfter(attempt, failure, sending.retry, Math.random()) : undefined;
		if (waitMs === undefined) {
			throw outcome instanceof ConnectionError ? outcome : errorOf(request.operation, {...outcome, body: readJson(outcome)});
		}

		await sleep(waitMs, signal);
	}
}

type Attempting = Readonly<{signal: AbortSignal | undefined; sending: Sending}>;

/** One attempt. An answer that breaks off in the middle is none. */
async function attemptOnce(
	request: Request,
	proof: Readonly<Record<string, string>>,
	{signal, sending}: Attempting,
): Promise<Received | ConnectionError> {
	const limit = AbortSignal.timeout(sending.attemptLimitMs);
	try {
		const answer = await sending.fetch(request.url, {
			method: request.method,
			headers: {...request.headers, ...proof},
			body: request.body,
			redirect: 'manual',
			signal: signal ? AbortSignal.any([signal, limit]) : limit,
		});
		const bytes = new Uint8Array(await answer.arrayBuffer());
		const retryAfterMs = readRetryAfter(answer.headers.get('retry-after'), Date.now());
		return {status: answer.status, headers: answer.headers, bytes, retryAfterMs};
	} catch (error) {
		signal?.throwIfAborted();
		return new ConnectionError(request.operation, error);
	}
}

/** The JSON of an answer; undefined when it is something else. */
export function readJson({headers, bytes}: Pick<Received, 'headers' | 'bytes'>): unknown {
	if (!/\bjson\b/.test(headers.get('content-type') ?? '')) return undefined;
	try {
		return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
	} catch {
		return undefined;
	}
}
