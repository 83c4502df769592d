import {createHmac, timingSafeEqual} from 'node:crypto';
import {z} from 'zod';
import type {RawWebhook, WebhookReading} from '../../domain/payments/provider/provider.ts';
import {jsonOf} from '../outbound/json-of.ts';

const AGE_LIMIT_S = 300;
const HEADERS_LIMIT = 20;

const event = z.object({
	id: z.string().regex(/^[A-Za-z0-9-]{1,64}$/),
	eventType: z.string().max(100),
	updatedAt: z.string().max(64).optional(),
	metadata: z.record(z.string(), z.string()).nullish(),
});

/**
 * `X-Hook0-Signature: t=…,v0=…,h=…,v1=…`: `v1` covers time, named headers and raw body, `v0` time and raw body only. Where headers are
 * named, `v1` is the one that counts.
 */
export function isSignedByHook0({body, headers, now}: RawWebhook, secrets: readonly string[]): boolean {
	const pairs = (headers['x-hook0-signature'] ?? '').split(',').map(part => {
		const [name = '', ...rest] = part.trim().split('=');
		return [name, rest.join('=')] as const;
	});
	const {t: time = '', h: names, v0, v1} = Object.fromEntries(pairs) as Readonly<Record<string, string>>;
	if (!/^\d{1,12}$/.test(time) || Math.abs(now.getTime() / 1000 - Number(time)) > AGE_LIMIT_S) return false;
	const signed = names === undefined ? undefined : names.split(' ').filter(Boolean);
	if (signed && signed.length > HEADERS_LIMIT) return false;
	const before = signed ? [time, signed.join(' '), signed.map(name => headers[name.toLowerCase()] ?? '').join('.')] : [time];
	const given = signed ? v1 : v0;
	if (given === undefined || !/^[0-9a-f]{64}$/.test(given)) return false;
	return secrets.some(secret => {
		if (secret === '') throw new Error('an empty webhook secret');
		const right = createHmac('sha256', secret)
			.update(`${before.join('.')}.`)
			.update(body)
			.digest();
		return timingSafeEqual(Buffer.from(given, 'hex'), right);
	});
}

/** What a webhook of Coinbase Business is about: a checkout. */
export function readCoinbaseWebhook(webhook: RawWebhook, secrets: readonly string[]): WebhookReading {
	if (!isSignedByHook0(webhook, secrets)) return {kind: 'forged'};
	const read = event.safeParse(jsonOf(webhook.body));
	if (!read.success || !read.data.eventType.startsWith('checkout.')) return {kind: 'ignored', because: 'unknown_type'};
	const {id, eventType, updatedAt = '', metadata} = read.data;
	const key = webhook.headers['x-event-id'] ?? `${id} ${eventType} ${updatedAt}`;
	const reference = metadata?.['payment_id'];
	return {kind: 'news', news: {key: key.slice(0, 255), about: {paymentId: id, ...(reference && {reference})}, isMoney: true}};
}
