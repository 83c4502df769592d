import {z} from 'zod';
import {type MoneybirdSettings, moneybirdCredentials, moneybirdSettings} from '../../domain/accounting/remote/moneybird-settings.ts';
import type {BooksAccess, BooksAnswer} from '../../domain/accounting/remote/remote-books.ts';
import {callProvider, type ProviderCall} from '../outbound/call-provider.ts';

const CALL_LIMIT_MS = 15_000;
/** Where they do not say how long: their window is five minutes. */
const REST_MS = 60_000;
const LONGEST_REST_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
const SENTENCE_LIMIT = 500;

type Call = Pick<ProviderCall, 'method' | 'body'> & Readonly<{path: string}>;

/** Calls within one administration, at the pace that its settings allow. */
export type MoneybirdClient = Readonly<{
	settings: MoneybirdSettings;
	call: <Value>(call: Call, schema: z.ZodType<Value>) => Promise<BooksAnswer<Value | undefined>>;
}>;

/** Moneybird's API v2. Everything that is not clearly a refusal leaves the outcome open; 404 is known to be nothing. */
export function createMoneybirdClients(url: string): (access: BooksAccess) => MoneybirdClient {
	/** By administration, when the next call may begin, in real milliseconds. */
	const nextCalls = new Map<string, number>();
	return ({settings: given, credentials, realNow}) => {
		const settings = moneybirdSettings.parse(given);
		const {token} = moneybirdCredentials.parse(credentials);
		return {
			settings,
			async call({path, ...call}, schema) {
				await pace(nextCalls, settings);
				const answer = await callProvider(`${url}/api/v2/${settings.administration_id}/${path}`, {
					...{...call, headers: {authorization: `Bearer ${token}`}, limitMs: CALL_LIMIT_MS},
				});
				if (!answer) return {kind: 'unclear', code: 'no_answer'};
				const {status, json, headers} = answer;
				if (status === 404) return {kind: 'known', value: undefined};
				if (status === 429) return {kind: 'resting', afterMs: restOf(headers['retry-after'], realNow)};
				if (status >= 500) return {kind: 'unclear', code: `answered_${status}`};
				if (status >= 300) return {kind: 'refused', code: `answered_${status}`, sentence: sentenceOf(status, json)};
				const read = schema.safeParse(json);
				return read.success ? {kind: 'known', value: read.data} : {kind: 'unclear', code: 'not_understood'};
			},
		};
	};
}

/** Waits until the next call of an administration may begin. */
async function pace(nextCalls: Map<string, number>, {administration_id: id, calls_per_minute: calls}: MoneybirdSettings): Promise<void> {
	const now = performance.now();
	const begins = Math.max(now, nextCalls.get(id) ?? 0);
	nextCalls.set(id, begins + MINUTE_MS / calls);
	if (begins > now) await new Promise(resolve => setTimeout(resolve, begins - now));
}

/** Their header is a second of the epoch, not a duration. */
function restOf(header: string | undefined, realNow: Date): number {
	const until = Number(header) * 1000 - realNow.getTime();
	return Number.isFinite(until) && until > 0 ? Math.min(until, LONGEST_REST_MS) : REST_MS;
}

const texts = z.union([z.string(), z.array(z.string())]);
const failure = z.object({error: z.union([z.string(), z.record(z.string(), texts)])});

const causes: Readonly<Record<number, string>> = {
	401: 'The token is not valid, or has no right to this',
	402: 'The plan of the administration does not allow it',
	403: 'The token has no right to this administration',
};

/** Why Moneybird says no, in its own words with the fields that it names. */
function sentenceOf(status: number, json: unknown): string {
	const {data} = failure.safeParse(json);
	const told =
		typeof data?.error === 'string'
			? data.error
			: Object.entries(data?.error ?? {})
					.map(([field, text]) => `${field}: ${[text].flat().join(', ')}`)
					.join('; ');
	return `${causes[status] ?? 'Moneybird refuses it'}${told ? `: ${told}` : ''}`.slice(0, SENTENCE_LIMIT);
}
