import type {Queue} from 'bullmq';
import type {JWTVerifyGetKey} from 'jose';
import type {Context, Middleware, Next} from 'koa';
import type {Caller} from '../../domain/identity/caller.ts';
import {closeSession, openSession, SESSION_LIFE_MS, useSession} from '../../domain/identity/dashboard-session.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {auditAction} from '../../domain/platform/unit/audit.ts';
import {providerAnswers} from '../auth/pass-on-token-request.ts';
import {refuse} from '../http/access.ts';
import type {Authenticate} from '../http/authenticate.ts';
import {clientAddress} from '../http/client-address.ts';
import type {RateLimiter} from '../http/limits/rate-limits.ts';
import {EdgeProblem} from '../http/problems.ts';
import type {TokenClaims} from '../http/token-claims.ts';
import type {Tools} from '../tools.ts';
import {loadBoard} from './board.ts';
import {hostCookie} from './cookies.ts';
import {createSignIn} from './sign-in.ts';

const PATH = '/admin/jobs';

/** The page fetches nothing from elsewhere, and stands in nobody's frame. */
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; frame-ancestors 'none'";

/**
 * The only changes that the dashboard lets through: try a job again, all failed ones of a queue, or a delayed one now. What the board
 * itself takes for something else (`clean/<state>`, `retry/<state>`, `job-schedulers/<id>`) is not a job's id.
 */
const CHANGES: readonly Readonly<{pattern: RegExp; action: string}>[] = [
	{pattern: /^\/api\/queues\/([^/]+)\/retry\/(failed)$/, action: 'retry-failed'},
	{pattern: /^\/api\/queues\/([^/]+)\/(?!clean\/|retry\/|job-schedulers\/)([^/]+)\/retry$/, action: 'retry'},
	{pattern: /^\/api\/queues\/([^/]+)\/(?!clean\/|retry\/|job-schedulers\/)([^/]+)\/promote$/, action: 'promote'},
];

type Parts = Readonly<{
	tools: Tools;
	authenticate: Authenticate;
	identify: (claims: TokenClaims) => Promise<Caller>;
	keys: JWTVerifyGetKey;
	limit: RateLimiter;
	queues: readonly Queue[];
}>;

/**
 * The job dashboard at `/admin/jobs`: signed in through the identity provider in the browser, read by whoever has `admin:platform`,
 * retried and promoted by `super_admin`, and nothing else. Its cookie opens nothing but the dashboard.
 */
export function createDashboard(parts: Parts): Middleware {
	const {tools, limit} = parts;
	const signIn = createSignIn({...parts, redirectUri: `${tools.config.publicUrl}${PATH}/callback`});
	const cookie = hostCookie('scai_jobs', tools.config.publicUrl);
	let board: Promise<Middleware> | undefined;

	const doors: Readonly<Record<string, (ctx: Context) => Promise<void>>> = {
		'/callback': async ctx => {
			const claims = await signIn.finish(ctx);
			const id = await asSystem(tools.inUnit, {because: 'signing in to the dashboard', actor: claims.subject}, async unit =>
				openSession(unit, claims),
			);
			cookie.write(ctx, id, SESSION_LIFE_MS);
			ctx.redirect(PATH);
		},
		'/sign-out': async ctx => {
			const id = cookie.read(ctx);
			if (id) await asSystem(tools.inUnit, {because: 'signing out of the dashboard'}, async unit => closeSession(unit, id));
			cookie.clear(ctx);
			ctx.redirect(await signOutUrl(tools));
		},
	};

	const enter = async (ctx: Context, next: Next): Promise<void> => {
		ctx.set('Content-Security-Policy', POLICY);
		ctx.set('Cache-Control', 'no-store');
		if (!isDecodable(ctx.path)) throw new EdgeProblem(404, 'There is nothing at this path');
		const inside = ctx.path.slice(PATH.length);
		const door = ctx.method === 'GET' ? doors[inside] : undefined;
		if (door) {
			await limit.take('sign_in', clientAddress(ctx, tools.config.trustedProxyHops));
			return door(ctx);
		}

		const caller = await whoIs(parts, cookie.read(ctx), clientAddress(ctx, tools.config.trustedProxyHops));
		if (!caller) return stranger(ctx, signIn.begin, parts);
		await checkRights(parts, ctx, caller, inside);
		board ??= loadBoard(parts.queues, {basePath: PATH, backlog: tools.backlog});
		const show = await board;
		await show(ctx as never, next);
	};
	return (ctx, next) => (ctx.path === PATH || ctx.path.startsWith(`${PATH}/`) ? enter(ctx, next) : next());
}

/** Whether a path's escapes are whole: half of one is no path of ours. */
function isDecodable(path: string): boolean {
	try {
		decodeURIComponent(path);
		return true;
	} catch {
		return false;
	}
}

/** A browser that comes to look is sent to sign in; anything else is refused. */
async function stranger(ctx: Context, begin: (ctx: Context) => Promise<void>, {limit, tools}: Parts): Promise<void> {
	if (ctx.method !== 'GET' || ctx.path.startsWith(`${PATH}/api/`)) throw refuse('credential_missing');
	await limit.take('sign_in', clientAddress(ctx, tools.config.trustedProxyHops));
	await begin(ctx);
}

/** Rights are looked up at each request: what was revoked is gone at once. Whoever guesses sessions is refused before one is looked for. */
async function whoIs({tools, identify, limit}: Parts, id: string | undefined, address: string): Promise<Caller | undefined> {
	if (!id) return undefined;
	limit.check('refused_credential', address);
	const claims = await asSystem(tools.inUnit, {because: 'the dashboard', actor: 'dashboard'}, async unit =>
		useSession<TokenClaims>(unit, id),
	);
	if (!claims) await limit.take('refused_credential', address);
	return claims && identify(claims);
}

async function checkRights({tools}: Parts, ctx: Context, caller: Caller, inside: string): Promise<void> {
	if (caller.place !== 'operator' || !caller.grants.has('admin:platform')) throw refuse('scope_missing', {scope: 'admin:platform'});
	if (ctx.method === 'GET' || ctx.method === 'HEAD') return;
	const change = CHANGES.find(({pattern}) => pattern.test(inside));
	if (ctx.method !== 'PUT' || !change || !caller.roles.includes('super_admin')) throw refuse('super_admin_only');
	const isOwnPage = ctx.get('sec-fetch-site') === 'same-origin' || ctx.get('origin') === tools.config.publicUrl;
	if (!isOwnPage) throw refuse('operator_only');
	const [, queue = '', job = ''] = change.pattern.exec(inside) ?? [];
	await asSystem(
		tools.inUnit,
		{because: 'a change by the dashboard', requestId: ctx.state.requestId as string, actor: caller.subject},
		async unit => auditAction(unit, {action: change.action, resourceType: 'job', resourceId: decodeURIComponent(`${queue}/${job}`)}),
	);
}

async function signOutUrl({config, identityProvider}: Tools): Promise<string> {
	const {endSession} = await providerAnswers(identityProvider.endpoints());
	if (!endSession) return config.publicUrl;
	const url = new URL(endSession);
	url.search = new URLSearchParams({client_id: config.identity.clientId, post_logout_redirect_uri: `${config.publicUrl}/`}).toString();
	return url.href;
}
