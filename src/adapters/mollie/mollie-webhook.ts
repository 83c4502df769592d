import {createHmac, timingSafeEqual} from 'node:crypto';
import {z} from 'zod';
import type {RawWebhook, WebhookReading} from '../../domain/payments/provider/provider.ts';
import {jsonOf} from '../outbound/json-of.ts';

const PAYMENT_ID = /^tr_[A-Za-z0-9]{1,60}$/;

const event = z.object({
	id: z.string().regex(/^event_[A-Za-z0-9]{1,60}$/),
	type: z.string().max(100),
	entityId: z.string().max(100),
	_embedded: z.object({entity: z.looseObject({paymentId: z.string().optional(), mode: z.string().optional()}).optional()}).optional(),
});

type Options = Readonly<{secrets: readonly string[]; isLive: boolean}>;

/** `X-Mollie-Signature: sha256=<hex>` over the raw bytes; for a day after a change of secret there are two, and any that fits is enough. */
export function isSignedByMollie(body: Uint8Array, header: string, secrets: readonly string[]): boolean {
	const given = header.split(',').flatMap(part => /^\s*sha256=([0-9a-f]{64})\s*$/.exec(part)?.[1] ?? []);
	return secrets.some(secret => {
		if (secret === '') throw new Error('an empty webhook secret');
		const right = createHmac('sha256', secret).update(body).digest();
		return given.some(signature => timingSafeEqual(Buffer.from(signature, 'hex'), right));
	});
}

/**
 * What a webhook of Mollie is about. The classic one is a form with an id and no signature: it says "look", and a forged one can only make
 * us look at our own payment. The other is signed JSON.
 */
export function readMollieWebhook({body, headers}: RawWebhook, {secrets, isLive}: Options): WebhookReading {
	const signature = headers['x-mollie-signature'];
	if (signature === undefined) return readClassic(body);
	if (!isSignedByMollie(body, signature, secrets)) return {kind: 'forged'};
	const read = event.safeParse(jsonOf(body));
	if (!read.success) return {kind: 'ignored', because: 'unknown_type'};
	const {id, type, entityId, _embedded: embedded} = read.data;
	const mode = embedded?.entity?.mode;
	if (mode !== undefined && (mode === 'live') !== isLive) return {kind: 'ignored', because: 'other_mode'};
	const paymentId = PAYMENT_ID.test(entityId) ? entityId : embedded?.entity?.paymentId;
	if (!/^(?:payment|refund|chargeback)\./.test(type) || paymentId === undefined) return {kind: 'ignored', because: 'unknown_type'};
	return {kind: 'news', news: {key: id, about: {paymentId}, isMoney: true}};
}

/** The same id is told at each change, so that it was told says nothing: each time is news. */
function readClassic(body: Uint8Array): WebhookReading {
	const id = new URLSearchParams(Buffer.from(body).toString('utf8')).get('id') ?? '';
	if (!PAYMENT_ID.test(id)) return {kind: 'ignored', because: 'unknown_type'};
	return {kind: 'news', news: {key: '', about: {paymentId: id}, isMoney: true}};
}
