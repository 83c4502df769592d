import {once} from 'node:events';
import {appendFile, readdir, stat} from 'node:fs/promises';
import {get} from 'node:http';
import {connect} from 'node:net';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {createTransport, type SendMailOptions} from 'nodemailer';
import {pino} from 'pino';
import type {Mail} from '../../../local/mailbox/open-mail-store.ts';
import {type Mailbox, startMailbox} from '../../../local/mailbox/start-mailbox.ts';
import {temporaryFolder} from '../../support/local-issuer.ts';

const PDF = Buffer.from('%PDF-1.7 not really');
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

const invoiceMail: SendMailOptions = {
	from: '"Demo Reseller B.V." <billing@reseller.example>',
	to: 'anna@customer.example',
	bcc: 'archive@reseller.example',
	subject: 'Invoice DEMO-2026-0001',
	text: 'Dear Anna,\nyour invoice is attached.',
	html: '<h1>Invoice</h1><img src="cid:logo"><script>alert(1)</script>',
	attachments: [
		{filename: 'DEMO-2026-0001.pdf', content: PDF, contentType: 'application/pdf'},
		{filename: 'logo.gif', content: PIXEL, cid: 'logo'},
	],
};

async function mailboxAt(t: ExecutionContext, dataFolder: string): Promise<Mailbox> {
	const mailbox = await startMailbox({smtpPort: 0, viewerPort: 0, dataFolder, now: () => new Date(), log: pino({level: 'silent'})});
	t.teardown(mailbox.stop);
	return mailbox;
}

const freshMailbox = async (t: ExecutionContext): Promise<Mailbox> => mailboxAt(t, await temporaryFolder(t));

async function send({smtpUrl}: Mailbox, ...mails: readonly SendMailOptions[]): Promise<void> {
	const transport = createTransport(`${smtpUrl}?pool=true&maxConnections=1&maxMessages=10000`);
	for (const mail of mails) await transport.sendMail(mail);
	transport.close();
}

const list = async ({viewerUrl}: Mailbox): Promise<Mail[]> => (await (await fetch(`${viewerUrl}/mails.json`)).json()) as Mail[];

async function view(t: ExecutionContext, mail: SendMailOptions) {
	const mailbox = await freshMailbox(t);
	await send(mailbox, mail);
	const [{id} = {id: ''}] = await list(mailbox);
	return (path = '') => fetch(`${mailbox.viewerUrl}/mails/${id}${path}`);
}

test('a mail that is sent appears with its attachments', async t => {
	const mailbox = await freshMailbox(t);

	await send(mailbox, invoiceMail);

	const [mail] = await list(mailbox);
	t.like(mail, {
		from: '"Demo Reseller B.V." <billing@reseller.example>',
		to: ['anna@customer.example', 'archive@reseller.example'],
		subject: 'Invoice DEMO-2026-0001',
		text: 'Dear Anna,\nyour invoice is attached.',
		attachments: [{name: 'DEMO-2026-0001.pdf', content_type: 'application/pdf', size_bytes: PDF.length}],
	});
	t.regex(mail?.received_at ?? '', /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
});

test('the newest mail comes first', async t => {
	const mailbox = await freshMailbox(t);

	await send(mailbox, {...invoiceMail, subject: 'first'}, {...invoiceMail, subject: 'second'});

	t.deepEqual(
		(await list(mailbox)).map(({subject}) => subject),
		['second', 'first'],
	);
});

test('an attachment is downloaded byte for byte, and can do nothing in a browser', async t => {
	const open = await view(t, invoiceMail);

	const answer = await open('/attachments/0');

	t.deepEqual(Buffer.from(await answer.arrayBuffer()), PDF);
	t.is(answer.headers.get('content-type'), 'application/pdf');
	t.is(answer.headers.get('content-disposition'), 'attachment; filename="DEMO-2026-0001.pdf"');
	t.regex(answer.headers.get('content-security-policy') ?? '', /^sandbox .*; default-src 'none'/);
});

test('the HTML of a mail is sandboxed, with its pictures inside', async t => {
	const open = await view(t, invoiceMail);

	const page = await open();
	const body = await open('/html');

	t.regex(await page.text(), /<iframe src="[^"]+\/html" title="[^"]+" sandbox="allow-popups allow-popups-to-escape-sandbox">/);
	t.regex(await body.text(), /src="data:image\/gif;base64,/);
	t.regex(body.headers.get('content-security-policy') ?? '', /^sandbox .*default-src 'none'.*frame-ancestors 'self'$/);
});

test('what a sender writes is escaped on the list and on the page of the mail', async t => {
	const mailbox = await freshMailbox(t);
	const hostile = '<b onclick="x">"\'&</b>';
	await send(mailbox, {
		from: {name: hostile, address: 'a@b.example'},
		to: 'c@d.example',
		subject: hostile,
		text: hostile,
		attachments: [{filename: `${hostile}.txt`, content: 'x'}],
	});
	const [mail] = await list(mailbox);

	for (const path of ['/', `/mails/${mail?.id}`]) {
		const page = await (await fetch(mailbox.viewerUrl + path)).text();

		t.false(page.includes('<b onclick'), path);
		t.true(page.includes('&lt;b onclick=&quot;x&quot;&gt;&quot;&#39;&amp;'), path);
	}
});

test('the source is the message as it came', async t => {
	const open = await view(t, {...invoiceMail, messageId: '<the-id@reseller.example>'});

	const source = await (await open('/source')).text();

	t.true(source.includes('Message-ID: <the-id@reseller.example>'));
});

test('a mail of HTML alone has a text', async t => {
	const mailbox = await freshMailbox(t);

	await send(mailbox, {from: 'a@b.example', to: 'c@d.example', subject: 's', html: '<p>Your <b>trial</b> ends.</p>'});

	t.like((await list(mailbox))[0], {text: 'Your trial ends.', attachments: []});
});

test('mails outlive a restart, and a line cut by a crash is left out', async t => {
	const folder = await temporaryFolder(t);
	const before = await mailboxAt(t, folder);
	await send(before, {...invoiceMail, subject: 'kept'});
	await before.stop();
	await appendFile(join(folder, 'mailbox', 'index.jsonl'), '{"id":"17');

	const after = await mailboxAt(t, folder);
	await send(after, {...invoiceMail, subject: 'later'});

	t.deepEqual(
		(await list(after)).map(({subject}) => subject),
		['later', 'kept'],
	);
});

test('only the newest thousand are kept, and only their owner reads them', async t => {
	const folder = await temporaryFolder(t);
	const mailbox = await mailboxAt(t, folder);
	const mails = Array.from({length: 1001}, (_, index) => ({from: 'a@b.example', to: 'c@d.example', subject: `${index}`, text: 'x'}));

	await send(mailbox, ...mails);

	const kept = await list(mailbox);
	const files = (await readdir(join(folder, 'mailbox'))).filter(name => name.endsWith('.eml'));
	t.is(kept[0]?.subject, '1000');
	t.is(kept.at(-1)?.subject, '100');
	t.is(files.length, kept.length);
	t.is((await stat(join(folder, 'mailbox', files[0] ?? ''))).mode & 0o777, 0o600);
	t.is((await stat(join(folder, 'mailbox', 'index.jsonl'))).mode & 0o777, 0o600);
	t.regex(await (await fetch(`${mailbox.viewerUrl}/?page=2`)).text(), /href="\/\?page=1".*href="\/\?page=3"/s);
});

test('a mail above 25 MiB is refused and not kept', async t => {
	const mailbox = await freshMailbox(t);
	const {hostname, port} = new URL(mailbox.smtpUrl);
	const socket = connect({host: hostname, port: Number(port)}).setEncoding('utf8');
	const say = async (line: string) => {
		socket.write(`${line}\r\n`);
		const [answer] = await once(socket, 'data');
		return String(answer);
	};
	await once(socket, 'data');
	await say('HELO test');
	await say('MAIL FROM:<a@b.example>');
	await say('RCPT TO:<c@d.example>');
	await say('DATA');

	socket.write(`Subject: large\r\n\r\n${'x'.repeat(25 * 1024 * 1024)}`);

	t.regex(await say('\r\n.'), /^552 /);
	t.deepEqual(await list(mailbox), []);
	socket.destroy();
});

for (const path of ['/mails/nothing', '/mails/..%2f..%2fetc%2fpasswd', '/mails/nothing/html', '/mails/nothing/source', '/elsewhere']) {
	test(`${path} is a page that says it is not here`, async t => {
		const {viewerUrl} = await freshMailbox(t);

		const answer = await fetch(viewerUrl + path);

		t.is(answer.status, 404);
		t.regex(await answer.text(), /Not here/);
	});
}

test('an attachment that the mail does not have is 404', async t => {
	const open = await view(t, invoiceMail);

	t.is((await open('/attachments/1')).status, 404);
	t.is((await open('/attachments/x')).status, 404);
});

test('the empty mailbox says so', async t => {
	const {viewerUrl} = await freshMailbox(t);

	t.regex(await (await fetch(viewerUrl)).text(), /No mail yet/);
});

test('a web page that points its own name at this machine reads nothing', async t => {
	const {viewerUrl} = await freshMailbox(t);

	const [answer] = await once(get(`${viewerUrl}/mails.json`, {headers: {host: 'rebound.example'}}), 'response');

	t.is(answer.statusCode, 421);
	answer.destroy();
});

test('a taken SMTP port is named, and the viewer ends with it', async t => {
	const {smtpUrl} = await freshMailbox(t);
	const smtpPort = Number(new URL(smtpUrl).port);
	const log = pino({level: 'silent'});

	const started = startMailbox({smtpPort, viewerPort: 0, dataFolder: await temporaryFolder(t), now: () => new Date(), log});

	await t.throwsAsync(started, {message: `Port ${smtpPort} is taken; the local mailbox cannot listen on it.`});
});
