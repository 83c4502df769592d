import {createHmac, timingSafeEqual} from 'node:crypto';
import {z} from 'zod';
import type {RawWebhook, WebhookReading} from '../../domain/payments/provider/provider.ts';
import {jsonOf} from '../outbound/json-of.ts';
import {REFERENCE} from './seen.ts';

/** An honest retry is signed afresh, so what is older is somebody else's. */
const AGE_LIMIT_S = 300;

const event = z.object({
	id: z.string().min(1).max(255),
	type: z.string().max(255),
	livemode: z.boolean(),
	request: z.object({idempotency_key: z.string().max(255).nullish()}).nullish(),
	data: z.object({
		object: z.looseObject({
			id: z.string().max(255),
			payment_intent: z.union([z.string(), z.looseObject({id: z.string()})]).nullish(),
			metadata: z.record(z.string(), z.string()).nullish(),
		}),
	}),
});

type Event = z.infer<typeof event>;

type Options = Readonly<{secrets: readonly string[]; isLive: boolean}>;

/** `Stripe-Signature: t=…,v1=…[,v1=…]` over the raw bytes; any `v1` under any of our secrets is enough, other schemes are ignored. */
export function isSignedByStripe({body, headers, now}: RawWebhook, secrets: readonly string[]): boolean {
	const parts = (headers['stripe-signature'] ?? '').split(',').map(part => part.trim().split('=', 2) as [string, string | undefined]);
	const time = parts.find(([name]) => name === 't')?.[1];
	if (time === undefined || !/^\d{1,12}$/.test(time)) return false;
	if (now.getTime() / 1000 - Number(time) > AGE_LIMIT_S) return false;
	const given = parts
		.filter(([name, value]) => name === 'v1' && /^[0-9a-f]{64}$/.test(value ?? ''))
		.map(([, value]) => Buffer.from(value ?? '', 'hex'));
	return secrets.some(secret => {
		if (secret === '') throw new Error('an empty webhook secret');
		const right = createHmac('sha256', secret).update(`${time}.`).update(body).digest();
		return given.some(signature => timingSafeEqual(signature, right));
	});
}

/** What a webhook of Stripe is about. Its picture of the object may be old, so nothing of it is believed but the ids. */
export function readStripeWebhook(webhook: RawWebhook, {secrets, isLive}: Options): WebhookReading {
	if (!isSignedByStripe(webhook, secrets)) return {kind: 'forged'};
	const read = event.safeParse(jsonOf(webhook.body));
	if (!read.success) return {kind: 'ignored', because: 'unknown_type'};
	if (read.data.livemode !== isLive) return {kind: 'ignored', because: 'other_mode'};
	const about = subjectOf(read.data);
	if (!about) return {kind: 'ignored', because: 'unknown_type'};
	return {kind: 'news', news: {key: read.data.id, about, isMoney: !/^(?:setup_intent|payment_method|mandate)\./.test(read.data.type)}};
}

function subjectOf({type, request, data: {object}}: Event) {
	const key = request?.idempotency_key;
	const reference = object.metadata?.[REFERENCE] ?? (key ? key.split(':')[0] : undefined);
	const intent = typeof object.payment_intent === 'string' ? object.payment_intent : object.payment_intent?.id;
	if (/^payment_intent\.(?:succeeded|processing|payment_failed|requires_action|canceled)$/.test(type))
		return {paymentId: object.id, ...(reference && {reference})};
	if (/^(?:charge\.refunded|refund\.|charge\.refund\.updated|charge\.dispute\.)/.test(type))
		return intent ? {paymentId: intent} : undefined;
	if (type.startsWith('setup_intent.')) return {setupId: object.id};
	if (type.startsWith('payment_method.') || type === 'mandate.updated') {
		const method = object['payment_method'];
		return {methodReference: type === 'mandate.updated' && typeof method === 'string' ? method : object.id};
	}

	return undefined;
}
