import type {Context, Next} from 'koa';
import {z} from 'zod';

const BEARER = /^Bearer +([\w.~+/=-]+)$/i;

/** The bearer token of a request (RFC 6750, 2.1); empty when there is none. */
export const bearerOf = (ctx: Context): string => BEARER.exec(ctx.get('Authorization'))?.[1] ?? '';

/** Refuses a request of a program. */
export function answerProblem(ctx: Context, status: number, code: string, message: string): void {
	ctx.status = status;
	if (status === 401) ctx.set('WWW-Authenticate', 'Bearer');
	ctx.body = {error: {code, message}};
}

/** Answers 400 with all faults when the schema of a query or body was not met. */
export async function refuseFaults(ctx: Context, next: Next): Promise<void> {
	try {
		await next();
	} catch (error) {
		if (!(error instanceof z.ZodError)) throw error;
		answerProblem(ctx, 400, 'bad_request', z.prettifyError(error));
	}
}
