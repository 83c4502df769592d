import {createHmac} from 'node:crypto';

const PREFIX = 'whsec_';

type Message = Readonly<{
	eventId: string;
	eventType: string;
	body: string;
	/** Seconds since 1970, real time. */
	timestamp: number;
	/** All secrets that are valid now, newest first. */
	secrets: readonly string[];
}>;

const keyOf = (secret: string): Buffer => Buffer.from(secret.slice(PREFIX.length), 'base64');

/**
 * The headers of a signed call. `X-ScaiControl-Signature` is the HMAC-SHA256 of the raw body; while a secret is being rotated it
 * carries one signature for each, separated by commas. The three `webhook-` headers follow the Standard Webhooks specification 1.0:
 * their signature also covers the id and the time.
 */
export function signedHeaders({eventId, eventType, body, timestamp, secrets}: Message): Record<string, string> {
	const hex = (secret: string) => createHmac('sha256', secret).update(body).digest('hex');
	const standard = (secret: string) => createHmac('sha256', keyOf(secret)).update(`${eventId}.${timestamp}.${body}`).digest('base64');
	return {
		'content-type': 'application/json; charset=utf-8',
		'user-agent': 'ScaiControl-Webhook/1.0',
		'x-scaicontrol-signature': secrets.map(secret => `sha256=${hex(secret)}`).join(','),
		'x-scaicontrol-timestamp': String(timestamp),
		'x-scaicontrol-event-id': eventId,
		'x-scaicontrol-event-type': eventType,
		'webhook-id': eventId,
		'webhook-timestamp': String(timestamp),
		'webhook-signature': secrets.map(secret => `v1,${standard(secret)}`).join(' '),
	};
}
