import {request} from 'undici';
import {startTimeLimit} from '../../domain/platform/process/time-limit.ts';
import {readBounded} from './read-bounded.ts';

const ANSWER_LIMIT_BYTES = 2 * 1024 * 1024;

export type ProviderCall = Readonly<{
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	headers: Readonly<Record<string, string>>;
	body?: unknown;
	limitMs: number;
}>;

/** An answer with its JSON; undefined where the answer has none or was cut. */
export type JsonAnswer = Readonly<{status: number; headers: Readonly<Record<string, string | undefined>>; json: unknown}>;

/**
 * Calls a provider that the environment names and reads JSON. Follows no redirect, bounded in time and size. Undefined when nobody
 * answered whole: whether it did anything is not known.
 */
export async function callProvider(url: string, {body, limitMs, method, headers}: ProviderCall): Promise<JsonAnswer | undefined> {
	using limit = startTimeLimit(limitMs);
	try {
		const answer = await request(url, {
			method,
			headers: {...headers, accept: 'application/json', ...(body !== undefined && {'content-type': 'application/json'})},
			...(body !== undefined && {body: JSON.stringify(body)}),
			signal: limit.signal,
		});
		const text = await readBounded(answer.body, ANSWER_LIMIT_BYTES);
		return {status: answer.statusCode, headers: flat(answer.headers), json: text === '' ? undefined : JSON.parse(text)};
	} catch {
		return undefined;
	}
}

const flat = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string | undefined> =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
