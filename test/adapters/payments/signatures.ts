import test from 'ava';
import Stripe from 'stripe';
import {isSignedByHook0, readCoinbaseWebhook} from '../../../src/adapters/coinbase/coinbase-webhook.ts';
import {readMollieWebhook} from '../../../src/adapters/mollie/mollie-webhook.ts';
import {readStripeWebhook} from '../../../src/adapters/stripe/stripe-webhook.ts';
import type {WebhookReading} from '../../../src/domain/payments/provider/provider.ts';
import {startCoinbase} from '../../support/payments/coinbase.ts';
import {startMollie} from '../../support/payments/mollie.ts';
import {startStripe} from '../../support/payments/stripe.ts';

const SECRET = 'whsec_test';
const now = new Date('2026-06-01T10:00:00Z');
const seconds = now.getTime() / 1000;
const bytes = (text: string): Uint8Array => Buffer.from(text);

const event = (more: object = {}) => ({
	...{id: 'evt_1', object: 'event', type: 'payment_intent.succeeded', created: seconds, livemode: false},
	...{request: {idempotency_key: 'pint_1:1'}, data: {object: {id: 'pi_1', metadata: {}}}},
	...more,
});

const stripe = new Stripe('sk_test_none');
const headerOf = (payload: string, {secret = SECRET, timestamp = seconds} = {}): string =>
	stripe.webhooks.generateTestHeaderString({payload, secret, timestamp});

const read = (body: string, header: string, secrets: readonly string[] = [SECRET]): WebhookReading =>
	readStripeWebhook({body: bytes(body), headers: {'stripe-signature': header}, now}, {secrets, isLive: false});

test('what Stripe’s own library signs is verified here, and names the payment and our key', t => {
	const body = JSON.stringify(event());
	t.deepEqual(read(body, headerOf(body)), {
		kind: 'news',
		news: {key: 'evt_1', about: {paymentId: 'pi_1', reference: 'pint_1'}, isMoney: true},
	});
});

test('what our stand-in signs is verified by Stripe’s own library', async t => {
	let received: {body: string; header: string} | undefined;
	const {createServer} = await import('node:http');
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', chunk => {
			body += String(chunk);
		});
		request.on('end', () => {
			received = {body, header: String(request.headers['stripe-signature'])};
			response.end('{}');
		});
	});
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	const {port} = server.address() as {port: number};
	const standIn = await startStripe({publicUrl: () => `http://127.0.0.1:${port}`});
	await standIn.tell('payment_intent.succeeded', {id: 'pi_1'});
	await standIn.close();
	server.close();
	const {body = '', header = ''} = received ?? {};
	t.is(stripe.webhooks.constructEvent(body, header, standIn.webhookSecret).type, 'payment_intent.succeeded');
});

test('an altered body, another secret, an old time, no signature and JSON that was written anew are forged', t => {
	const body = JSON.stringify(event());
	const header = headerOf(body);
	t.is(read(body.replace('pi_1', 'pi_2'), header).kind, 'forged');
	t.is(read(body, headerOf(body, {secret: 'whsec_other'})).kind, 'forged');
	t.is(read(body, headerOf(body, {timestamp: seconds - 301})).kind, 'forged');
	t.is(read(body, headerOf(body, {timestamp: seconds + 3600})).kind, 'news');
	t.is(read(body, '').kind, 'forged');
	t.is(read(body, header.replace('v1=', 'v0=')).kind, 'forged');
	t.is(read(JSON.stringify(JSON.parse(body), undefined, 2), header).kind, 'forged');
});

test('while a secret is changed either signature is enough', t => {
	const body = JSON.stringify(event());
	const [first, second] = [headerOf(body, {secret: 'whsec_old'}), headerOf(body)];
	t.is(read(body, `${first},${second.split(',')[1]}`).kind, 'news');
	t.is(read(body, first, ['whsec_new', 'whsec_old']).kind, 'news');
	t.throws(() => read(body, first, ['']));
});

test('another mode and types that nobody knows are honest, and nothing to us', t => {
	const live = JSON.stringify(event({livemode: true}));
	t.deepEqual(read(live, headerOf(live)), {kind: 'ignored', because: 'other_mode'});
	const unknown = JSON.stringify(event({type: 'treasury.thing'}));
	t.deepEqual(read(unknown, headerOf(unknown)), {kind: 'ignored', because: 'unknown_type'});
	t.deepEqual(read('not JSON', headerOf('not JSON')), {kind: 'ignored', because: 'unknown_type'});
});

test('Mollie: the classic form says only where to look; the other is signed, and any signature that fits is enough', async t => {
	const mollie = await startMollie();
	const options = {secrets: [mollie.webhookSecret], isLive: false};
	const at = (body: string, signature?: string) =>
		readMollieWebhook({body: bytes(body), headers: {...(signature && {'x-mollie-signature': signature})}, now}, options);
	t.like(at('id=tr_abc123'), {kind: 'news', news: {about: {paymentId: 'tr_abc123'}}});
	t.is(at('id=../../etc').kind, 'ignored');
	t.is(at('').kind, 'ignored');
	const {body, signature} = mollie.signed('tr_abc123', {eventId: 'event_1'});
	t.like(at(body, signature), {kind: 'news', news: {key: 'event_1', about: {paymentId: 'tr_abc123'}}});
	t.is(at(body, `sha256=${'0'.repeat(64)}, ${signature}`).kind, 'news');
	t.is(at(`${body} `, signature).kind, 'forged');
	t.is(at(body, mollie.signed('tr_abc123', {secret: 'other'}).signature).kind, 'forged');
	await mollie.close();
});

test('Coinbase: both forms of the signature count, and the one with headers wins where headers are named', async t => {
	const coinbase = await startCoinbase();
	const secrets = [coinbase.webhookSecret];
	const body = JSON.stringify({id: 'abcdef', eventType: 'checkout.payment.success', metadata: {payment_id: 'pint_1'}});
	for (const form of ['v1', 'v0']) {
		const headers = coinbase.sign(body, {at: seconds, form});
		t.like(readCoinbaseWebhook({body: bytes(body), headers, now}, secrets), {
			kind: 'news',
			news: {about: {paymentId: 'abcdef', reference: 'pint_1'}},
		});
	}

	const headers = coinbase.sign(body, {at: seconds});
	t.false(isSignedByHook0({body: bytes(body), headers: {...headers, 'x-event-id': 'another'}, now}, secrets));
	t.false(isSignedByHook0({body: bytes(body), headers: coinbase.sign(body, {at: seconds - 301}), now}, secrets));
	t.false(isSignedByHook0({body: bytes(`${body} `), headers, now}, secrets));
	t.false(isSignedByHook0({body: bytes(body), headers: {}, now}, secrets));
	await coinbase.close();
});
