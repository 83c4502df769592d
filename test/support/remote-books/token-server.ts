import {randomUUID} from 'node:crypto';
import type {StandInAnswer, StandInRequest} from '../payments/faulty-server.ts';

export const CLIENT_ID = 'stand-in-app';
export const CLIENT_SECRET = 'stand-in-client-secret';

type Rules = Readonly<{
	/** How long an access token lives. */
	livesMs: number;
	/** How long a refresh token works after it was used. */
	graceMs: number;
	/** A new pair is refused before the last is so old. */
	notBeforeMs: number;
	clientIn: 'header' | 'body';
}>;

/** A pair, and the consent that it goes back to. */
type Pair = {consent: string; access: string; refresh: string; issuedAt: number; usedAt?: number; isForgotten?: boolean};

const refused = (status: number, error: string, text: string): StandInAnswer => ({status, json: {error, error_description: text}});

/** Gives tokens as a provider of books does: each refresh token is replaced at its use, and works once, or a while longer. */
export function createTokenServer(rules: Rules) {
	const pairs: Pair[] = [];
	const codes = new Set<string>();
	const revoked = new Set<string>();
	const refreshes = new Map<string, number>();
	const consentOf = (refreshToken: unknown): string => pairs.find(({refresh}) => refresh === refreshToken)?.consent ?? '';

	function grant(consent: string): StandInAnswer {
		const pair = {consent, access: `at-${randomUUID()}`, refresh: `rt-${randomUUID()}`, issuedAt: Date.now()};
		pairs.push(pair);
		const lives = rules.livesMs / 1000;
		const expires = rules.clientIn === 'body' ? String(lives) : lives;
		return {status: 200, json: {access_token: pair.access, refresh_token: pair.refresh, token_type: 'Bearer', expires_in: expires}};
	}

	function isClient({headers, text}: StandInRequest): boolean {
		const form = new URLSearchParams(text);
		if (rules.clientIn === 'body') return form.get('client_id') === CLIENT_ID && form.get('client_secret') === CLIENT_SECRET;
		const basic = Buffer.from(`${encodeURIComponent(CLIENT_ID)}:${encodeURIComponent(CLIENT_SECRET)}`).toString('base64');
		// RFC 6749 has both encoded as a form first; libraries differ in which characters they encode.
		const decoded = decodeURIComponent(Buffer.from((headers['authorization'] ?? '').replace('Basic ', ''), 'base64').toString());
		return headers['authorization'] === `Basic ${basic}` || decoded === `${CLIENT_ID}:${CLIENT_SECRET}`;
	}

	return {
		/** Every token that was ever given. */
		secrets: () => pairs.flatMap(({access, refresh}) => [access, refresh]),
		newCode(): string {
			const code = `code-${randomUUID()}`;
			codes.add(code);
			return code;
		},
		/** A refresh token that somebody has already. */
		newRefreshToken(): string {
			const pair = {consent: randomUUID(), access: `at-${randomUUID()}`, refresh: `rt-${randomUUID()}`, issuedAt: 0};
			pairs.push(pair);
			return pair.refresh;
		},
		/** How often new tokens were asked for by the consent of one of its refresh tokens. */
		refreshesOf: (refreshToken: unknown): number => refreshes.get(consentOf(refreshToken)) ?? 0,
		/** Somebody takes back the consent of one of its refresh tokens. */
		revoke: (refreshToken: unknown) => void revoked.add(consentOf(refreshToken)),
		/** Access tokens are taken no more, before their time. */
		forget() {
			for (const pair of pairs) pair.isForgotten = true;
		},
		/** All tokens become so much older. */
		letPass(ms: number) {
			for (const pair of pairs) {
				pair.issuedAt -= ms;
				if (pair.usedAt !== undefined) pair.usedAt -= ms;
			}
		},
		isValid(authorization: string | undefined): boolean {
			const pair = pairs.find(({access}) => `Bearer ${access}` === authorization);
			return pair !== undefined && !pair.isForgotten && !revoked.has(pair.consent) && Date.now() < pair.issuedAt + rules.livesMs;
		},
		answer(request: StandInRequest): StandInAnswer {
			if (!isClient(request)) return refused(401, 'invalid_client', 'The client is not known');
			const form = new URLSearchParams(request.text);
			if (form.get('grant_type') === 'authorization_code')
				return codes.delete(form.get('code') ?? '')
					? grant(randomUUID())
					: refused(400, 'invalid_grant', 'The code was used, or is too old');
			const now = Date.now();
			const pair = pairs.find(({refresh}) => refresh === form.get('refresh_token'));
			if (pair) refreshes.set(pair.consent, (refreshes.get(pair.consent) ?? 0) + 1);
			if (!pair || revoked.has(pair.consent)) return refused(400, 'invalid_grant', 'The refresh token is not known');
			if (pair.usedAt !== undefined && now > pair.usedAt + rules.graceMs) return refused(400, 'invalid_grant', 'Old refresh token used');
			if (now < pair.issuedAt + rules.notBeforeMs) return {status: 401, json: {error: 'too_early'}};
			pair.usedAt ??= now;
			return grant(pair.consent);
		},
	};
}
