import cors from '@koa/cors';
import Koa from 'koa';
import type {Authenticate} from './http/authenticate.ts';
import {mountDocs} from './http/docs.ts';
import type {Admission} from './http/limits/admission.ts';
import type {RateLimiter} from './http/limits/rate-limits.ts';
import {madeOnce} from './http/made-once.ts';
import {mount} from './http/mount.ts';
import {noSuchPath} from './http/no-such-path.ts';
import {openapi} from './http/openapi.ts';
import {protectiveHeaders} from './http/protective-headers.ts';
import {type Answered, requestFrame} from './http/request-frame.ts';
import {fullPath} from './http/route.ts';
import {createRouters} from './http/routers.ts';
import {mountReference} from './reference/mount-reference.ts';
import {routes, sandboxRoutes} from './routes.ts';
import type {Tools} from './tools.ts';

export type Shell = Readonly<{
	tools: Tools;
	authenticate: Authenticate;
	limit: RateLimiter;
	admission: Admission;
	onAnswered: (answered: Answered) => void;
	/** The job dashboard. */
	dashboard: Koa.Middleware;
}>;

/** The routes that are served under a configuration. */
export const servedRoutes = ({isSandbox}: {isSandbox: boolean}) => (isSandbox ? [...routes, ...sandboxRoutes] : routes);

/** Puts the API together: a frame around every request, security headers, CORS, routes, docs. */
export function createApp({tools, authenticate, limit, admission, onAnswered, dashboard}: Shell): Koa {
	const {config} = tools;
	const app = new Koa({proxy: false});
	app.silent = true;
	app.use(requestFrame({log: tools.log, onAnswered}));
	app.use(protectiveHeaders(config));
	const served = servedRoutes(config);
	if (config.corsOrigins.length > 0)
		app.use(
			exceptAt(
				served.filter(({isClosedToBrowsers}) => isClosedToBrowsers).map(fullPath),
				cors({
					origin: allowedOrigin(config.corsOrigins),
					credentials: false,
					exposeHeaders: ['X-Request-Id', 'Idempotency-Replayed', 'Retry-After'],
				}),
			),
		);

	const routers = createRouters();
	mount(routers, served, {tools, authenticate, limit, admission});
	const document = madeOnce(() => openapi(served, {version: tools.version}));
	mountDocs(routers, document);
	mountReference(routers, served, {version: tools.version, document});
	app.use(dashboard);
	app.use(routers.middleware);
	app.use(noSuchPath(routers));
	return app;
}

/** Leaves a middleware out at some paths. */
const exceptAt =
	(paths: readonly string[], middleware: Koa.Middleware): Koa.Middleware =>
	(ctx, next) =>
		paths.includes(ctx.path) ? next() : middleware(ctx, next);

/** The origin itself when it is allowed; else an answer that no browser takes for its own. */
const allowedOrigin =
	(origins: readonly string[]) =>
	(ctx: Koa.Context): string => {
		const origin = ctx.get('origin');
		return origins.includes(origin) ? origin : '';
	};
