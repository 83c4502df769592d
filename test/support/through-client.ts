import {ApiError, type ClientOptions, createCaller, type OperationFacts, type OperationTable} from '@scaicontrol/client';
import {operations} from '../../clients/typescript/src/generated/operations.ts';
import {type ApiAnswer, type Call, type Client, callerOf, clientBy, readAnswer} from './client.ts';

type Matcher = Readonly<{operation: string; facts: OperationFacts; pattern: RegExp}>;

const table: OperationTable = operations;

/** `/a/{b}` as a pattern with a group for each parameter; a `path` keeps its slashes. */
const patternOf = (path: string): RegExp =>
	new RegExp(`^${path.replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>${name === 'path' ? '.+' : '[^/]+'})`)}$`);

/** Words before parameters, so that `/users/sync` is not the user `sync`. */
const matchers: readonly Matcher[] = Object.entries(table)
	.map(([operation, facts]) => ({operation, facts, pattern: patternOf(facts.path)}))
	.toSorted((one, other) => one.facts.path.split('{').length - other.facts.path.split('{').length);

/** The operation that a method and path are of, and what it is asked by them. */
function asked(method: string, target: string): {operation: string; input: Record<string, unknown>} | undefined {
	const [path = '', query = ''] = target.split('?');
	for (const {operation, facts, pattern} of matchers) {
		const found = facts.method === method ? pattern.exec(path) : null;
		if (!found) continue;
		const inPath = Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
		const sent = new URLSearchParams(query);
		const inQuery = [...new Set(sent.keys())].map(name => [name, sent.getAll(name)]);
		return {operation, input: Object.fromEntries([...inPath, ...inQuery])};
	}

	return undefined;
}

/** How a call is made by the headers that the client sends of itself; undefined when there are others. */
function optionsOf(headers: Readonly<Record<string, string>>): {idempotencyKey?: string; accept?: string} | undefined {
	const {
		'idempotency-key': idempotencyKey,
		accept,
		...others
	} = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
	if (Object.keys(others).length > 0) return undefined;
	return {...(idempotencyKey !== undefined && {idempotencyKey}), ...(accept !== undefined && {accept})};
}

/**
 * Calls the API through `@scaicontrol/client`, without its repeating: the operation is found by the path, and everything that is sent and
 * read goes the client's way, whose errors must say what was answered. What no client would send goes the plain way: paths of no
 * operation, bodies and headers that are written by hand.
 */
export function clientThrough(baseUrl: string, token?: string, apiKey?: string): Client {
	const plainly = callerOf(baseUrl, token, apiKey);
	const who: Pick<ClientOptions, 'baseUrl' | 'token' | 'apiKey'> = {
		baseUrl,
		...(token !== undefined && {token}),
		...(apiKey !== undefined && {apiKey}),
	};
	const call: Call = async (method, path, body, headers = {}) => {
		const known = path.startsWith('//') ? asked(method, path.slice(1)) : asked(method, `/api/v1${path}`);
		const options = optionsOf(headers);
		if (!known || !options || typeof body === 'string') return plainly(method, path, body, headers);
		let heard: Promise<ApiAnswer> | undefined;
		const listening: typeof fetch = async (...request) => {
			const response = await fetch(...request);
			heard = readAnswer(response.clone());
			return response;
		};
		const caller = createCaller(table, {...who, retry: {attempts: 1}, fetch: listening});
		try {
			await caller.call(known.operation, {...known.input, ...(body !== undefined && {body})}, options);
		} catch (error) {
			const answer = await heard;
			const isTold =
				error instanceof ApiError && error.status === answer?.status && error.code === (answer.body?.error?.code ?? error.code);
			if (!isTold) throw error;
		}

		if (!heard) throw new Error(`${known.operation} was not asked`);
		return heard;
	};
	return clientBy(call, token);
}
