import {z} from 'zod';
import {jsonValue} from '../platform/values/json-value.ts';
import type {CallKind, CallOutcome, StepState} from './workflow-state.ts';

export const ENDPOINT_LIMIT_BYTES = 2048;
export const CREDENTIALS_LIMIT_BYTES = 16 * 1024;
export const ERROR_LIMIT_BYTES = 1024;
export const METADATA_LIMIT_BYTES = 8192;
export const METADATA_KEYS_LIMIT = 50;
/** Levels of objects and lists within an answer. */
const LEVELS_LIMIT = 32;

/** What a step came to, as the service says it. */
export type StepResult = Readonly<{
	endpoint?: string | undefined;
	credentials?: Readonly<Record<string, unknown>> | undefined;
	metadata?: Readonly<Record<string, unknown>> | undefined;
}>;

/** What the service answered, or why it did not; `fault` is a code. */
export type ServiceAnswer = Readonly<{status: number; body: string; retryAfterSeconds: number | undefined}> | Readonly<{fault: string}>;

/** What came of a call: what it means for the step, and what is kept of it. */
export type ReadOutcome = Readonly<{
	outcome: CallOutcome;
	result?: StepResult;
	/** Why it is not done: a code, or what the service says itself. */
	error?: string;
	retryAfterSeconds?: number | undefined;
}>;

const bytes = (text: string): number => Buffer.byteLength(text);

const within = (limit: number) => (value: unknown) => bytes(typeof value === 'string' ? value : JSON.stringify(value)) <= limit;

/** What services answer, and what they say when they call back. */
export const resultFields = {
	endpoint: z.string().refine(within(ENDPOINT_LIMIT_BYTES), `must have at most ${ENDPOINT_LIMIT_BYTES} bytes`),
	credentials: z
		.record(z.string(), jsonValue)
		.refine(within(CREDENTIALS_LIMIT_BYTES), `must have at most ${CREDENTIALS_LIMIT_BYTES} bytes`),
	metadata: z
		.record(z.string(), jsonValue)
		.refine(value => Object.keys(value).length <= METADATA_KEYS_LIMIT, `must have at most ${METADATA_KEYS_LIMIT} keys`)
		.refine(within(METADATA_LIMIT_BYTES), `must have at most ${METADATA_LIMIT_BYTES} bytes`),
};

const {endpoint, credentials, metadata} = resultFields;
const resultSchema = z.object({endpoint: endpoint.nullish(), credentials: credentials.nullish(), metadata: metadata.nullish()});
const pollSchema = resultSchema.extend({
	status: z.enum(['pending', 'completed', 'failed']),
	error_message: z.string().refine(within(ERROR_LIMIT_BYTES)).nullish(),
});

/** Statuses that say "later" though they are client errors. */
const LATER = new Set([408, 425, 429]);

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** Nothing is there: so it is undone. */
const isGone = (status: number): boolean => status === 404 || status === 410;

type Asked = Readonly<{call: CallKind; completion: StepState['completion']}>;

/**
 * What an answer means. 2xx is success when it says what it must; 408, 425, 429, 5xx, silence, redirects (never followed) and answers that
 * cannot be read are tried again; any other answer is a clear no.
 */
export function readAnswer(answer: ServiceAnswer, {call, completion}: Asked): ReadOutcome {
	if ('fault' in answer) return {outcome: 'failed', error: answer.fault};
	const {status, body, retryAfterSeconds} = answer;
	if (call === 'undo' && (isSuccess(status) || isGone(status))) return {outcome: 'done'};
	if (!isSuccess(status)) {
		const isClear = status >= 400 && status < 500 && !LATER.has(status);
		return {outcome: isClear ? 'refused' : 'failed', error: `ANSWERED_${status}`, retryAfterSeconds};
	}

	if (call === 'poll') return readPoll(body);
	if (completion !== 'sync') return {outcome: 'accepted'};
	const read = resultSchema.safeParse(body.trim() === '' ? {} : parsed(body));
	return read.success ? {outcome: 'done', result: resultOf(read.data)} : {outcome: 'failed', error: 'ANSWER_NOT_UNDERSTOOD'};
}

function readPoll(body: string): ReadOutcome {
	const read = pollSchema.safeParse(parsed(body));
	if (!read.success) return {outcome: 'failed', error: 'ANSWER_NOT_UNDERSTOOD'};
	if (read.data.status === 'pending') return {outcome: 'pending'};
	if (read.data.status === 'failed') return {outcome: 'refused', error: read.data.error_message || 'FAILED_BY_SERVICE'};
	return {outcome: 'done', result: resultOf(read.data)};
}

const resultOf = (read: z.infer<typeof resultSchema>): StepResult => ({
	endpoint: read.endpoint ?? undefined,
	credentials: read.credentials ?? undefined,
	metadata: read.metadata ?? undefined,
});

/** An answer as JSON; undefined when it is none, or holds what cannot be kept: NUL, half characters, more levels than anybody means. */
function parsed(body: string): unknown {
	if (levelsOf(body) > LEVELS_LIMIT) return undefined;
	let isKeepable = true;
	const look = (name: string, value: unknown): unknown => {
		for (const text of [name, value]) if (typeof text === 'string') isKeepable &&= text.isWellFormed() && !text.includes('\u0000');
		return value;
	};
	try {
		const value: unknown = JSON.parse(body, look);
		return isKeepable ? value : undefined;
	} catch {
		return undefined;
	}
}

/** How deep objects and lists are within each other. */
function levelsOf(body: string): number {
	let [level, most] = [0, 0];
	for (const [bracket] of body.replace(/"(?:[^"\\]|\\.)*"/g, '').matchAll(/[{}[\]]/g)) {
		level += bracket === '{' || bracket === '[' ? 1 : -1;
		most = Math.max(most, level);
	}

	return most;
}
