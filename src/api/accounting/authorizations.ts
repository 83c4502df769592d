import {z} from 'zod';
import {refuse} from '../../domain/accounting/refusals.ts';
import {beginAuthorization, keepAuthorization, takeAuthorization} from '../../domain/accounting/remote/authorize-integration.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {one} from '../http/answers.ts';
import {API_ROOT, route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {byIntegration} from './integrations.ts';
import {authorizationView, connectedView} from './views.ts';

const CALLBACK = '/accounting/oauth/callback';

const redirectUri = (publicUrl: string): string => `${publicUrl}${API_ROOT}${CALLBACK}`;

export const authorizeAccountingIntegration = route({
	operation: 'authorizeAccountingIntegration',
	tag: 'ext-accounting',
	method: 'post',
	path: '/admin/accounting/integrations/{integration_id}/authorize',
	summary: 'Where somebody who may is to go, to let this system into the books',
	description:
		"Answers an address of the provider's, where whoever may do so agrees. It can be used once, and not for long; a new one replaces it. " +
		'From there they come back to `finishAccountingAuthorization`, and what waited for it goes on. Only for providers with `auth` `oauth2`, whose ' +
		'app (client id and secret) stands in the credentials.',
	access: 'admin:accounting',
	isOperatorOnly: true,
	params: byIntegration,
	answer: one(authorizationView),
	refuses: ['integration_not_found', 'nothing_to_authorize'],
	handle: async ({unit, params, tools: {config, cipher, remoteBooks}}) =>
		beginAuthorization(unit, {...params, redirectUri: redirectUri(config.publicUrl), cipher, remoteBooks}),
});

const text = (limit: number) => z.string().min(1).max(limit);

export const finishAccountingAuthorization = route({
	operation: 'finishAccountingAuthorization',
	tag: 'ext-accounting',
	method: 'get',
	path: CALLBACK,
	summary: 'Where a provider of books sends somebody back who agreed; what is brought is taken once',
	description:
		'A browser comes here by itself: nobody calls it otherwise. Register this address with the app at the provider. `state` says which ' +
		'integration is meant and works once; tokens are kept encrypted and never shown. Who did not agree, or came too late, starts again by ' +
		'`authorizeAccountingIntegration`.',
	access: 'public',
	limit: 'sign_in',
	hasNoUnit: true,
	query: input({
		state: text(200).meta({description: 'What the address that was answered by `authorizeAccountingIntegration` bore.'}),
		code: text(2048).optional().meta({description: 'What tokens are asked for with; without it nobody agreed.'}),
		error: text(200).optional().meta({description: 'Why nobody agreed, as OAuth 2 names it.'}),
		error_description: text(2048).optional().meta({description: 'The same as a sentence.'}),
		scope: text(2048).optional().meta({description: 'What was agreed to.'}),
		session_state: text(500).optional().meta({description: "The provider's own; not used."}),
		iss: text(500).optional().meta({description: 'Who answers (RFC 9207); not used.'}),
	}),
	answer: one(connectedView),
	refuses: ['authorization_unknown', 'authorization_refused', 'integration_not_found'],
	async handle({query: {state, code, error}, requestId, tools: {config, inUnit, cipher, remoteBooks}}) {
		const asked = {because: 'somebody agreed at a provider of books', requestId, actor: 'system'};
		const agreed = await asSystem(inUnit, asked, async unit => takeAuthorization(unit, {state, cipher, remoteBooks}));
		if (code === undefined) throw refuse('authorization_refused', {why: error ?? 'no code'});
		const {oauth, integrationId, app, verifier} = agreed;
		const callback = new URLSearchParams({code, state});
		const answer = await oauth.exchange({app, verifier, state, callback, redirectUri: redirectUri(config.publicUrl)});
		if (answer.kind !== 'granted') throw refuse('authorization_refused', {why: answer.code});
		const given = {integrationId, tokens: answer.tokens, livesMs: answer.livesMs ?? oauth.tokenMs, cipher};
		const integration = await asSystem(inUnit, asked, async unit => keepAuthorization(unit, given));
		return {integrationId: integration.id, connection: integration.connection};
	},
});
