import type {LookupAddress} from 'node:dns';
import {isIP, type LookupFunction} from 'node:net';
import {Agent, request} from 'undici';
import {startTimeLimit} from '../../domain/platform/process/time-limit.ts';
import {hostOf, isAllowedAddress, isOwnAddress, type OutboundRules} from './address-guard.ts';
import {createNameResolver, type ResolveName} from './resolve-name.ts';

/** For one whole call: connecting, sending, and reading the answer. */
export const CALL_LIMIT_MS = 10_000;
export const ANSWER_LIMIT_BYTES = 64 * 1024;
const KEEP_ALIVE_MS = 10_000;

export type OutboundAnswer = Readonly<{status: number; headers: Readonly<Record<string, string | string[] | undefined>>; body: string}>;

export type OutboundCall = Readonly<{
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	headers: Readonly<Record<string, string>>;
	/** Empty: none is sent. */
	body: string;
	/** For the whole call; the client's own limit unless said. */
	limitMs?: number;
}>;

/** The one client for calls to addresses that customers and services name. */
export type OutboundClient = Readonly<{
	/** Makes a call. Follows no redirect. Throws an `OutboundFault` with a code for whatever goes wrong on the way. */
	call: (url: string, call: OutboundCall) => Promise<OutboundAnswer>;
	/** Sends a body. */
	post: (url: string, call: Pick<OutboundCall, 'headers' | 'body'>) => Promise<OutboundAnswer>;
	close: () => Promise<void>;
}>;

/** The call could not be made or was not answered in time; `code` says why without naming a value. */
export class OutboundFault extends Error {
	readonly code: string;

	constructor(code: string) {
		super(code);
		this.name = 'OutboundFault';
		this.code = code;
	}
}

type Options = Readonly<{
	/** How names are resolved, unless a test brings another way. */
	resolve?: ResolveName;
	limitMs?: number;
}>;

/** Resolves a name and lets only allowed addresses through: the very one that is connected to, so a name that changes its mind is caught. */
const guardedLookup =
	(resolve: ResolveName, mayConnect: (address: string) => boolean): LookupFunction =>
	(host, options, callback) => {
		const allowed = async (): Promise<readonly LookupAddress[]> => {
			const addresses = await resolve(host);
			if (addresses.length > 0 && addresses.every(mayConnect)) return addresses.map(address => ({address, family: isIP(address)}));
			throw Object.assign(new Error('address not allowed'), {code: 'ADDRESS_NOT_ALLOWED'});
		};
		allowed().then(
			addresses => (options.all ? callback(null, [...addresses]) : callback(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 0)),
			error => callback(error, '', 0),
		);
	};

const codeOf = (error: unknown): string => {
	for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++) {
		if ('code' in at && typeof at.code === 'string') return at.code;
		if (at.name === 'TimeoutError') return 'TIMEOUT';
	}

	return 'NETWORK';
};

/** Makes the client: addresses checked at connect, no redirects, one time limit for the whole call, answers read up to a size. */
export function createOutboundClient(
	rules: OutboundRules,
	{resolve = createNameResolver(), limitMs = CALL_LIMIT_MS}: Options = {},
): OutboundClient {
	const doorFor = (isPlain: boolean) => {
		const mayConnect = (address: string) =>
			isAllowedAddress(address, rules) && (!isPlain || rules.isInsecureAllowed || isOwnAddress(address, rules));
		// As many connections to one host as calls: those who call have their limits, and of two at one host that hang a third knows nothing.
		const agent = new Agent({
			connect: {lookup: guardedLookup(resolve, mayConnect), timeout: limitMs},
			keepAliveTimeout: KEEP_ALIVE_MS,
		});
		return {mayConnect, agent};
	};
	const doors = {'http:': doorFor(true), 'https:': doorFor(false)};
	const call: OutboundClient['call'] = async (target, {method, headers, body, limitMs: callLimitMs = limitMs}) => {
		const url = new URL(target);
		const host = hostOf(url);
		const {mayConnect, agent: dispatcher} = doors[url.protocol === 'https:' ? 'https:' : 'http:'];
		if (url.protocol !== 'https:' && !rules.isInsecureAllowed && rules.ownRanges.length === 0) throw new OutboundFault('NOT_HTTPS');
		// A literal address is connected to without a look-up.
		if (isIP(host) && !mayConnect(host)) throw new OutboundFault('ADDRESS_NOT_ALLOWED');
		using limit = startTimeLimit(callLimitMs);
		const limits = {signal: limit.signal, headersTimeout: callLimitMs, bodyTimeout: callLimitMs};
		try {
			const answer = await request(url, {method, headers, ...(body !== '' && {body}), dispatcher, ...limits});
			return {status: answer.statusCode, headers: answer.headers, body: await readUpTo(answer.body)};
		} catch (error) {
			throw error instanceof OutboundFault ? error : new OutboundFault(codeOf(error));
		}
	};
	return {
		call,
		post: async (target, {headers, body}) => call(target, {method: 'POST', headers, body}),
		close: async () => void (await Promise.all(Object.values(doors).map(async ({agent}) => agent.close()))),
	};
}

async function readUpTo(body: AsyncIterable<Uint8Array> & {destroy: () => unknown}): Promise<string> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body) {
		chunks.push(chunk);
		size += chunk.length;
		if (size >= ANSWER_LIMIT_BYTES) {
			body.destroy();
			break;
		}
	}

	return Buffer.concat(chunks).subarray(0, ANSWER_LIMIT_BYTES).toString('utf8');
}
