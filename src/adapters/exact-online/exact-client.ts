import {z} from 'zod';
import {type BooksAccess, type BooksAnswer, UNCLEAR} from '../../domain/accounting/remote/remote-books.ts';
import {after, known} from '../books/answers.ts';
import {type BooksCall, createBooksClient, type Protocol} from '../books/books-client.ts';
import type {JsonAnswer} from '../outbound/call-provider.ts';
import {exactSettings} from './exact-settings.ts';

/** Ten errors an hour close the door for all; half of them are left to whoever else calls. */
const REFUSALS_AN_HOUR = 5;
const PAGES_LIMIT = 200;

const failure = z.object({error: z.object({message: z.object({value: z.string()})})});

const causes: Readonly<Record<number, string>> = {403: 'The app has no right to this division or to this'};

/** Why Exact says no, in its own words, which are in the language of whoever agreed. */
function sentenceOf({status, json}: JsonAnswer): string {
	const told = failure.safeParse(json).data?.error.message.value;
	return `${causes[status] ?? 'Exact Online refuses it'}${told ? `: ${told}` : ''}`;
}

/** Their headers are milliseconds of the epoch: how long until one that is used up is full again. */
function restOf(headers: JsonAnswer['headers'], realNow: Date): number | undefined {
	const rests = ['x-ratelimit', 'x-ratelimit-minutely'].flatMap(name => {
		const [remaining, reset] = [headers[`${name}-remaining`], Number(headers[`${name}-reset`])];
		return remaining === '0' && Number.isFinite(reset) ? [reset - realNow.getTime()] : [];
	});
	return rests.length > 0 ? Math.max(...rests) : undefined;
}

const protocol: Protocol = {
	...{sentenceOf, restOf, learntRest: restOf, hasAccessTokens: true, refusalsPerHour: REFUSALS_AN_HOUR},
	/** Faults of content come as 500, too. */
	isRefusal: ({json}) => failure.safeParse(json).success,
};

/** Calls within one division, and how it is configured. */
export type ExactClient = ReturnType<ReturnType<typeof createExactClients>>;

/** Exact Online's REST API (OData v2). */
export function createExactClients(url: string) {
	const clientFor = createBooksClient(protocol);
	return ({settings: given, token, realNow, attempt}: BooksAccess) => {
		const settings = exactSettings.parse(given);
		const {division: books, calls_per_minute: callsPerMinute} = settings;
		const headers = {authorization: `Bearer ${token}`, prefer: 'return=representation'};
		const call = clientFor({books, callsPerMinute, realNow, attempt, headers});
		const base = `${url}/api/v1/${books}`;
		return {
			settings,
			/** Makes something and answers it. */
			async post<Value>(path: string, body: BooksCall['body'], schema: z.ZodType<Value>): Promise<BooksAnswer<Value>> {
				const made = await call({method: 'POST', url: `${base}/${path}`, body}, z.object({d: schema}));
				return after(made, async value => (value ? known(value.d) : UNCLEAR));
			},
			/** All that fits a filter, page after page as they lead on; a list that cannot be read to its end is unclear. */
			async list<Value>(
				path: string,
				query: Readonly<{filter: string; select: string}>,
				schema: z.ZodType<Value>,
			): Promise<BooksAnswer<Value[]>> {
				const page = z.object({d: z.object({results: z.array(schema), __next: z.string().optional()})});
				let next: string | undefined = `${base}/${path}?$filter=${encodeURIComponent(query.filter)}&$select=${query.select}`;
				const all: Value[] = [];
				for (let read = 0; next !== undefined && read < PAGES_LIMIT; read++) {
					const answer: BooksAnswer<z.infer<typeof page> | undefined> = await call({method: 'GET', url: next}, page);
					if (answer.kind !== 'known') return answer;
					all.push(...(answer.value?.d.results ?? []));
					next = answer.value?.d.__next;
					// Nobody is led elsewhere with our token.
					if (next !== undefined && !next.startsWith(`${url}/`)) return {kind: 'unclear', code: 'leads_elsewhere'};
				}

				return next === undefined ? known(all) : {kind: 'unclear', code: 'too_many_to_look_through'};
			},
		};
	};
}

/** Text in a filter. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
