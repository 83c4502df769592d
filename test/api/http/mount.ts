import test from 'ava';
import {inOrder} from '../../../src/api/http/mount.ts';
import {type AnyRoute, fullPath} from '../../../src/api/http/route.ts';
import {routes, sandboxRoutes} from '../../../src/api/routes.ts';

const all = [...routes, ...sandboxRoutes];

/** What a router takes for a route's path. */
const patternOf = (route: AnyRoute): RegExp =>
	new RegExp(`^${fullPath(route).replaceAll(/\{[^}]+\}/g, route.takesRest ? '.+' : '[^/]+')}$`);

const isReached = (order: readonly AnyRoute[], route: AnyRoute): boolean =>
	order.find(other => other.method === route.method && patternOf(other).test(fullPath(route))) === route;

test('each route is the first that takes its path, in whatever order they are listed', t => {
	for (const listed of [all, all.toReversed(), all.toSorted((one, other) => (one.operation < other.operation ? -1 : 1))]) {
		const order = inOrder(listed);
		t.deepEqual(
			order.filter(route => !isReached(order, route)).map(({operation}) => operation),
			[],
		);
	}
});
