import {randomUUID} from 'node:crypto';
import type {Middleware} from 'koa';
import type {Logger} from 'pino';
import type {Caller} from '../../domain/identity/caller.ts';
import {Refusal} from '../../domain/platform/refusals.ts';
import {internalError, problemOf} from './problems.ts';
import type {AnyRoute} from './route.ts';
import {fullPath} from './route.ts';

const GIVEN_ID = /^[A-Za-z0-9_-]{8,64}$/;
/** Of a random UUID's hexadecimal digits: Node makes those in advance, many at once. */
const ID_DIGITS = 24;

/** What is told of every request that was answered: to the log, and to whoever measures. */
export type Answered = Readonly<{
	method: string;
	/** The pattern of its path; `none` when there is none. */
	route: string;
	status: number;
	durationMs: number;
	/** The code of the refusal, when it was refused. */
	refusal: string | undefined;
}>;

/** The id that a request is known by: the one that it brings, or a new one when that is none. */
export const requestIdOf = (given: string): string =>
	GIVEN_ID.test(given) ? given : `req_${randomUUID().replaceAll('-', '').slice(0, ID_DIGITS)}`;

type Parts = Readonly<{log: Logger; onAnswered: (answered: Answered) => void}>;

/**
 * Goes around every request: gives it an id, turns whatever is thrown into the error envelope, logs one line. The line holds method,
 * route pattern, status, code of the refusal, time and ids; never a body, a query, a header or a name.
 */
export function requestFrame({log, onAnswered}: Parts): Middleware {
	// The line of a request holds nothing but what is listed here: the net under all other lines would only cost time.
	const lines = log.child({}, {redact: []});
	return async (ctx, next) => {
		const started = performance.now();
		const requestId = requestIdOf(ctx.get('x-request-id'));
		ctx.state.requestId = requestId;
		ctx.set('X-Request-Id', requestId);
		// What was asked with a credential, or sent in a body, is nobody else's (RFC 6749 §5.1 demands it of tokens).
		const isPublicLook =
			(ctx.method === 'GET' || ctx.method === 'HEAD') && ctx.get('authorization') === '' && ctx.get('x-scaicontrol-key') === '';
		if (!isPublicLook) ctx.set('Cache-Control', 'no-store');
		try {
			await next();
		} catch (error) {
			const problem = problemOf(error, requestId) ?? internalError(requestId);
			if (error instanceof Refusal) ctx.state.refusal = error.code;
			if (problem.status === 500) log.error({requestId, err: error}, 'a bug');
			ctx.status = problem.status;
			ctx.set(problem.headers);
			ctx.body = problem.body;
		}

		const route = ctx.state.route as AnyRoute | undefined;
		const answered = {
			method: ctx.method,
			route: route ? fullPath(route) : 'none',
			status: ctx.status,
			durationMs: Math.round((performance.now() - started) * 1000) / 1000,
			refusal: ctx.state.refusal as string | undefined,
		};
		onAnswered(answered);
		const caller = ctx.state.caller as Caller | undefined;
		lines.info({...answered, requestId, subject: caller?.subject, tenant: caller?.tenantId}, 'answered');
	};
}
