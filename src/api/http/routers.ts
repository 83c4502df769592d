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
function drawerOf(path: string): string {
	const [, first = '', , second = '', third = ''] = path.split('/', 5);
	if (first !== 'api') return first;
	return second === 'admin' ? `admin/${third}` : second;
}

/**
 * Routers of a few routes each, chosen by the first words of the path: a router tries its routes one after another, and a hundred
 * tries cost more than the rest of a small request.
 */
export function createRouters(): Routers {
	const drawers = new Map<string, Readonly<{router: Router; middleware: Middleware}>>();
	const openDrawer = (name: string) => {
		const router = new Router({strict: true, sensitive: true});
		const drawer = {router, middleware: router.routes() as unknown as Middleware};
		drawers.set(name, drawer);
		return drawer;
	};
	return {
		at: path => (drawers.get(drawerOf(path)) ?? openDrawer(drawerOf(path))).router,
		middleware: (ctx, next) => drawers.get(drawerOf(ctx.path))?.middleware(ctx, next) ?? next(),
		methodsAt: path => {
			const layers = drawers.get(drawerOf(path))?.router.match(path, '').path ?? [];
			return [...new Set(layers.flatMap(({methods}) => methods))];
		},
	};
}
