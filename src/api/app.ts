import cors from '@koa/cors';
import Koa from 'koa';
import helmet from 'koa-helmet';
import type {Authenticate} from './http/authenticate.ts';
import {docsRouter} from './http/docs.ts';
import {mount} from './http/mount.ts';
import {noSuchPath} from './http/no-such-path.ts';
import {openapi} from './http/openapi.ts';
import type {RateLimiter} from './http/rate-limits.ts';
import {type Answered, requestFrame} from './http/request-frame.ts';
import {routes, sandboxRoutes} from './routes.ts';
import type {Tools} from './tools.ts';

export type Shell = Readonly<{
	tools: Tools;
	authenticate: Authenticate;
	limit: RateLimiter;
	onAnswered: (answered: Answered) => void;
	/** The job dashboard. */
	dashboard: Koa.Middleware;
}>;

/** The routes that are served under a configuration. */
export const servedRoutes = ({isSandbox}: {isSandbox: boolean}) => (isSandbox ? [...routes, ...sandboxRoutes] : routes);

/** Puts the API together: a frame around every request, security headers, CORS, routes, docs. */
export function createApp({tools, authenticate, limit, onAnswered, dashboard}: Shell): Koa {
	const {config} = tools;
	const app = new Koa({proxy: false});
	app.silent = true;
	app.use(requestFrame({log: tools.log, onAnswered}));
	app.use(
		helmet({
			strictTransportSecurity: config.isProduction,
			contentSecurityPolicy: {directives: {'upgrade-insecure-requests': config.isProduction ? [] : null}},
		}),
	);
	if (config.corsOrigins.length > 0)
		app.use(
			cors({
				origin: allowedOrigin(config.corsOrigins),
				credentials: false,
				exposeHeaders: ['X-Request-Id', 'Idempotency-Replayed', 'Retry-After'],
			}),
		);

	const served = servedRoutes(config);
	const router = mount(served, {tools, authenticate, limit});
	const docs = docsRouter(() => openapi(served, {version: tools.version, publicUrl: config.publicUrl}));
	app.use(dashboard);
	app.use(docs.routes());
	app.use(router.routes());
	app.use(noSuchPath(docs, router));
	return app;
}

/** The origin itself when it is allowed; else an answer that no browser takes for its own. */
const allowedOrigin =
	(origins: readonly string[]) =>
	(ctx: Koa.Context): string => {
		const origin = ctx.get('origin');
		return origins.includes(origin) ? origin : '';
	};
