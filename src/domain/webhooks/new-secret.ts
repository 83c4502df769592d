import {type Cipher, newSigningSecret} from '../platform/secrets.ts';
import type {IdOf} from '../platform/values/id.ts';
import {secretPlace} from './subscriber.ts';

const HINT_CHARACTERS = 4;

/** A new secret for a subscriber, and what is kept of it. */
export function newSecret(id: IdOf<'webhookSubscription'>, cipher: Cipher): {secret: string; secretSealed: string; secretHint: string} {
	const secret = newSigningSecret();
	return {secret, secretSealed: cipher.encrypt(secret, secretPlace(id)), secretHint: `…${secret.slice(-HINT_CHARACTERS)}`};
}
