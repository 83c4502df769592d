import type {Event} from './events.ts';

/** A call is taken for old when it was signed longer ago than this, or as far ahead. */
const TOLERANCE_SECONDS = 300;
const SECRET_PREFIX = 'whsec_';
const SIGNATURE_VERSION = 'v1';

/** A call is not what it says: unsigned, signed by somebody else, altered, or old. */
export class WebhookVerificationError extends Error {
	override readonly name = 'WebhookVerificationError';
}

type GivenHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

export type VerifyOptions = Readonly<{
	/** The secret, or, while it is being changed, the new one and the old one. */
	secrets: string | readonly string[];
	toleranceSeconds?: number;
	/** Real time; now, unless given. */
	now?: Date;
}>;

type Bytes = Uint8Array<ArrayBuffer>;

const encode = (text: string): Bytes => new TextEncoder().encode(text);
const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), character => character.charCodeAt(0));
const toBase64 = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes)));

async function keyOf(secret: string) {
	const bytes = fromBase64(secret.startsWith(SECRET_PREFIX) ? secret.slice(SECRET_PREFIX.length) : secret);
	return crypto.subtle.importKey('raw', bytes, {name: 'HMAC', hash: 'SHA-256'}, false, ['sign', 'verify']);
}

function signedText(id: string, timestamp: string, payload: string | Uint8Array): Bytes {
	const head = encode(`${id}.${timestamp}.`);
	const body = typeof payload === 'string' ? encode(payload) : payload;
	const text = new Uint8Array(head.length + body.length);
	text.set(head);
	text.set(body, head.length);
	return text;
}

const headerOf = (headers: GivenHeaders, name: string): string => {
	const value = headers instanceof Headers ? headers.get(name) : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
	if (value === undefined || value === null) throw new WebhookVerificationError(`the header ${name} is missing`);
	return [value].flat().join(' ');
};

/**
 * Checks that a call is from whoever holds one of the secrets, is unaltered, and is not old: by the three headers of the Standard Webhooks
 * specification. Webhooks are signed so, and the calls that provision services.
 *
 * @param payload the body as it came, byte for byte, before anything parses it
 * @throws WebhookVerificationError
 */
export async function verifySignature(
	payload: string | Uint8Array,
	headers: GivenHeaders,
	{secrets, toleranceSeconds = TOLERANCE_SECONDS, now = new Date()}: VerifyOptions,
): Promise<void> {
	const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(name => headerOf(headers, name)) as [
		string,
		string,
		string,
	];
	const ageSeconds = now.getTime() / 1000 - Number(timestamp);
	if (!/^\d{1,12}$/.test(timestamp)) throw new WebhookVerificationError('the header webhook-timestamp is not a time');
	if (ageSeconds > toleranceSeconds) throw new WebhookVerificationError('the call is too old');
	if (ageSeconds < -toleranceSeconds) throw new WebhookVerificationError('the call is from the future');
	const text = signedText(id, timestamp, payload);
	const given = signatures.split(' ').flatMap(signature => {
		const [version, value = ''] = signature.split(',');
		return version === SIGNATURE_VERSION && /^[A-Za-z0-9+/]{43}=$/.test(value) ? [fromBase64(value)] : [];
	});
	for (const secret of [secrets].flat()) {
		const key = await keyOf(secret);
		for (const signature of given) if (await crypto.subtle.verify('HMAC', key, signature, text)) return;
	}

	throw new WebhookVerificationError('the signature is of another secret or another body');
}

/** The event of a call, once it is known to be genuine. What came before, by its `event_id`, was told again. */
export async function verifyWebhook(payload: string | Uint8Array, headers: GivenHeaders, options: VerifyOptions): Promise<Event> {
	await verifySignature(payload, headers, options);
	return JSON.parse(typeof payload === 'string' ? payload : new TextDecoder().decode(payload)) as Event;
}

/** The headers of a call as a delivery has them, to try one's own end with. */
export async function signWebhook(
	payload: string,
	{id, secret, now = new Date()}: Readonly<{id: string; secret: string; now?: Date}>,
): Promise<Record<string, string>> {
	const timestamp = String(Math.floor(now.getTime() / 1000));
	const signature = await crypto.subtle.sign('HMAC', await keyOf(secret), signedText(id, timestamp, payload));
	return {'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `${SIGNATURE_VERSION},${toBase64(signature)}`};
}
