import Router from '@koa/router';
import type {Context, Next} from 'koa';
import {koaBody} from 'koa-body';
import {z} from 'zod';
import {equalsInConstantTime} from '../../src/domain/platform/secrets.ts';
import {idOf} from '../../src/domain/platform/values/id.ts';
import type {Person} from './demo-directory.ts';
import {mintToken} from './mint-token.ts';
import type {Directory} from './open-directory.ts';
import {answerProblem, bearerOf} from './problem.ts';
import type {SigningKey} from './signing-keys.ts';

const BODY_LIMIT = '16kb';
const DEFAULT_LIFE_SECONDS = 3600;
const LONGEST_LIFE_SECONDS = 90 * 24 * 3600;
const LONGEST_SUBJECT = 200;
const MOST_NAMES = 50;

const isPersonId = (sub: string): boolean => sub.startsWith('usr_');

const names = z.array(z.string().min(1).max(100)).max(MOST_NAMES).optional();

const tokenRequest = z
	.strictObject({
		sub: z.string().min(1).max(LONGEST_SUBJECT),
		tenant_id: idOf('tenant').optional(),
		partner_id: idOf('partner').optional(),
		roles: names,
		permissions: names,
		expires_in: z.int().min(1).max(LONGEST_LIFE_SECONDS).default(DEFAULT_LIFE_SECONDS),
	})
	.refine(({sub}) => !isPersonId(sub) || idOf('user').safeParse(sub).success, {
		path: ['sub'],
		message: 'the id of a person is usr_ and 1 to 60 of A-Z a-z 0-9 _ -',
	});

type TokenRequest = z.output<typeof tokenRequest>;

/** What signs and what is signed into every token. `now` is real time. */
export type Minting = Readonly<{
	key: SigningKey;
	issuer: string;
	audience: string;
	adminSecret: string;
	now: () => Date;
}>;

const newcomer = ({sub, tenant_id, partner_id, roles = [], permissions = []}: TokenRequest, now: Date): Person => ({
	id: sub,
	email: `${sub.slice('usr_'.length).toLowerCase()}@people.example`,
	display_name: sub.slice('usr_'.length).replaceAll(/[_-]+/g, ' ').trim() || sub,
	tenant_id,
	partner_id,
	roles,
	permissions,
	is_active: true,
	updated_at: now.toISOString(),
});

/**
 * `POST /local/tokens`: a token with exactly the claims asked for, for the bearer of the admin secret (else 401). Whoever is a person
 * (`usr_…`) and not in the directory yet is entered there, so that a sync keeps them.
 */
export function tokenRoutes(directory: Directory, {key, issuer, audience, adminSecret, now}: Minting) {
	const secretHoldersOnly = async (ctx: Context, next: Next) => {
		if (equalsInConstantTime(bearerOf(ctx), adminSecret)) return next();
		answerProblem(ctx, 401, 'unauthorized', 'The admin secret of this identity provider is needed as the bearer token.');
	};

	return new Router({prefix: '/local'})
		.post('/tokens', secretHoldersOnly, koaBody({multipart: false, urlencoded: false, text: false, jsonLimit: BODY_LIMIT}), async ctx => {
			const request = tokenRequest.parse(ctx.request.body ?? {});
			const {expires_in, ...claims} = request;
			if (isPersonId(request.sub)) directory.enter(newcomer(request, now()));
			ctx.body = {token: await mintToken(key, {...claims, iss: issuer, aud: audience}, now(), expires_in)};
		})
		.routes();
}
