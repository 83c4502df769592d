import {type AnyRoute, fullPath} from '../../../src/api/http/route.ts';
import type {Exchange, Exchanges} from '../../../src/api/reference/exchange.ts';
import type {ApiAnswer, Client} from '../client.ts';

/** Lists are shown by their first things. */
const ITEMS_SHOWN = 2;
/** Text that is no JSON is shown by its first lines. */
const LINES_SHOWN = 6;

const shortened = (value: unknown): unknown => {
	if (Array.isArray(value)) {
		const shown = value.slice(0, ITEMS_SHOWN).map(shortened);
		return value.length > ITEMS_SHOWN + 1 ? [...shown, `… and ${value.length - ITEMS_SHOWN} more`] : value.map(shortened);
	}

	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shortened(inner)]));
};

function shownBody({body, headers}: ApiAnswer): unknown {
	const type = headers.get('content-type') ?? '';
	if (type.includes('json')) return shortened(body);
	if (body === '') return undefined;
	if (!/^text\/(?:csv|html)|xml/.test(type)) return `(a file of the type ${type})`;
	const lines = String(body).split('\n');
	return [...lines.slice(0, LINES_SHOWN), ...(lines.length > LINES_SHOWN ? ['…'] : [])].join('\n');
}

/** Headers of an answer that say something to a reader. */
const TOLD = ['Content-Type', 'Content-Disposition', 'Idempotency-Replayed'];

const shownHeaders = ({headers, body}: ApiAnswer): Record<string, string> =>
	Object.fromEntries(
		TOLD.flatMap(name => {
			const value = headers.get(name);
			return value === null || body === '' ? [] : [[name, value]];
		}),
	);

type Asked = Readonly<{caller: string; method: string; path: string; body?: unknown; headers?: Record<string, string>}>;

/** Keeps the first exchange of each operation that was answered with success; what is refused ends the story. */
export function createRecorder(routes: readonly AnyRoute[]) {
	const kept = new Map<string, Exchange>();
	const parameters = ({path}: AnyRoute): number => path.split('{').length;
	const known = routes
		.toSorted((one, other) => parameters(one) - parameters(other))
		.map(route => ({
			route,
			pattern: new RegExp(
				`^${fullPath(route)
					.replace(/\{[^}]+\}/g, route.takesRest ? '.+' : '[^/]+')
					.replaceAll('.csv', '\\.csv')}$`,
			),
		}));

	const keep = ({caller, method, path, body, headers = {}}: Asked, answer: ApiAnswer): ApiAnswer => {
		if (answer.status >= 300) throw new Error(`${method} ${path} was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
		const [bare = ''] = path.split('?');
		const found = known.find(({route, pattern}) => route.method === method.toLowerCase() && pattern.test(bare));
		if (!found || kept.has(found.route.operation)) return answer;
		const sent = {...(body !== undefined && !('Content-Type' in headers) && {'Content-Type': 'application/json'}), ...headers};
		const shown = shownBody(answer);
		kept.set(found.route.operation, {
			caller,
			request: {method, path, ...(Object.keys(sent).length > 0 && {headers: sent}), ...(body !== undefined && {body})},
			answer: {status: answer.status, headers: shownHeaders(answer), ...(shown !== undefined && {body: shown})},
		});
		return answer;
	};

	return {
		keep,
		/** The same client, whose exchanges are kept as those of this caller. */
		of(caller: string, client: Client): Client {
			const sending =
				(verb: 'post' | 'put' | 'patch' | 'delete'): Client['post'] =>
				async (path, body, headers) =>
					keep(
						{caller, method: verb.toUpperCase(), path: whole(path), body, ...(headers && {headers})},
						await client[verb](path, body, headers),
					);
			return {
				token: client.token,
				get: async (path, headers) =>
					keep({caller, method: 'GET', path: whole(path), ...(headers && {headers})}, await client.get(path, headers)),
				post: sending('post'),
				put: sending('put'),
				patch: sending('patch'),
				delete: sending('delete'),
			};
		},
		/** What was kept, in the order of the routes. */
		exchanges: (): Exchanges =>
			Object.fromEntries(
				routes.flatMap(({operation}) => {
					const exchange = kept.get(operation);
					return exchange ? [[operation, exchange]] : [];
				}),
			),
	};
}

const whole = (path: string): string => (path.startsWith('//') ? path.slice(1) : `/api/v1${path}`);
