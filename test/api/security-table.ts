import test from 'ava';
import {type AnyRoute, fullPath} from '../../src/api/http/route.ts';
import {routes, sandboxRoutes} from '../../src/api/routes.ts';
import {makeCallers, type TestCaller} from '../support/callers.ts';
import {expectedAccess} from '../support/expected-access.ts';
import {minimalBody, minimalPath} from '../support/minimal-request.ts';
import {startWorld, type World} from '../support/world.ts';

/** Registering comes last: before it, an account that has registered nothing is one. */
const allRoutes = [...routes, ...sandboxRoutes].toSorted(
	(one, other) => Number(one.operation === 'registerService') - Number(other.operation === 'registerService'),
);

/** So many callers at once. */
const AT_ONCE = 8;

let world: World;
let callers: TestCaller[];

test.before(async () => {
	world = await startWorld('2026-06-01T10:00:00Z', {SANDBOX: 'true'});
	callers = await makeCallers(world);
});
test.after.always(async () => world.close());

async function statusOf(route: AnyRoute, {headers}: TestCaller): Promise<number> {
	// Whoever is let in must not become somebody else while the table is read: what changes callers is asked for nothing.
	const body = route.changesCallers ? undefined : minimalBody(route);
	const response = await fetch(`${world.baseUrl}${minimalPath(route)}`, {
		method: route.method.toUpperCase(),
		headers: {...headers, ...(body !== undefined && {'content-type': 'application/json'})},
		...(body !== undefined && {body: JSON.stringify(body)}),
	});
	await response.arrayBuffer();
	return response.status;
}

/** Routes whose work is done by the servers of `npm start`, which a test has not: whoever is let in finds nobody there. */
const NEEDS_LOCAL_SERVERS = ['mintSandboxToken', 'listSandboxMails'];

/** Whoever is let in gets anything but a refusal of its person or a bug; what lies behind may be missing (502, 503). */
const isLetIn = (route: AnyRoute, status: number): boolean =>
	status !== 401 && status !== 403 && (status !== 500 || NEEDS_LOCAL_SERVERS.includes(route.operation));

async function faultOf(route: AnyRoute, caller: TestCaller): Promise<string | undefined> {
	const [expected, status] = [expectedAccess(route, caller.kind), await statusOf(route, caller)];
	const isRight = expected === 'let in' ? isLetIn(route, status) : status === expected;
	return isRight ? undefined : `${caller.name}: ${status}, not ${expected}`;
}

for (const route of allRoutes) {
	test.serial(`${route.method.toUpperCase()} ${fullPath(route)} lets in whom it must and nobody else`, async t => {
		const faults: (string | undefined)[] = [];
		for (let from = 0; from < callers.length; from += AT_ONCE) {
			faults.push(...(await Promise.all(callers.slice(from, from + AT_ONCE).map(async caller => faultOf(route, caller)))));
		}

		t.deepEqual(
			faults.filter(fault => fault !== undefined),
			[],
		);
	});
}

test('every route that acts for a tenant says so, and so does every one that is the operator’s', t => {
	const tenantAdmin = {
		credential: 'good',
		place: 'tenant',
		writes: ['billing:read', 'billing:manage', 'subscriptions:read', 'subscriptions:manage', 'services:read'],
	} as const;
	const staff = {...tenantAdmin, place: 'operator'} as const;
	const forTenants = allRoutes.filter(route => expectedAccess(route, tenantAdmin) !== expectedAccess(route, staff));
	t.deepEqual(
		forTenants.filter(({isTenantSide}) => !isTenantSide).map(({operation}) => operation),
		[],
	);
});
