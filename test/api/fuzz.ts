import test from 'ava';
import fc from 'fast-check';
import type {AnyRoute} from '../../src/api/http/route.ts';
import {routes} from '../../src/api/routes.ts';
import {minimalBody, minimalPath} from '../support/minimal-request.ts';
import {startWorld, type World} from '../support/world.ts';

/** So many bodies and queries are tried on every route. */
const RUNS = 25;

const CODES: Readonly<Record<number, string>> = {
	400: 'bad_request',
	401: 'unauthorized',
	403: 'forbidden',
	404: 'not_found',
	409: 'conflict',
	413: 'payload_too_large',
	415: 'unsupported_media_type',
	422: 'validation_error',
	429: 'rate_limited',
};

let world: World;
let tokens: {operator: string; tenant: string};

test.before(async () => {
	world = await startWorld();
	tokens = {operator: String(world.operator.token), tenant: String((await world.tenantAdmin()).token)};
});
test.after.always(async () => world?.close());

/** Texts that have broken something somewhere. */
const nastyText = fc.oneof(
	fc.string({unit: 'binary', maxLength: 40}),
	fc.constantFrom(
		'',
		' ',
		'\u0000',
		'\ud800',
		'\u202e',
		'../../etc/passwd',
		"'; drop table tenant; --",
		'{{7*7}}',
		'#{7*7}',
		'__proto__',
		'null',
		'-0',
		'1e400',
		'%00',
		'\r\nSet-Cookie: a=b',
	),
	fc.constantFrom(
		'tnt_demo',
		'prt_operator',
		'EUR',
		'NL',
		'active',
		'2026-02-30',
		'2026-06-01T00:00:00Z',
		'9'.repeat(40),
		'a'.repeat(5000),
	),
);
const nastyNumber = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(-1, 0, -0, 2 ** 31, 2 ** 53, 1e21, 1e308, 0.1));
const leaf = fc.oneof(nastyText, nastyNumber, fc.boolean(), fc.constant(null));
const json = fc.oneof(leaf, fc.array(leaf, {maxLength: 4}), fc.dictionary(nastyText, leaf, {maxKeys: 4}), fc.jsonValue({maxDepth: 4}));

/** A body that the route takes, with some of its fields spoilt; or anything at all. */
const bodyFor = (route: AnyRoute): fc.Arbitrary<unknown> => {
	const good = minimalBody(route);
	const shape: object = route.body && 'shape' in route.body ? (route.body.shape as object) : {};
	const names = Object.keys({...shape, ...(typeof good === 'object' && good !== null && !Array.isArray(good) ? good : {})});
	if (names.length === 0) return json;
	const spoilt = fc.dictionary(fc.constantFrom(...names), json, {minKeys: 1, maxKeys: 3}).map(fields => ({...(good as object), ...fields}));
	return fc.oneof({arbitrary: spoilt, weight: 4}, json);
};

const queryFor = (route: AnyRoute): fc.Arbitrary<string> => {
	const names = [...Object.keys(route.query?.shape ?? {}), 'page', 'no_such', 'a[b]'];
	return fc
		.array(fc.tuple(fc.constantFrom(...names), nastyText), {maxLength: 3})
		.map(pairs => new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value.toWellFormed()])).toString());
};

async function send(route: AnyRoute, token: string, {body, query}: {body: unknown; query: string}) {
	const path = minimalPath(route);
	const response = await fetch(`${world.baseUrl}${path}${query === '' ? '' : `${path.includes('?') ? '&' : '?'}${query}`}`, {
		method: route.method.toUpperCase(),
		headers: {authorization: `Bearer ${token}`, 'content-type': 'application/json'},
		...(route.method !== 'get' && {body: JSON.stringify(body) ?? ''}),
	});
	return {status: response.status, text: await response.text(), requestId: String(response.headers.get('x-request-id'))};
}

/** The sandbox moves clocks and mints tokens by other servers; all else must take whatever comes. */
for (const route of routes) {
	test.serial(`${route.operation} takes whatever comes and answers in the envelope`, async t => {
		await fc.assert(
			fc.asyncProperty(bodyFor(route), queryFor(route), async (body, query) => {
				const answer = await send(route, route.isTenantSide ? tokens.tenant : tokens.operator, {body, query});
				if (answer.status < 400) return;
				// No directory is configured in a world, and the route says so.
				if (answer.status === 503 && route.operation === 'adminSyncUsers') return;
				const {error} = JSON.parse(answer.text) as {error: {code: string; request_id: string; details?: {path: string; message: string}[]}};
				t.is(error.code, CODES[answer.status] ?? 'an answer that nobody should get', answer.text);
				t.is(error.request_id, answer.requestId);
				if (answer.status === 422) t.true(error.details?.every(({path, message}) => typeof path === 'string' && message !== ''));
			}),
			{numRuns: RUNS},
		);
	});
}
