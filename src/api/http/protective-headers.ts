import type {Middleware} from 'koa';
import helmet from 'koa-helmet';
import {API_ROOT} from './route.ts';

/**
 * The headers that tell browsers what not to do with an answer: all of helmet's for pages; for the API, whose answers no browser shows
 * as a page, those that mean something of data (OWASP, REST Security Cheat Sheet, "Security headers"), and the stricter policy.
 */
export function protectiveHeaders({isProduction}: {isProduction: boolean}): Middleware {
	const pages = helmet({
		strictTransportSecurity: isProduction,
		contentSecurityPolicy: {directives: {'upgrade-insecure-requests': isProduction ? [] : null}},
	});
	const data = helmet({
		strictTransportSecurity: isProduction,
		contentSecurityPolicy: {useDefaults: false, directives: {'default-src': ["'none'"], 'frame-ancestors': ["'none'"]}},
		xFrameOptions: {action: 'deny'},
		crossOriginOpenerPolicy: false,
		originAgentCluster: false,
		referrerPolicy: false,
		xDnsPrefetchControl: false,
		xDownloadOptions: false,
		xPermittedCrossDomainPolicies: false,
		xXssProtection: false,
	});
	return (ctx, next) => (ctx.path.startsWith(`${API_ROOT}/`) ? data : pages)(ctx, next);
}
