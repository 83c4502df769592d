import {signedHeaders} from '../../../src/domain/webhooks/signature.ts';

/** A call of a webhook as its receiver sees it, and whether it is to be believed. */
export type WebhookVector = Readonly<{
	what: string;
	secret: string;
	headers: Readonly<Record<string, string>>;
	body: string;
	now: number;
	isGenuine: boolean;
}>;

const SENT_AT = 1_780_308_000;
const secretOf = (word: string): string => `whsec_${Buffer.from(word.padEnd(32, '.')).toString('base64')}`;
const [own, old, foreign] = ['own', 'old', 'foreign'].map(secretOf) as [string, string, string];
const body = '{"event_id":"0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6071","data":{"name":"Café 日本 \\u0000 ."}}';
const eventId = '0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6071';

const sent = (secrets: readonly string[]): Record<string, string> => {
	const headers = signedHeaders({eventId, eventType: 'invoice.paid', body, timestamp: SENT_AT, secrets});
	return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('webhook-')));
};

const signature = sent([own])['webhook-signature'] ?? '';
const call = {what: 'as it was sent', secret: own, headers: sent([own]), body, now: SENT_AT, isGenuine: true};
const genuine = (what: string, changes: Partial<WebhookVector>): WebhookVector => ({...call, what, ...changes});
const forged = (what: string, changes: Partial<WebhookVector>): WebhookVector => ({...call, what, ...changes, isGenuine: false});
const withHeader = (name: string, value: string) => ({headers: {...sent([own]), [name]: value}});

/** What every verifier must say the same of. */
export const webhookVectors: readonly WebhookVector[] = [
	call,
	genuine('read five minutes later', {now: SENT_AT + 300}),
	genuine('read by a clock that is five minutes behind', {now: SENT_AT - 300}),
	genuine('signed by the new secret and the old, read with the old', {headers: sent([foreign, own])}),
	genuine('the same, read with the new', {headers: sent([own, old])}),
	genuine('with a signature of a version that is not known', withHeader('webhook-signature', `v2,AAAA ${signature}`)),
	forged('with another secret', {secret: foreign}),
	forged('with another body', {body: body.replace('Café', 'Cafe')}),
	forged('with another id', withHeader('webhook-id', 'other')),
	forged('with another time', withHeader('webhook-timestamp', String(SENT_AT + 1))),
	forged('too old', {now: SENT_AT + 301}),
	forged('from the future', {now: SENT_AT - 301}),
	forged('with a time that is none', withHeader('webhook-timestamp', 'yesterday')),
	forged('with no signature', withHeader('webhook-signature', '')),
	forged('with half a signature', withHeader('webhook-signature', signature.slice(0, 20))),
	forged('with its signature as another version', withHeader('webhook-signature', signature.replace('v1', 'v2'))),
	forged('without any header', {headers: {}}),
];
