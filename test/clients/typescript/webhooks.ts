import test from 'ava';
import {Webhook} from 'standardwebhooks';
import {Webhook as SvixWebhook} from 'svix';
import {signWebhook, verifySignature, verifyWebhook, WebhookVerificationError} from '../../../clients/typescript/src/index.ts';
import {signedHeaders} from '../../../src/domain/webhooks/signature.ts';

const [secret, previous] = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'];
const published = {
	body: '{"test": 2432232314}',
	headers: {
		'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
		'webhook-timestamp': '1614265330',
		'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
	},
};
const at = new Date(1_614_265_330_000);
const event = {event_id: '0b2f6f0e-6a7c-4c3f-9f64-0b3a7b1c2d3e', event_type: 'invoice.paid', data: {name: 'Société Générale €'}};
const body = JSON.stringify(event);

/** What a subscriber gets of us, signed with all secrets that are valid. */
const delivered = (...secrets: string[]) =>
	signedHeaders({eventId: event.event_id, eventType: event.event_type, body, timestamp: at.getTime() / 1000, secrets});

const refused = (message: RegExp) => ({instanceOf: WebhookVerificationError, message});

test('the published example of Standard Webhooks is genuine, as text, as bytes and by any spelling of the headers', async t => {
	await t.notThrowsAsync(async () => verifySignature(published.body, published.headers, {secrets: secret, now: at}));
	await t.notThrowsAsync(async () =>
		verifySignature(Buffer.from(published.body), new Headers(published.headers), {secrets: secret, now: at}),
	);
	const spelled = Object.fromEntries(Object.entries(published.headers).map(([name, value]) => [name.toUpperCase(), [value]]));
	await t.notThrowsAsync(async () => verifySignature(published.body, spelled, {secrets: secret, now: at}));
});

test('what we deliver is genuine, and is answered as the event', async t => {
	t.deepEqual(await verifyWebhook(body, delivered(secret), {secrets: secret, now: at}), event as never);
});

test('while a secret is changed either end may have the new one first', async t => {
	for (const [signedWith, known] of [
		[[secret, previous], [previous]],
		[[secret, previous], [secret]],
		[[previous], [secret, previous]],
		[[secret], [secret, previous]],
	] as const) {
		await t.notThrowsAsync(async () => verifySignature(body, delivered(...signedWith), {secrets: known, now: at}));
	}

	await t.throwsAsync(async () => verifySignature(body, delivered(secret), {secrets: previous, now: at}), refused(/another secret/));
});

test('an altered, old, early, unsigned or misshapen call is refused', async t => {
	const options = {secrets: secret, now: at};
	const headers = delivered(secret);
	const seconds = (more: number) => ({...options, now: new Date(at.getTime() + more * 1000)});
	await t.throwsAsync(async () => verifySignature(`${body} `, headers, options), refused(/another body/));
	await t.throwsAsync(async () => verifySignature(body, {...headers, 'webhook-id': 'other'}, options), refused(/another/));
	await t.throwsAsync(async () => verifySignature(body, headers, seconds(301)), refused(/too old/));
	await t.throwsAsync(async () => verifySignature(body, headers, seconds(-301)), refused(/future/));
	await t.notThrowsAsync(async () => verifySignature(body, headers, seconds(300)));
	await t.notThrowsAsync(async () => verifySignature(body, headers, {...seconds(3600), toleranceSeconds: 3600}));
	await t.throwsAsync(async () => verifySignature(body, {}, options), refused(/webhook-id is missing/));
	await t.throwsAsync(async () => verifySignature(body, {...headers, 'webhook-timestamp': 'now'}, options), refused(/not a time/));
	for (const signature of ['', 'v1', 'v1,', 'v1,***', 'v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=']) {
		await t.throwsAsync(async () => verifySignature(body, {...headers, 'webhook-signature': signature}, options), refused(/another/));
	}
});

test('what the client signs is what we would sign, and is genuine for the libraries of others', async t => {
	const now = new Date(Math.floor(Date.now() / 1000) * 1000);
	const headers = await signWebhook(body, {id: event.event_id, secret, now});
	const ours = signedHeaders({
		eventId: event.event_id,
		eventType: event.event_type,
		body,
		timestamp: now.getTime() / 1000,
		secrets: [secret],
	});
	t.like(ours, headers);
	t.deepEqual(new Webhook(secret).verify(body, headers), event);
	t.notThrows(() => new SvixWebhook(secret).verify(body, headers));
	const theirs = {
		'webhook-id': 'msg_1',
		'webhook-timestamp': headers['webhook-timestamp'],
		'webhook-signature': new Webhook(secret).sign('msg_1', now, body),
	};
	await t.notThrowsAsync(async () => verifySignature(body, theirs, {secrets: secret, now}));
});
