import {request} from 'undici';
import {startTimeLimit} from '../../domain/platform/process/time-limit.ts';
import {readBounded} from './read-bounded.ts';

const CALL_LIMIT_MS = 10_000;

export type FixedCall = Readonly<{
	method?: 'GET' | 'POST';
	headers?: Readonly<Record<string, string>>;
	body?: string;
	answerLimitBytes: number;
}>;

/**
 * Calls a host that the environment names. Follows no redirect; the whole call has one time limit and the answer one of size. Throws
 * when nobody answers within them.
 */
export async function callFixedHost(url: string, {answerLimitBytes, ...call}: FixedCall): Promise<{status: number; text: string}> {
	using limit = startTimeLimit(CALL_LIMIT_MS);
	const {statusCode, body} = await request(url, {...call, signal: limit.signal});
	return {status: statusCode, text: await readBounded(body, answerLimitBytes)};
}
