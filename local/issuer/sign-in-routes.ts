import Router from '@koa/router';
import type {Context, Next} from 'koa';
import {koaBody} from 'koa-body';
import {errors, type InteractionResult, type Provider} from 'oidc-provider';
import {z} from 'zod';
import type {Directory} from './open-directory.ts';
import {problemPage, signInPage} from './pages.ts';
import {showPage} from './show-page.ts';

const FORM_LIMIT = '4kb';

const choice = z.object({person: z.string()});

/** A sign-in ends after an hour, with a restart, and when somebody else signs in meanwhile: a page is for the browser that began it. */
async function tellOfLostSignIn(ctx: Context, next: Next): Promise<void> {
	try {
		await next();
	} catch (error) {
		if (!(error instanceof errors.SessionNotFound)) throw error;
		ctx.status = 400;
		const body = problemPage('session_not_found', 'This sign-in is over. Begin again in the application.');
		showPage(ctx, {title: 'Sign-in problem · ScaiControl', body});
	}
}

/**
 * The sign-in page and what its forms do. Oidc-provider keeps the attempt in a cookie of its own that is bound to this path, so a form
 * of another site cannot choose for anybody.
 *
 * @param formTargets origins of the redirect URIs: browsers apply `form-action` to where a form's answer redirects as well
 */
export function signInRoutes(provider: Provider, directory: Directory, formTargets: readonly string[]) {
	const finish = (ctx: Context, result: InteractionResult): Promise<void> =>
		provider.interactionFinished(ctx.req, ctx.res, result, {mergeWithLastSubmission: false});

	async function show(ctx: Context, problem?: string): Promise<void> {
		const {uid, prompt, params} = await provider.interactionDetails(ctx.req, ctx.res);
		// The only application is our own: it is asked for (`prompt=consent`), but nobody needs to be.
		if (prompt.name === 'consent') return finish(ctx, {consent: {}});

		const people = directory.people().filter(person => person.is_active);
		const page = {uid, application: params.client_id, people, nameOf: directory.nameOf, hint: params.login_hint, problem};
		showPage(ctx, {title: 'Sign in · ScaiControl', body: signInPage(page), formTargets});
	}

	return new Router({prefix: '/interaction'})
		.use(tellOfLostSignIn)
		.get('/:uid', ctx => show(ctx))
		.post('/:uid', koaBody({multipart: false, json: false, text: false, formLimit: FORM_LIMIT}), async ctx => {
			const {person} = choice.parse(ctx.request.body ?? {});
			const chosen = directory.person(person.trim());
			if (chosen?.is_active) return finish(ctx, {login: {accountId: chosen.id}});

			ctx.status = 422;
			await show(ctx, 'There is nobody with this id who may sign in.');
		})
		.post('/:uid/cancel', ctx => finish(ctx, {error: 'access_denied', error_description: 'The sign-in was cancelled.'}))
		.routes();
}
