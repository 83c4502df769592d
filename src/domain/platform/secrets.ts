import {createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual} from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SECRET_BYTES = 32;

/** Where a secret is kept. It is bound to that place: copied into another row or column it no longer decrypts. */
export type SecretPlace = Readonly<{table: string; column: string; row: string; tenant?: string}>;

/** Encrypts what must be read again: webhook secrets, signing secrets, credentials. */
export type Cipher = Readonly<{
	encrypt: (plain: string, place: SecretPlace) => string;
	/** Throws when the key, the place or the bytes do not fit. */
	decrypt: (sealed: string, place: SecretPlace) => string;
}>;

/** One key of `CREDENTIALS_KEY`: an id, and 32 bytes. */
export type CredentialsKey = Readonly<{id: string; key: Uint8Array}>;

const associated = ({table, column, row, tenant}: SecretPlace): Buffer => Buffer.from([table, column, row, tenant ?? ''].join('\u0000'));

/** AES-256-GCM (NIST SP 800-38D) with a fresh nonce each time. The first key encrypts, all of them decrypt. */
export function createCipher(keys: readonly CredentialsKey[]): Cipher {
	const [first] = keys;
	if (!first) throw new Error('at least one credentials key is needed');
	return {
		encrypt(plain, place) {
			const nonce = randomBytes(NONCE_BYTES);
			const cipher = createCipheriv('aes-256-gcm', first.key, nonce).setAAD(associated(place));
			const bytes = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
			return `${first.id}:${bytes.toString('base64')}`;
		},
		decrypt(sealed, place) {
			const colon = sealed.indexOf(':');
			const key = keys.find(({id}) => id === sealed.slice(0, colon));
			if (!key) throw new Error('sealed with a credentials key that is not configured');
			const bytes = Buffer.from(sealed.slice(colon + 1), 'base64');
			const decipher = createDecipheriv('aes-256-gcm', key.key, bytes.subarray(0, NONCE_BYTES), {authTagLength: TAG_BYTES})
				.setAAD(associated(place))
				.setAuthTag(bytes.subarray(-TAG_BYTES));
			return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
		},
	};
}

/** A service's API key: `sck_` and 256 random bits. Only its hash is stored. */
export const newApiKey = (): string => `sck_${randomBytes(SECRET_BYTES).toString('base64url')}`;

/** A signing secret as the Standard Webhooks specification writes it: `whsec_` and base64 of 32 random bytes. */
export const newSigningSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

/** SHA-256 in hex: for secrets of 256 random bits, which need no slow hash, and for fingerprints. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Compares without telling by its time where two texts differ. */
export function equalsInConstantTime(a: string, b: string): boolean {
	const [left, right] = [createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest()];
	return timingSafeEqual(left, right);
}
