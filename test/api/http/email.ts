import test from 'ava';
import {createMailer} from '../../../src/adapters/smtp/create-mailer.ts';
import {email} from '../../../src/api/http/email.ts';
import {startMailReceiver} from '../../support/mail-receiver.ts';

const label = 'l'.repeat(63);
/** 253 characters in all, with labels as long as they may be; one more is right, too, but servers count differently there. */
const longest = `a@${label}.${label}.${label}.${'t'.repeat(59)}`;

const GOOD = [
	'a@example.com',
	'Finance+NL@Sub.Example.COM',
	"o'brien_1%2!#$&*/=?^`{|}~-@example.com",
	'a.b.c@example.com',
	'1@1.example',
	'a@a-b--c.example',
	`${'l'.repeat(64)}@example.com`,
	longest,
	'info@bücher.example',
	'info@BÜCHER.example',
	'info@xn--bcher-kva.example',
	'info@例え.テスト',
	'info@straße.example',
];

const BAD = [
	...['', '@', 'a', 'a@', '@example.com', 'a@b@example.com', 'a@localhost', 'a b@example.com', ' a@example.com', 'a@example.com '],
	...['a@example..com', 'a@.example.com', 'a@example.com.', 'a..b@example.com', '.a@example.com', 'a.@example.com'],
	...[
		'a@-example.com',
		'a@example-.com',
		'a@example.-com',
		'a@exam_ple.com',
		'a@exam!ple.com',
		`a@${label}l.com`,
		`${'l'.repeat(65)}@example.com`,
	],
	...['a@127.0.0.1', 'a@[127.0.0.1]', 'a@0x7f.1', 'a@example.123', '"a b"@example.com', 'a(c)@example.com', 'A <a@example.com>'],
	...[
		'a@example.com,b@example.com',
		'a@example.com\nBcc: b@example.com',
		'a@exam\u0000ple.com',
		'a\u202e@example.com',
		'a@ex\u200bample.com',
	],
	...['jörg@example.com', 'a@ｅｘａｍｐｌｅ.com', 'a@example。com', `aa${longest}`, `a@${'ü'.repeat(60)}.example`],
];

for (const address of GOOD) {
	test(`${address} is an e-mail address`, t => {
		t.is(email.safeParse(address).data, address);
	});
}

for (const address of BAD) {
	test(`${JSON.stringify(address)} is none`, t => {
		t.false(email.safeParse(address).success);
	});
}

test('whatever is taken as an address can be sent to', async t => {
	const receiver = await startMailReceiver();
	const mailer = createMailer({smtpUrl: receiver.url, from: 'billing@vendor.example'});
	try {
		for (const [index, address] of GOOD.entries()) {
			const mail = {messageId: `<${index}@vendor.example>`, to: [address], fromName: 'Vendor', subject: 'Invoice', attachments: []};
			await t.notThrowsAsync(async () => mailer.send({...mail, text: 'Here', html: '<p>Here</p>'}), address);
		}

		t.is(receiver.mails.length, GOOD.length);
	} finally {
		mailer.close();
		await receiver.close();
	}
});
