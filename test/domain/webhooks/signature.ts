import {createHmac} from 'node:crypto';
import test from 'ava';
import {signedHeaders} from '../../../src/domain/webhooks/signature.ts';

const [secret, previous] = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'];

test('the signature is that of the published example of Standard Webhooks', t => {
	const headers = signedHeaders({
		eventId: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
		eventType: 'test',
		body: '{"test": 2432232314}',
		timestamp: 1_614_265_330,
		secrets: [secret],
	});
	t.is(headers['webhook-signature'], 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
	t.is(headers['webhook-id'], 'msg_p5jXN8AQM9LWM0D4loKWxJek');
	t.is(headers['webhook-timestamp'], '1614265330');
});

const message = {eventId: 'id', eventType: 'invoice.paid', body: '{"a":"ä"}', timestamp: 7};

test('our own signature is the HMAC-SHA256 of the bytes of the body, with the whole secret', t => {
	const headers = signedHeaders({...message, secrets: [secret]});
	t.is(headers['x-scaicontrol-signature'], `sha256=${createHmac('sha256', secret).update(Buffer.from(message.body)).digest('hex')}`);
	t.is(headers['x-scaicontrol-event-id'], 'id');
	t.is(headers['x-scaicontrol-event-type'], 'invoice.paid');
	t.is(headers['x-scaicontrol-timestamp'], '7');
	t.is(headers['content-type'], 'application/json; charset=utf-8');
});

test('while a secret is rotated both sign, the new one first', t => {
	const both = signedHeaders({...message, secrets: [secret, previous]});
	const each = [secret, previous].map(one => signedHeaders({...message, secrets: [one]}));
	t.is(both['x-scaicontrol-signature'], each.map(headers => headers['x-scaicontrol-signature']).join(','));
	t.is(both['webhook-signature'], each.map(headers => headers['webhook-signature']).join(' '));
});
