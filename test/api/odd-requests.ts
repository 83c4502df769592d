import test from 'ava';
import type {AnyRoute} from '../../src/api/http/route.ts';
import {fullPath} from '../../src/api/http/route.ts';
import {routes} from '../../src/api/routes.ts';
import {startWorld, type World} from '../support/world.ts';

/** What is no value of any parameter of a path: halves of escapes, NUL, half characters, names that objects have anyway. */
const PARAMETERS = ['%', '%E0%A4%A', '%00', '%ED%A0%80', '__proto__', 'constructor', '%2e%2e%2f', 'a'.repeat(5000)];

const PATHS = [
	'/%',
	'/api/v1/%',
	'/docs/%',
	'/docs/guides/%E0%A4%A',
	'/docs/guides/__proto__',
	'/docs/reference/constructor',
	'/docs/guides/..%2f..%2fpackage.json',
];

const HEADERS: readonly [name: string, value: string][] = [
	['accept', 'text/csv;q=__proto__'],
	['content-encoding', 'constructor'],
	['content-encoding', 'gzip'],
	['content-type', 'application/json; charset=__proto__'],
	['cookie', 'scai_jobs=%00; scai_sign_in=%'],
	['idempotency-key', 'x'.repeat(3000)],
	['x-forwarded-for', 'a,%00,::::,1.2.3.4.5'],
	['x-scaicontrol-key', 'x'.repeat(8000)],
	['x-request-id', '__proto__'],
	['accept-language', '*'.repeat(500)],
];

let world: World;

test.before(async () => {
	world = await startWorld();
});
test.after.always(async () => world?.close());

type Asked = Readonly<{method: string; path: string; headers?: Record<string, string>; body?: string}>;

/** Statuses of ours and of the edge, each with who gave it; a fault of ours is 500. */
async function faultOf({method, path, headers = {}, body}: Asked): Promise<string[]> {
	const answer = await fetch(`${world.baseUrl}${path}`, {
		...{method, redirect: 'manual'},
		headers: {authorization: `Bearer ${world.operator.token}`, ...(body && {'content-type': 'application/json'}), ...headers},
		...(body && {body}),
	});
	await answer.arrayBuffer();
	return answer.status >= 500 ? [`${method} ${path.slice(0, 100)} ${JSON.stringify(headers).slice(0, 60)}: ${answer.status}`] : [];
}

const withParameter = (route: AnyRoute, parameter: string): Asked => ({
	method: route.method.toUpperCase(),
	path: fullPath(route).replace(/\{[^}]+\}/g, parameter),
	...(route.method !== 'get' && {body: '{}'}),
});

test('no path is a bug, whatever stands in the place of its parameters', async t => {
	const asked = routes
		.filter(({path}) => path.includes('{'))
		.flatMap(route => PARAMETERS.map(parameter => withParameter(route, parameter)));
	t.true(asked.length > 500);
	for (const one of [...asked, ...PATHS.map(path => ({method: 'GET', path}))]) t.deepEqual(await faultOf(one), []);
});

test('no header is a bug', async t => {
	const asked: readonly Asked[] = [
		{method: 'GET', path: '/api/v1/admin/invoices'},
		{method: 'PUT', path: '/api/v1/admin/settings', body: '{"x": 1}'},
		{method: 'POST', path: '/api/v1/metering/events', body: '{"events": []}'},
		{method: 'OPTIONS', path: '/api/v1/auth/me'},
		{method: 'GET', path: '/admin/jobs/api/queues'},
		{method: 'GET', path: '/docs'},
	];
	for (const one of asked) for (const [name, value] of HEADERS) t.deepEqual(await faultOf({...one, headers: {[name]: value}}), []);
});
