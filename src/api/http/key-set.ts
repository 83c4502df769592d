import {createLocalJWKSet, type FlattenedJWSInput, type JSONWebKeySet, type JWTVerifyGetKey, errors as joseErrors} from 'jose';
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

/** The issuer's public keys, cached; told when they change. */
export function createKeySet({url, fetchKeys, real, log, onChange}: Parts): JWTVerifyGetKey {
	let current: {find: ReturnType<typeof createLocalJWKSet>; text: string; fetchedAt: number} | undefined;
	let askedAt = 0;
	let asking: Promise<void> | undefined;

	const ask = async () => {
		askedAt = real().getTime();
		try {
			const keys = await fetchKeys(url);
			const text = JSON.stringify(keys);
			if (current && current.text !== text) onChange();
			current = {find: createLocalJWKSet(keys), text, fetchedAt: askedAt};
		} catch (error) {
			log.warn({error: error instanceof Error ? error.name : 'unknown'}, 'the key set of the issuer could not be fetched');
		}
	};
	const askOnce = async () => {
		asking ??= ask().finally(() => {
			asking = undefined;
		});
		await asking;
	};

	return async (header, input: FlattenedJWSInput) => {
		const age = current ? real().getTime() - current.fetchedAt : Number.POSITIVE_INFINITY;
		const isDue = asking !== undefined || real().getTime() - askedAt > (current ? UNKNOWN_KEY_PAUSE_MS : 0);
		if (age > FRESH_MS && isDue) await askOnce();
		if (!current || real().getTime() - current.fetchedAt > LAST_GOOD_MS) throw refuse('issuer_unavailable');
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
