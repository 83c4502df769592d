import Router from '@koa/router';
import type {Middleware} from 'koa';

export type Routers = Readonly<{
	/** The router that routes of a path are to be declared in. */
	at: (path: string) => Router;
	/** Goes on to the next when no route is the one. */
	middleware: Middleware;
	/** The methods that have a route at a path, in capitals. */
	methodsAt: (path: string) => string[];
}>;

/** What tells paths apart before any parameter: `admin/tenants` of `/api/v1/admin/tenants/tnt_acme`, `docs` of `/docs/init.js`. */
function groupOf(path: string): string {
	const [, first = '', , second = '', third = ''] = path.split('/', 5);
	if (first !== 'api') return first;
	return second === 'admin' ? `admin/${third}` : second;
}

/**
 * Routers of a few routes each, chosen by the first words of the path: a router tries its routes one after another, and a hundred
 * tries cost more than the rest of a small request.
 */
export function createRouters(): Routers {
	const groups = new Map<string, Readonly<{router: Router; middleware: Middleware}>>();
	const openGroup = (name: string) => {
		const router = new Router({strict: true, sensitive: true});
		const group = {router, middleware: router.routes() as unknown as Middleware};
		groups.set(name, group);
		return group;
	};
	return {
		at: path => (groups.get(groupOf(path)) ?? openGroup(groupOf(path))).router,
		middleware: (ctx, next) => groups.get(groupOf(ctx.path))?.middleware(ctx, next) ?? next(),
		methodsAt: path => {
			const layers = groups.get(groupOf(path))?.router.match(path, '').path ?? [];
			return [...new Set(layers.flatMap(({methods}) => methods))];
		},
	};
}
