import {createLocalJWKSet, type FlattenedJWSInput, type JSONWebKeySet, type JWK, type JWTVerifyGetKey, errors as joseErrors} from 'jose';
import type {Logger} from 'pino';
import {type Refusals, refusing} from '../../domain/platform/refusals.ts';

/** The set is asked for again after this long. */
const FRESH_MS = 3_600_000;
/** An unknown key id makes us ask again, but not more often than this. */
const UNKNOWN_KEY_PAUSE_MS = 30_000;
/** The last good set keeps working for so long while the issuer is down. */
const LAST_GOOD_MS = 24 * 3_600_000;

export const keySetRefusals = {
	issuer_unavailable: {kind: 'upstream', message: 'The identity provider cannot be reached, so the token cannot be checked'},
} as const satisfies Refusals;

const refuse = refusing(keySetRefusals);

type Parts = Readonly<{
	url: string;
	fetchKeys: (url: string) => Promise<JSONWebKeySet>;
	real: () => Date;
	log: Logger;
	onChange: () => void;
}>;

/** Whether a key is one that a token can be checked with: public, asymmetric, for signatures (RFC 7517, RFC 7518 §6, RFC 8037). */
const isUsable = ({kty, n, e, x, y, crv, use}: JWK): boolean => {
	const isWhole =
		(kty === 'RSA' && isText(n) && isText(e)) ||
		(kty === 'EC' && isText(crv) && isText(x) && isText(y)) ||
		(kty === 'OKP' && isText(crv) && isText(x));
	return isWhole && (use === undefined || use === 'sig');
};

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

/**
 * The issuer's public keys, cached; told when they change. While a good set is at hand it is asked beside the requests, never on their
 * way; only a token of a key that nobody knows waits for the answer. An answer without a key that can be used is not believed.
 */
export function createKeySet({url, fetchKeys, real, log, onChange}: Parts): JWTVerifyGetKey {
	let current: {find: ReturnType<typeof createLocalJWKSet>; text: string; fetchedAt: number} | undefined;
	let askedAt = 0;
	let asking: Promise<void> | undefined;

	const ask = async () => {
		askedAt = real().getTime();
		try {
			const keys = await fetchKeys(url);
			if (!keys.keys.some(isUsable)) throw new RangeError('no key that can be used');
			const text = JSON.stringify(keys);
			if (current && current.text !== text) onChange();
			current = {find: createLocalJWKSet(keys), text, fetchedAt: askedAt};
		} catch (error) {
			log.warn({error: error instanceof Error ? error.name : 'unknown'}, 'the issuer answered no key set that can be used');
		}
	};
	const askOnce = async () => {
		asking ??= ask().finally(() => {
			asking = undefined;
		});
		await asking;
	};
	const mayAsk = () => asking !== undefined || real().getTime() - askedAt > (current ? UNKNOWN_KEY_PAUSE_MS : 0);
	const age = () => (current ? real().getTime() - current.fetchedAt : Number.POSITIVE_INFINITY);

	return async (header, input: FlattenedJWSInput) => {
		if (age() > FRESH_MS && mayAsk()) {
			const asked = askOnce();
			if (age() > LAST_GOOD_MS) await asked;
		}

		if (!current || age() > LAST_GOOD_MS) throw refuse('issuer_unavailable');
		try {
			return await current.find(header, input);
		} catch (error) {
			const isUnknown = error instanceof joseErrors.JWKSNoMatchingKey;
			if (!isUnknown || (asking === undefined && real().getTime() - askedAt < UNKNOWN_KEY_PAUSE_MS)) throw error;
			await askOnce();
			return current.find(header, input);
		}
	};
}
