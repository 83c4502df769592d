import Router from '@koa/router';
import type {Context, Next} from 'koa';
import {z} from 'zod';
import type {Person} from './demo-directory.ts';
import type {Directory} from './open-directory.ts';
import {pageOf} from './page-of.ts';
import {answerProblem, bearerOf} from './problem.ts';

const PAGE_LIMIT = 500;
const CURSOR_LIMIT = 200;

const query = z.strictObject({
	cursor: z.string().max(CURSOR_LIMIT).optional(),
	limit: z.coerce.number().int().min(1).max(PAGE_LIMIT).default(PAGE_LIMIT),
	updated_since: z.iso.datetime({offset: true}).optional(),
});

/** What others learn of a person. Roles travel in tokens, never in the directory. */
const asUser = ({roles: _roles, permissions: _permissions, ...user}: Person) => user;

function pageRequest(ctx: Context) {
	const {cursor, limit, updated_since} = query.parse({...ctx.query});
	return {cursor, limit, updatedSince: updated_since === undefined ? undefined : new Date(updated_since)};
}

/**
 * Users and groups, page by page, for those whose bearer token `mayRead` knows. Faulty parameters are 400, other callers 401.
 */
export function directoryRoutes(directory: Directory, mayRead: (token: string) => Promise<boolean>) {
	const readersOnly = async (ctx: Context, next: Next) => {
		if (await mayRead(bearerOf(ctx))) return next();
		answerProblem(ctx, 401, 'unauthorized', 'A bearer token of the directory client is needed.');
	};

	return new Router({prefix: '/directory'})
		.use(readersOnly)
		.get('/users', ctx => {
			ctx.body = pageOf(directory.people().map(asUser), pageRequest(ctx));
		})
		.get('/groups', ctx => {
			ctx.body = pageOf(directory.groups(), pageRequest(ctx));
		})
		.routes();
}
