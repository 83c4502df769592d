import {z} from 'zod';
import {type BooksAccess, type BooksAnswer, REFUSED_TOGETHER, UNCLEAR} from '../../domain/accounting/remote/remote-books.ts';
import {known, present as presentAt, refused} from '../books/answers.ts';
import {type BooksCall, createBooksClient, type Protocol} from '../books/books-client.ts';
import type {JsonAnswer} from '../outbound/call-provider.ts';
import {xeroSettings} from './xero-settings.ts';

const SECOND_MS = 1000;

const messages = z.array(z.object({Message: z.string()}));
const failure = z.object({
	Message: z.string().optional(),
	Detail: z.string().optional(),
	Title: z.string().optional(),
	Elements: z.array(z.object({ValidationErrors: messages.default([])})).default([]),
});

const causes: Readonly<Record<number, string>> = {
	403: 'The app has no right to this organisation, or lacks a scope',
	413: 'It is too large for Xero',
};

/** Why Xero says no, in its own words. */
function sentenceOf({status, json}: JsonAnswer): string {
	const {data} = failure.safeParse(json);
	const faults = data?.Elements.flatMap(({ValidationErrors: errors}) => errors.map(({Message: text}) => text)) ?? [];
	const told = faults.length > 0 ? faults.join('; ') : (data?.Detail ?? data?.Message ?? data?.Title);
	return `${causes[status] ?? 'Xero refuses it'}${told ? `: ${told}` : ''}`;
}

const protocol: Protocol = {
	...{sentenceOf, hasAccessTokens: true},
	/** Seconds, of a minute or of a day. */
	restOf(headers) {
		const seconds = Number(headers['retry-after']);
		return Number.isFinite(seconds) && seconds > 0 ? seconds * SECOND_MS : undefined;
	},
};

/** Calls within one organisation, and how it is configured. */
export type XeroClient = ReturnType<ReturnType<typeof createXeroClients>>;

/** Xero's Accounting API 2.0. */
export function createXeroClients(url: string) {
	const clientFor = createBooksClient(protocol);
	return ({settings: given, token, realNow, attempt}: BooksAccess) => {
		const settings = xeroSettings.parse(given);
		const {organisation_id: books, calls_per_minute: callsPerMinute} = settings;
		const headers = {authorization: `Bearer ${token}`, 'xero-tenant-id': books};
		const call = clientFor({books, callsPerMinute, realNow, attempt, headers});
		return {
			settings,
			call: async <Value>(
				{path, ...rest}: Omit<BooksCall, 'url'> & {path: string},
				schema: z.ZodType<Value>,
			): Promise<BooksAnswer<Value | undefined>> => call({...rest, url: `${url}/api.xro/2.0/${path}`}, schema),
		};
	};
}

/** What stands behind each thing that was to be made: only this says whether it was. */
export const element = z.object({
	StatusAttributeString: z.string().optional(),
	HasErrors: z.boolean().optional(),
	HasValidationErrors: z.boolean().optional(),
	ValidationErrors: messages.default([]),
});

/** What must be there after a call that made it. */
export const present = <Value>(answer: BooksAnswer<Value | undefined>): BooksAnswer<Value> => presentAt(answer, 'Xero');

/** What of an answer is about one of the things that were sent: it bears our name for it, or none and stands in its place. */
export function named<Element>(
	list: readonly Element[],
	index: number,
	{wanted, nameOf}: Readonly<{wanted: string; nameOf: (one: Element) => string | undefined}>,
): Element | undefined {
	const inPlace = list[index];
	return list.find(one => nameOf(one) === wanted) ?? (inPlace && nameOf(inPlace) === undefined ? inPlace : undefined);
}

/** What a call about some things came to, for each of them, where it says nothing about each. */
export function ofEach<Thing>(things: readonly Thing[], answer: Exclude<BooksAnswer<unknown>, {kind: 'known'}>): BooksAnswer<never>[] {
	const isAboutAll = answer.kind === 'refused' && things.length > 1;
	return things.map(() => (isAboutAll ? {kind: 'unclear', code: REFUSED_TOGETHER} : answer));
}

/** Answers for some things, in their order: what is answered already, and by one call what is not. */
export async function completed<Thing, Value>(
	things: readonly Thing[],
	answered: (thing: Thing) => BooksAnswer<Value> | undefined,
	ask: (missing: readonly Thing[]) => Promise<readonly BooksAnswer<Value>[]>,
): Promise<readonly BooksAnswer<Value>[]> {
	const answers = things.map(answered);
	const missing = things.filter((_, index) => answers[index] === undefined);
	const asked = missing.length > 0 ? await ask(missing) : [];
	const byThing = new Map(missing.map((thing, index) => [thing, asked[index]]));
	return things.map((thing, index) => answers[index] ?? byThing.get(thing) ?? UNCLEAR);
}

/** The answer for the one thing that was asked about. */
export const only = <Value>([answer]: readonly BooksAnswer<Value>[]): BooksAnswer<Value> => answer ?? UNCLEAR;

/** A call that succeeded says of each thing whether it was made. */
export function judged<Made>(one: z.infer<typeof element> | undefined, made: Made | undefined): BooksAnswer<Made> {
	const fault = one && faultOf(one);
	if (fault) return refused('not_valid', fault);
	return one && made !== undefined ? known(made) : UNCLEAR;
}

/** Why one thing of a call that succeeded was not made; undefined when it was. */
function faultOf({
	StatusAttributeString: status,
	HasErrors,
	HasValidationErrors,
	ValidationErrors: faults,
}: z.infer<typeof element>): string | undefined {
	if (status !== 'ERROR' && !HasErrors && !HasValidationErrors) return undefined;
	return `Xero refuses it: ${faults.map(({Message: text}) => text).join('; ') || 'it does not say why'}`;
}
