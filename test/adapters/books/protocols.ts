import test from 'ava';
import type {BooksProtocol} from '../../../src/adapters/books/books-protocol.ts';
import {exactOnline} from '../../../src/adapters/exact-online/exact-online.ts';
import {moneybird} from '../../../src/adapters/moneybird/moneybird.ts';
import {xero} from '../../../src/adapters/xero/xero.ts';
import type {BooksAnswer, BooksDocument, BooksMoney} from '../../../src/domain/accounting/remote/remote-books.ts';
import {booksStandIns} from '../../support/remote-books/providers.ts';
import {CLIENT_ID, CLIENT_SECRET} from '../../support/remote-books/token-server.ts';

const protocols: Readonly<Record<string, BooksProtocol>> = {moneybird, exact_online: exactOnline, xero};

const app = {clientId: CLIENT_ID, clientSecret: CLIENT_SECRET};

const knownOf = <Value>(answer: BooksAnswer<Value>): Value => {
	if (answer.kind !== 'known') throw new Error(JSON.stringify(answer));
	return answer.value;
};

const sentenceOf = (answer: BooksAnswer<unknown>): string => (answer.kind === 'refused' ? answer.sentence : answer.kind);

const contact = {
	...{number: 10_000, name: 'Acme  <B.V.>', addressLine: 'Street 1', postalCode: '1000 AA', city: 'Amsterdam', countryCode: 'NL'},
	...{vatNumber: 'NL000000000B01', email: 'a@example.com'},
};

const invoice: BooksDocument = {
	...{kind: 'invoice', number: 'INV-1', day: '2026-06-01', dueDay: null, currency: 'EUR', corrects: undefined, settles: undefined},
	...{netMinor: 14_998n, vatMinor: 2550n},
	groups: [
		{description: 'Hours', netMinor: 9999n, vatMinor: 2100n, vatKey: 'S 21.00', revenueRole: 'revenue_standard'},
		{description: 'Books', netMinor: 4999n, vatMinor: 450n, vatKey: 'S 9.00', revenueRole: 'revenue_reduced'},
	],
};

const back = {description: 'Back', netMinor: -1000n, vatMinor: -210n, vatKey: 'S 21.00', revenueRole: 'revenue_standard'};

/** Books of their own with a provider's stand-in, signed in to. */
async function opened(start: (typeof booksStandIns)[number]) {
	const standIn = await start();
	standIn.restartLimits();
	const protocol = protocols[standIn.slug];
	if (!protocol) throw new Error(`${standIn.slug} is not listed`);
	const books = protocol.open(name => standIn.environment[name] ?? '');
	const {settings, credentials} = standIn.newBooks();
	const granted = await books.oauth?.refresh({app, refreshToken: String(credentials['refresh_token'])});
	const token = granted?.kind === 'granted' ? granted.tokens.access : String(credentials['token']);
	return {standIn, books, settings, credentials, access: {settings, token, attempt: 1, isNew: false, realNow: new Date()}};
}

for (const start of booksStandIns) {
	test(`${start.name}: whatever is told twice is there once`, async t => {
		const {standIn, books, settings, access} = await opened(start);
		t.teardown(standIn.close);
		const contactId = knownOf(await books.contact(access, contact));
		t.is(knownOf(await books.contact(access, contact)), contactId);
		const {id} = knownOf(await books.document(access, contactId, invoice));
		t.deepEqual(knownOf(await books.document(access, contactId, invoice)), {id});
		const money: BooksMoney = {
			...{documentId: id, documentKind: 'invoice', documentNumber: 'INV-1', contactId, reference: 'pay_1', day: '2026-06-02'},
			...{currency: 'EUR', amountMinor: 5000n, way: 'bank', takesBack: undefined},
		};
		t.deepEqual(knownOf(await books.money(access, money)), knownOf(await books.money(access, money)));
		t.deepEqual(standIn.of('INV-1'), [{gross: 175.48, paid: [50]}]);
		const settles = {documentId: id, amountMinor: 1210n, reference: 'inv_2'};
		const note: BooksDocument = {
			...{...invoice, kind: 'credit_note', number: 'CN-1', corrects: 'INV-1', netMinor: -1000n, vatMinor: -210n},
			...{settles, groups: [back]},
		};
		t.deepEqual(knownOf(await books.document(access, contactId, note)), knownOf(await books.document(access, contactId, note)));
		t.deepEqual(
			standIn.of('CN-1').map(({gross}) => Math.abs(gross)),
			[12.1],
		);
		const reversal: BooksMoney = {...money, reference: 'pay_2', amountMinor: -5000n, takesBack: 'pay_1'};
		knownOf(await books.money(access, reversal));
		knownOf(await books.money(access, reversal));
		const paid = (standIn.of('INV-1')[0]?.paid ?? []).filter(amount => Math.abs(amount) === 50);
		t.is(
			paid.reduce((sum, amount) => sum + amount, 0),
			0,
			'what is taken back is paid no more',
		);
		t.is(standIn.contactsIn(settings), 1);
	});

	test(`${start.name}: two buyers of one name are two contacts`, async t => {
		const {standIn, books, settings, access} = await opened(start);
		t.teardown(standIn.close);
		const ids = [await books.contact(access, contact), await books.contact(access, {...contact, number: 10_001})].map(knownOf);
		t.is(new Set(ids).size, 2);
		t.is(standIn.contactsIn(settings), 2);
	});

	test(`${start.name}: a refusal is a sentence, a locked period is named by its day, and a limit says how long to rest`, async t => {
		const {standIn, books, access} = await opened(start);
		t.teardown(standIn.close);
		const contactId = knownOf(await books.contact(access, contact));
		standIn.refuse(/^INV-2$/);
		t.regex(sentenceOf(await books.document(access, contactId, {...invoice, number: 'INV-2'})), /refuses it: .*(?:refused|geweigerd)/);
		standIn.lockThrough('2027-01-01');
		t.regex(sentenceOf(await books.document(access, contactId, {...invoice, number: 'INV-3'})), /2027-01-01/);
		standIn.lockThrough('');
		standIn.useUp(300_000);
		const resting = await books.document(access, contactId, {...invoice, number: 'INV-4'});
		t.true(resting.kind === 'resting' && resting.afterMs > 200_000);
		t.is(standIn.of('INV-2').length + standIn.of('INV-3').length + standIn.of('INV-4').length, 0);
	});

	test(`${start.name}: a test names the rates that are missing, with what would fit`, async t => {
		const {standIn, books, access} = await opened(start);
		t.teardown(standIn.close);
		t.deepEqual(knownOf(await books.test(access, ['S 21.00', 'AE 0.00'])), []);
		const [none, fitting] = knownOf(await books.test(access, ['S 6.00', 'S 0.00']));
		t.is(none, "no rate for 'S 6.00'");
		t.regex(fitting ?? '', /^no rate for 'S 0\.00' \(fitting: \w+/);
	});

	for (const [when, what] of [
		['after', 500],
		['after', 'close'],
		['after', 'cut'],
		['before', 503],
	] as const) {
		test(`${start.name}: after a document fails ${when} its effect by ${what} nobody knows, and it is looked for`, async t => {
			const {standIn, books, access} = await opened(start);
			t.teardown(standIn.close);
			const contactId = knownOf(await books.contact(access, contact));
			standIn.fail({when, what, only: standIn.routes.document});
			t.is((await books.document(access, contactId, invoice)).kind, 'unclear');
			knownOf(await books.document(access, contactId, invoice));
			t.is(standIn.of('INV-1').length, 1);
		});
	}
}

for (const start of booksStandIns.slice(1)) {
	test(`${start.name}: tokens are renewed, an unknown one is refused, and a code is exchanged once`, async t => {
		const {standIn, books, credentials} = await opened(start);
		t.teardown(standIn.close);
		const {oauth} = books;
		const refreshToken = String(credentials['refresh_token']);
		// Xero takes a used one for half an hour, Exact does not.
		t.is((await oauth?.refresh({app, refreshToken}))?.kind, standIn.slug === 'xero' ? 'granted' : 'refused');
		t.deepEqual(await oauth?.refresh({app, refreshToken: 'unknown'}), {kind: 'refused', code: 'invalid_grant'});
		t.deepEqual(await oauth?.refresh({app: {...app, clientSecret: 'another'}, refreshToken}), {kind: 'refused', code: 'invalid_client'});
		standIn.fail({when: 'before', what: 503, only: /token/});
		t.is((await oauth?.refresh({app, refreshToken: 'unknown'}))?.kind, 'unclear');
		const code = standIn.tokens?.newCode() ?? '';
		const given = {app, redirectUri: 'http://127.0.0.1/back', state: 'state', verifier: 'v'.repeat(43)};
		const callback = new URLSearchParams({code, state: 'state'});
		t.is((await oauth?.exchange({...given, callback}))?.kind, 'granted');
		t.is((await oauth?.exchange({...given, callback}))?.kind, 'refused');
		t.is((await oauth?.exchange({...given, state: 'another', callback}))?.kind, 'unclear');
	});
}
