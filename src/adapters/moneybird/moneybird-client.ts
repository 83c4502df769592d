import {z} from 'zod';
import type {BooksAccess, BooksAnswer} from '../../domain/accounting/remote/remote-books.ts';
import {type BooksCall, createBooksClient, type Protocol} from '../books/books-client.ts';
import type {JsonAnswer} from '../outbound/call-provider.ts';
import {moneybirdSettings} from './moneybird-settings.ts';

const texts = z.union([z.string(), z.array(z.string())]);
const failure = z.object({error: z.union([z.string(), z.record(z.string(), texts)])});

const causes: Readonly<Record<number, string>> = {
	401: 'The token is not valid, or has no right to this',
	402: 'The plan of the administration does not allow it',
	403: 'The token has no right to this administration',
};

/** Why Moneybird says no, in its own words with the fields that it names. */
function sentenceOf({status, json}: JsonAnswer): string {
	const {data} = failure.safeParse(json);
	const told =
		typeof data?.error === 'string'
			? data.error
			: Object.entries(data?.error ?? {})
					.map(([field, text]) => `${field}: ${[text].flat().join(', ')}`)
					.join('; ');
	return `${causes[status] ?? 'Moneybird refuses it'}${told ? `: ${told}` : ''}`;
}

const protocol: Protocol = {
	sentenceOf,
	/** Their header is a second of the epoch, not a duration. */
	restOf(headers, realNow) {
		const until = Number(headers['retry-after']) * 1000 - realNow.getTime();
		return Number.isFinite(until) ? until : undefined;
	},
};

/** Calls within one administration, and how it is configured. */
export type MoneybirdClient = ReturnType<ReturnType<typeof createMoneybirdClients>>;

/** Moneybird's API v2. */
export function createMoneybirdClients(url: string) {
	const clientFor = createBooksClient(protocol);
	return ({settings: given, token, realNow, attempt}: BooksAccess) => {
		const settings = moneybirdSettings.parse(given);
		const {administration_id: books, calls_per_minute: callsPerMinute} = settings;
		const call = clientFor({books, callsPerMinute, realNow, attempt, headers: {authorization: `Bearer ${token}`}});
		return {
			settings,
			/** Within the administration. */
			call: async <Value>(
				{path, ...rest}: Omit<BooksCall, 'url'> & {path: string},
				schema: z.ZodType<Value>,
			): Promise<BooksAnswer<Value | undefined>> => call({...rest, url: `${url}/api/v2/${books}/${path}`}, schema),
			/** Outside of any administration. */
			callRoot: async <Value>(path: string, schema: z.ZodType<Value>): Promise<BooksAnswer<Value | undefined>> =>
				call({method: 'GET', url: `${url}/api/v2/${path}`}, schema),
		};
	};
}
