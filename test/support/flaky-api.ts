import {type ClientOptions, createClient} from '../../clients/typescript/src/index.ts';
import {type StandInAnswer, type StandInRequest, startFaultyServer} from './payments/faulty-server.ts';

/** Headers of a call and of an answer that a proxy passes on. */
const PASSED_ON = ['authorization', 'content-type', 'idempotency-key', 'x-scaicontrol-key'];
const PASSED_BACK = ['content-type', 'x-request-id', 'retry-after', 'idempotency-replayed'];

const only = (names: readonly string[], get: (name: string) => string | null | undefined): Record<string, string> =>
	Object.fromEntries(names.flatMap(name => (get(name) ? [[name, String(get(name))]] : [])));

/** A real server before the API that passes calls on and fails as it is told; `calls` are those that came to it. */
export async function startFlakyApi(baseUrl: string) {
	const seen: StandInRequest[] = [];
	const server = await startFaultyServer(async (request): Promise<StandInAnswer> => {
		const {method, url, headers, text} = request;
		seen.push(request);
		const answer = await fetch(`${baseUrl}${url.pathname}${url.search}`, {
			method,
			headers: only(PASSED_ON, name => headers[name]),
			...(text !== '' && {body: text}),
		});
		const body = await answer.text();
		return {status: answer.status, headers: only(PASSED_BACK, name => answer.headers.get(name)), ...(body && {json: JSON.parse(body)})};
	});
	return {
		...server,
		/** The calls that were passed on. */
		seen,
		/** A client that calls through it, and does not wait long. */
		clientAs: (options: Omit<ClientOptions, 'baseUrl'>) =>
			createClient({baseUrl: server.url, ...options, retry: {firstWaitMs: 1, longestWaitMs: 2000, ...options.retry}}),
	};
}
