import {createServer} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';
import test from 'ava';
import {createMailer} from '../../../src/adapters/smtp/create-mailer.ts';
import {startMailReceiver} from '../../support/mail-receiver.ts';
import {until} from '../../support/processes.ts';

const LIMIT_MS = 600;
const SLACK_MS = 3000;
const LINE_EVERY_MS = 50;

const mail = {
	...{messageId: '<1@vendor.example>', to: ['ada@buyer.example'], fromName: 'Vendor', subject: 'Invoice'},
	...{text: 'Here', html: '<p>Here</p>', attachments: []},
};

/** A server that greets, and then answers a line every moment without ever coming to an end. */
async function startDripping() {
	const open = {connections: 0};
	const server = createServer(async socket => {
		open.connections += 1;
		socket
			.on('error', () => undefined)
			.on('close', () => {
				open.connections -= 1;
			});
		socket.write('220 drip.example\r\n');
		for (; !socket.destroyed; await sleep(LINE_EVERY_MS)) socket.write('250-AND_MORE\r\n');
	});
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return {url: `smtp://127.0.0.1:${port}`, open, close: async () => new Promise(resolve => server.close(resolve))};
}

test('a server that never comes to an end is given up when the time for the whole mail is over, and so is its connection', async t => {
	const server = await startDripping();
	const mailer = createMailer({smtpUrl: server.url, from: 'billing@vendor.example', limitMs: LIMIT_MS});
	t.teardown(server.close);
	const started = performance.now();
	const errors = await Promise.all(Array.from({length: 3}, async () => t.throwsAsync(mailer.send(mail))));
	for (const error of errors) t.like(error, {code: 'TIME_LIMIT'});
	t.true(performance.now() - started < 2 * LIMIT_MS + SLACK_MS);
	mailer.close();
	t.true(await until(SLACK_MS, () => server.open.connections === 0));
});

test('a mail that nobody waits for any more is not sent later', async t => {
	const server = await startMailReceiver();
	t.teardown(server.close);
	const mailer = createMailer({smtpUrl: server.url, from: 'billing@vendor.example'});
	t.teardown(mailer.close);
	const leaving = new AbortController();
	const sent = Array.from({length: 4}, async (_, nth) => mailer.send({...mail, messageId: `<${nth}@vendor.example>`}));
	const late = mailer.send({...mail, messageId: '<late@vendor.example>'}, leaving.signal);
	leaving.abort();
	await t.throwsAsync(late);
	await Promise.all(sent);
	await mailer.send({...mail, messageId: '<next@vendor.example>'});
	t.deepEqual(server.mails.map(({mail: {messageId}}) => messageId).toSorted(), [
		...['<0@vendor.example>', '<1@vendor.example>', '<2@vendor.example>', '<3@vendor.example>', '<next@vendor.example>'],
	]);
});
