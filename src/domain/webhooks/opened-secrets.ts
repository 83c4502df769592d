import type {Cipher} from '../platform/secrets.ts';
import {secretPlace, type WebhookSubscription} from './subscriber.ts';

type Sealed = Pick<WebhookSubscription, 'id' | 'version' | 'secretSealed' | 'previousSecretSealed' | 'previousSecretUntil'>;

/** What was opened of a version of a subscriber's row, by what it was sealed as. */
type Opened = Readonly<{version: number; secrets: Map<string, string>}>;

/** Subscribers whose secrets are kept open; the one opened longest ago makes room. */
const KEPT_LIMIT = 1000;

const kept = new WeakMap<Cipher, Map<string, Opened>>();

/**
 * The secrets of a subscriber that are valid at an instant of real time, newest first. Opened once for each version of its row, and kept in
 * memory. Throws when they cannot be opened.
 */
export function openSecrets(cipher: Cipher, subscriber: Sealed, realNow: Date): string[] {
	const {id, secretSealed, previousSecretSealed, previousSecretUntil} = subscriber;
	const {secrets} = openedOf(cipher, subscriber);
	const isOverlapping = previousSecretUntil && previousSecretUntil > realNow;
	return [secretSealed, ...(previousSecretSealed && isOverlapping ? [previousSecretSealed] : [])].map(sealed => {
		const secret = secrets.get(sealed) ?? cipher.decrypt(sealed, secretPlace(id));
		secrets.set(sealed, secret);
		return secret;
	});
}

function openedOf(cipher: Cipher, {id, version}: Sealed): Opened {
	const all = kept.get(cipher) ?? new Map<string, Opened>();
	kept.set(cipher, all);
	const known = all.get(id);
	if (known?.version === version) return known;
	const opened = {version, secrets: new Map<string, string>()};
	all.delete(id);
	all.set(id, opened);
	for (const oldest of all.keys()) {
		if (all.size <= KEPT_LIMIT) break;
		all.delete(oldest);
	}

	return opened;
}
