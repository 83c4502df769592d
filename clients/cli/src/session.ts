import {join} from 'node:path';
import {type ApiCaller, createCaller, factsOf, type Token} from '@scaicontrol/client';
import type {ApiDocument} from './commands.ts';
import {apiDocument, type DocumentPlace, keptDocument} from './document.ts';
import {SignInError, UsageError} from './exit-codes.ts';
import type {Output} from './print.ts';
import {renew} from './sign-in.ts';
import {readSignIns, type SignIns, writeSignIns} from './sign-ins.ts';

/** A long sandbox move or a network that is away for a while is waited for. */
const ATTEMPTS = 30;

/** What the program finds around it; time and files are parameters, so that tests have their own. */
export type Surroundings = Readonly<{
	env: Readonly<Record<string, string | undefined>>;
	home: string;
	stdin: NodeJS.ReadableStream;
	output: Output;
	fetch: typeof fetch;
	openBrowser: (url: string) => void;
	now: () => number;
	signal?: AbortSignal;
}>;

export type OwnFlags = Readonly<{url?: string; token?: string; 'api-key'?: string}>;

/** Where sign-ins are kept. */
export const signInsFile = ({env, home}: Surroundings): string =>
	join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'scai', 'sign-ins.json');

const cacheFolder = ({env, home}: Surroundings): string => join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'scai');

/** One use of the program: which API, and who calls. */
export type Session = Readonly<{
	url: string;
	place: DocumentPlace;
	document: () => Promise<ApiDocument>;
	caller: (document: ApiDocument) => ApiCaller;
}>;

/** The address of the API, without a slash at its end; undefined when nobody said it. */
export async function urlOf(flags: OwnFlags, surroundings: Surroundings): Promise<string | undefined> {
	const url = flags.url ?? surroundings.env['SCAI_URL'] ?? (await readSignIns(signInsFile(surroundings))).url;
	if (url === undefined || url === '') return undefined;
	if (!/^https?:\/\/[^/]/.test(url)) throw new UsageError(`'${url}' is no address: it begins with https://`);
	return url.replace(/\/+$/, '');
}

/** Begins to use an API. */
export async function openSession(flags: OwnFlags, surroundings: Surroundings): Promise<Session> {
	const url = await urlOf(flags, surroundings);
	if (url === undefined) throw new UsageError('which API? Give --url, set SCAI_URL, or run `scai login --url …`');
	const place = {url, cacheFolder: cacheFolder(surroundings), fetch: surroundings.fetch, now: surroundings.now()};
	const credential = credentialOf(url, flags, surroundings);
	return {
		...{url, place},
		document: async () => apiDocument(place),
		caller: document =>
			createCaller(factsOf(document), {baseUrl: url, ...credential, fetch: surroundings.fetch, retry: {attempts: ATTEMPTS}}),
	};
}

/** The description that is kept, for completion, which must be quick and ask nobody. */
export async function keptDocumentFor(surroundings: Surroundings): Promise<ApiDocument | undefined> {
	const url = await urlOf({}, surroundings);
	return url === undefined
		? undefined
		: keptDocument({url, cacheFolder: cacheFolder(surroundings), fetch: surroundings.fetch, now: surroundings.now()});
}

/** A flag goes over the environment, the environment over the sign-in. */
function credentialOf(url: string, flags: OwnFlags, surroundings: Surroundings): Readonly<{token?: Token; apiKey?: string}> {
	const {env} = surroundings;
	if (flags.token !== undefined) return {token: flags.token};
	if (flags['api-key'] !== undefined) return {apiKey: flags['api-key']};
	if (env['SCAI_TOKEN']) return {token: env['SCAI_TOKEN']};
	if (env['SCAI_API_KEY']) return {apiKey: env['SCAI_API_KEY']};
	return {token: signedInToken(url, surroundings)};
}

/** The token of the sign-in; asked for again, one that was refused is renewed and kept. */
function signedInToken(url: string, surroundings: Surroundings): () => Promise<string> {
	const file = signInsFile(surroundings);
	let given: string | undefined;
	return async () => {
		const signIns: SignIns = await readSignIns(file);
		const signedIn = signIns.byUrl[url];
		if (!signedIn) throw new SignInError(`nobody is signed in at ${url}; run \`scai login --url ${url}\``);
		const isNew = given !== signedIn.accessToken;
		const current = given === undefined || isNew ? signedIn : await renew(signedIn, surroundings.fetch);
		if (current !== signedIn) await writeSignIns(file, {...signIns, byUrl: {...signIns.byUrl, [url]: current}});
		given = current.accessToken;
		return given;
	};
}
