import {createHash, randomBytes} from 'node:crypto';
import {type JWTVerifyGetKey, jwtVerify} from 'jose';
import type {Context} from 'koa';
import {z} from 'zod';
import {equalsInConstantTime} from '../../domain/platform/secrets.ts';
import {providerAnswers} from '../auth/pass-on-token-request.ts';
import {refuse} from '../http/access.ts';
import type {Authenticate} from '../http/authenticate.ts';
import type {TokenClaims} from '../http/token-claims.ts';
import type {Tools} from '../tools.ts';
import {hostCookie} from './cookies.ts';

/** Somebody who has not signed in by then begins again. */
const SIGN_IN_LIFE_MS = 10 * 60_000;
const RANDOM_BYTES = 32;

const attempt = z.object({state: z.string(), nonce: z.string(), verifier: z.string(), begun_at: z.number()});
const tokens = z.object({access_token: z.string(), id_token: z.string()});

const random = (): string => randomBytes(RANDOM_BYTES).toString('base64url');

const place = {table: 'cookie', column: 'sign_in', row: 'dashboard'};

export type SignIn = Readonly<{
	/** Sends the browser to the identity provider. */
	begin: (ctx: Context) => Promise<void>;
	/** Takes the browser back from it and answers who it is; refuses (401) whatever does not fit what was begun. */
	finish: (ctx: Context) => Promise<TokenClaims>;
}>;

type Parts = Readonly<{tools: Tools; authenticate: Authenticate; keys: JWTVerifyGetKey; redirectUri: string}>;

/** Signing in by authorization code with PKCE S256, state and nonce (OpenID Connect Core 1.0 §3.1, RFC 7636, RFC 9700). */
export function createSignIn({tools, authenticate, keys, redirectUri}: Parts): SignIn {
	const {config, identityProvider, cipher, clock} = tools;
	const {clientId, issuer} = config.identity;
	const cookie = hostCookie('scai_sign_in', config.publicUrl);
	return {
		async begin(ctx) {
			const begun = {state: random(), nonce: random(), verifier: random(), begun_at: clock.real().getTime()};
			cookie.write(ctx, Buffer.from(cipher.encrypt(JSON.stringify(begun), place)).toString('base64url'), SIGN_IN_LIFE_MS);
			const url = new URL((await providerAnswers(identityProvider.endpoints())).authorization);
			url.search = new URLSearchParams({
				response_type: 'code',
				client_id: clientId,
				redirect_uri: redirectUri,
				scope: 'openid profile email',
				state: begun.state,
				nonce: begun.nonce,
				code_challenge: createHash('sha256').update(begun.verifier).digest('base64url'),
				code_challenge_method: 'S256',
			}).toString();
			ctx.redirect(url.href);
		},
		async finish(ctx) {
			const begun = readAttempt(cookie.read(ctx), tools);
			cookie.clear(ctx);
			const {state, code} = ctx.query;
			if (!begun || typeof state !== 'string' || typeof code !== 'string' || !equalsInConstantTime(state, begun.state)) {
				throw refuse('credential_refused', {why: 'this sign-in was not begun here, or too long ago'});
			}

			const answer = await providerAnswers(
				identityProvider.exchange({
					...{grant_type: 'authorization_code', client_id: clientId, redirect_uri: redirectUri},
					...{code, code_verifier: begun.verifier},
				}),
			);
			const received = tokens.safeParse(answer.body);
			if (answer.status !== 200 || !received.success) throw refuse('credential_refused', {why: 'the identity provider refused the code'});
			const {payload} = await jwtVerify(received.data.id_token, keys, {issuer, audience: clientId, currentDate: clock.real()}).catch(
				() => ({payload: {}}),
			);
			if (!('nonce' in payload) || payload['nonce'] !== begun.nonce)
				throw refuse('credential_refused', {why: 'the identity token is not for this sign-in'});
			return authenticate.claims(received.data.access_token);
		},
	};
}

function readAttempt(value: string | undefined, {cipher, clock}: Tools): z.infer<typeof attempt> | undefined {
	try {
		const begun = attempt.parse(JSON.parse(cipher.decrypt(Buffer.from(value ?? '', 'base64url').toString('utf8'), place)));
		return clock.real().getTime() - begun.begun_at < SIGN_IN_LIFE_MS ? begun : undefined;
	} catch {
		return undefined;
	}
}
