import type {z} from 'zod';
import {type BooksAnswer, UNCLEAR} from '../../domain/accounting/remote/remote-books.ts';
import {keepableText} from '../../domain/platform/values/text-fault.ts';
import {callProvider, type JsonAnswer, type ProviderCall} from '../outbound/call-provider.ts';

const CALL_LIMIT_MS = 15_000;
/** Where they do not say how long they want to be left alone. */
const REST_MS = 60_000;
const LONGEST_REST_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
/** Longer than this nobody is kept waiting for the next call: it is made later. Whatever is made later is looked for every few seconds only. */
const PATIENCE_MS = 5000;
const SENTENCE_LIMIT = 500;

type Headers = JsonAnswer['headers'];

/** How a provider says what came of a call, beyond what HTTP says. */
export type Protocol = Readonly<{
	/** How long they want to be left alone after a 429, in milliseconds; undefined when they do not say. */
	restOf: (headers: Headers, realNow: Date) => number | undefined;
	/** What any answer says of how long nothing may be asked. */
	learntRest?: (headers: Headers, realNow: Date) => number | undefined;
	/** Why they say no, in their own words; undefined when that is not a no. */
	sentenceOf: (answer: JsonAnswer) => string;
	/** Whether this server error is a refusal in truth. */
	isRefusal?: (answer: JsonAnswer) => boolean;
	/** So many refusals an hour are made; then the hour is waited for. */
	refusalsPerHour?: number;
	/** A 401 is a matter of the access token, not of what was asked. */
	hasAccessTokens?: boolean;
}>;

/** Whose books are called, at which pace. */
export type BooksCaller = Readonly<{
	books: string;
	callsPerMinute: number;
	headers: Readonly<Record<string, string>>;
	realNow: Date;
	attempt: number;
}>;

export type BooksCall = Pick<ProviderCall, 'method' | 'body'> & Readonly<{url: string; headers?: Readonly<Record<string, string>>}>;

/** One call: what it answered, undefined where nothing is there (404). Everything that is not clearly a refusal leaves the outcome open. */
export type Call = <Value>(call: BooksCall, schema: z.ZodType<Value>) => Promise<BooksAnswer<Value | undefined>>;

/** `nextCall` and `restsUntil` by the process's own clock, in milliseconds. */
type Door = {nextCall: number; restsUntil: number; refusals: number[]};

/** Calls of a provider, for each of its books at the pace that they allow and with the rests that they ask for. */
export function createBooksClient(protocol: Protocol): (caller: BooksCaller) => Call {
	const doors = new Map<string, Door>();
	return caller => {
		const {books, realNow, attempt} = caller;
		const door = doors.get(books) ?? {nextCall: 0, restsUntil: 0, refusals: []};
		doors.set(books, door);
		const began = performance.now();
		return async ({url, method, body, headers = {}}, schema) => {
			const resting = restAfterRefusals(door, protocol, realNow) ?? (await pace(door, caller));
			if (resting !== undefined) return {kind: 'resting', afterMs: resting};
			const answer = await callProvider(url, {method, body, headers: {...caller.headers, ...headers}, limitMs: CALL_LIMIT_MS});
			if (!answer) return {kind: 'unclear', code: 'no_answer'};
			const {status, json} = answer;
			const learnt = protocol.learntRest?.(answer.headers, realNow) ?? 0;
			if (learnt > 0) door.restsUntil = began + Math.min(learnt, LONGEST_REST_MS);
			if (status === 429) return {kind: 'resting', afterMs: afterTooMany(protocol.restOf(answer.headers, realNow) ?? learnt)};
			if (status === 401 || status === 400 || status === 403 || status === 404) door.refusals.push(realNow.getTime());
			if (status === 401 && protocol.hasAccessTokens) return {kind: 'unauthorised'};
			if (status === 404) return {kind: 'known', value: undefined};
			const isLateRefusal = attempt > 1 && protocol.isRefusal?.(answer);
			if (status >= 500 && !isLateRefusal) return {kind: 'unclear', code: `answered_${status}`};
			if (status >= 300)
				return {kind: 'refused', code: `answered_${status}`, sentence: keepableText(protocol.sentenceOf(answer).slice(0, SENTENCE_LIMIT))};
			const read = schema.safeParse(json);
			return read.success ? {kind: 'known', value: read.data} : UNCLEAR;
		};
	};
}

const afterTooMany = (ms: number): number => (ms > 0 ? Math.min(ms, LONGEST_REST_MS) : REST_MS);

/** How long nothing may be asked yet for how often they refused within the hour. */
function restAfterRefusals(door: Door, {refusalsPerHour}: Protocol, realNow: Date): number | undefined {
	const now = realNow.getTime();
	door.refusals = door.refusals.filter(at => at > now - 60 * MINUTE_MS);
	const [first] = door.refusals;
	if (refusalsPerHour === undefined || first === undefined || door.refusals.length < refusalsPerHour) return undefined;
	return first + 60 * MINUTE_MS - now;
}

/** Waits until the next call may begin, by the pace and by what they said of how long they want to rest; where that is long, says how long. */
async function pace(door: Door, {callsPerMinute}: BooksCaller): Promise<number | undefined> {
	const now = performance.now();
	const begins = Math.max(now, door.nextCall, door.restsUntil);
	if (begins - now > PATIENCE_MS) return Math.ceil(begins - now);
	door.nextCall = begins + MINUTE_MS / callsPerMinute;
	if (begins > now) await new Promise(resolve => setTimeout(resolve, begins - now));
	return undefined;
}
