import test from 'ava';
import {createRenderer} from '../../../src/adapters/typst/create-renderer.ts';
import type {InvoiceDocument} from '../../../src/domain/billing/paper/invoice-document.ts';
import {pdfInformation, pdfPages} from '../../support/pdf-text.ts';
import {sampleInvoiceDocument, sampleLine} from '../../support/sample-invoice-document.ts';

const log = {warn: () => {}};
const renderer = createRenderer({children: 1, log, timeoutMs: 30_000});

test.after.always(() => renderer.close());

const textOf = async (fields: Partial<InvoiceDocument>): Promise<string> =>
	(await pdfPages(await renderer.render(sampleInvoiceDocument(fields)))).join('\n');

test('an invoice shows who, what, when and how much', async t => {
	const text = await textOf({isReverseCharge: true, legalNotes: ['Reverse charge - Art. 196 EU VAT Directive']});

	for (const expected of [
		'Invoice SCAI-2026-000123',
		'Seller B.V.',
		'Van der Berg Logistiek B.V.',
		'PO-2026-0418',
		'15 May 2026',
		'ScaiMail Professional 1 May 2026 – 31 May 2026',
		'Subtotal EUR 300.00',
		'VAT 21.00% EUR 63.00',
		'Amount due EUR 363.00',
		'NL91 ABNA 0417 1643 00',
		'Reverse charge Reverse charge - Art. 196 EU VAT Directive',
		'VAT number NL861234567B01',
	]) {
		t.true(text.includes(expected), `${expected} is missing in: ${text}`);
	}
	t.false(text.includes('Page 1'));
});

test('a credit note has positive figures and names what it corrects', async t => {
	const text = await textOf({
		kind: 'credit_note',
		number: 'SCAI-CN-2026-000007',
		corrects: [{number: 'SCAI-2026-000123', issueDate: '2026-05-01'}],
		lines: [{...sampleLine, quantity: '-5', amountMinor: -6000n}],
		subtotalMinor: -6000n,
		vatGroups: [{label: 'VAT 21.00%', taxableMinor: -6000n, taxMinor: -1260n}],
		totalMinor: -7260n,
		settledMinor: -3000n,
		amountDueMinor: -4260n,
		transfer: undefined,
	});

	t.regex(text, /Credit note SCAI-CN-2026-000007/);
	t.regex(text, /Corrects invoice SCAI-2026-000123, 1 May 2026/);
	t.regex(text, /5 12\.00 VAT 21\.00% 60\.00/);
	t.regex(text, /Total credited EUR 72\.60 Credit applied EUR -30\.00 Credit remaining EUR 42\.60/);
	t.notRegex(text, /Due date/);
});

test('VAT is stated in the second currency too', async t => {
	const text = await textOf({
		currency: 'USD',
		vatGroups: [{label: 'VAT 21.00%', taxableMinor: 30_000n, taxMinor: 6300n, taxInVatCurrencyMinor: 5803n}],
		vatCurrency: {currency: 'EUR', exchangeRate: '0.92105', rateDate: '2026-04-30', taxMinor: 5803n},
	});

	t.regex(text, /VAT 21\.00% 300\.00 63\.00 58\.03/);
	t.regex(text, /VAT EUR 58\.03\. Exchange rate: 1 USD = 0\.92105 EUR, 30 April 2026/);
});

test('a draft is marked and has no number', async t => {
	const text = await textOf({isDraft: true, number: undefined, transfer: undefined});

	t.regex(text, /DRAFT/);
	t.notRegex(text, /SCAI-2026/);
});

test('what is missing leaves a gap and no fault', async t => {
	const nobody = {addressLines: [], city: '', country: ''};
	const text = await textOf({
		...{isDraft: true, number: undefined, dueDate: undefined, period: undefined, lines: [], vatGroups: [], legalNotes: ['', '\n']},
		seller: {...nobody, legalName: ''},
		buyer: {...nobody, companyName: ''},
		transfer: {iban: 'NL91ABNA0417164300', remittance: ''},
	});

	t.regex(text, /DRAFT/);
	await t.notThrowsAsync(textOf({lines: [{...sampleLine, description: '', taxLabel: '', period: undefined}]}));
});

test('another language has its own words and figures', async t => {
	const text = await textOf({language: 'de', isReverseCharge: true, amountDueMinor: 123_456n});

	t.regex(text, /Rechnung SCAI-2026-000123/);
	t.regex(text, /Fällig am 15\. Mai 2026/);
	t.regex(text, /Zahlbetrag 1\.234,56 EUR/);
	t.regex(text, /Steuerschuldnerschaft des Leistungsempfängers/);
});

for (const hostile of [
	'#panic("run") #include "x" #read("/etc/passwd")',
	'*bold* _italic_ `raw` $x^2$ <label> @reference = heading - list',
	'\\u{41} // comment /* more */ [content] {code} "quotes" \'single\' ~ --- ...',
	'漢字 株式会社 한국어 ไทย',
]) {
	test(`text prints as itself: ${hostile}`, async t => {
		const text = await textOf({lines: [{...sampleLine, description: hostile}], legalNotes: [hostile]});

		t.is(text.replaceAll(' ', '').split(hostile.replaceAll(' ', '')).length, 3, text);
	});
}

test('a word wider than its column is broken, and is whole for who copies it', async t => {
	const word = 'Donaudampfschifffahrtsgesellschaft'.repeat(6);
	const text = await textOf({lines: [{...sampleLine, description: word}]});

	t.true(text.replaceAll(' ', '').includes(word), text);
});

test('one unknown character does not keep a document from being made', async t => {
	const text = await textOf({buyer: {...sampleInvoiceDocument().buyer, companyName: '\u{20bb7}野家'}});

	t.true(text.includes('\ufffd野家'), text);
});

test('many lines run over several numbered pages under a repeated head', async t => {
	const lines = Array.from({length: 30}, (_, index) => ({...sampleLine, description: `Item ${index + 1}`}));
	const pages = await pdfPages(await renderer.render(sampleInvoiceDocument({lines})));

	t.is(pages.length, 2);
	for (const [index, page] of pages.entries()) {
		t.true(page.includes(`Page ${index + 1} of 2`), page);
		t.true(page.includes('Description Quantity Unit price VAT Amount (EUR)'), page);
	}
	t.true(pages.join(' ').includes('Item 30 '));
});

test('a description longer than a page is printed to its end', async t => {
	const pages = await pdfPages(
		await renderer.render(sampleInvoiceDocument({lines: [{...sampleLine, description: `${'word '.repeat(3000)}end`}]})),
	);

	t.true(pages.length > 1);
	t.true(pages.join(' ').includes('word end'));
});

test('the document is dated by its issue date and is PDF/A-3b', async t => {
	const pdf = await renderer.render(sampleInvoiceDocument());
	const information = await pdfInformation(pdf);

	t.is(information['Title'], 'Invoice SCAI-2026-000123');
	t.is(information['CreationDate'], 'D:20260501000000Z');
	t.is(information['ModDate'], 'D:20260501000000Z');
	t.regex(Buffer.from(pdf).toString('latin1'), /<pdfaid:part>3<\/pdfaid:part>[^<]*<pdfaid:conformance>B</);
});

test('the same document gives the same bytes, again and in another process', async t => {
	const other = createRenderer({children: 1, log, timeoutMs: 30_000});
	const document = sampleInvoiceDocument();
	const first = await renderer.render(document);
	await renderer.render(sampleInvoiceDocument({number: 'SCAI-2026-000124'}));

	t.deepEqual(await renderer.render(document), first);
	t.deepEqual(await other.render(document).finally(() => other.close()), first);
});

test('a logo of our own stands in the letterhead', async t => {
	const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
	const theme = {
		accentColour: '#0f766e',
		footerText: 'Terms apply',
		logo: {format: 'png' as const, bytes: Buffer.from(onePixel, 'base64')},
	};
	const pdf = await renderer.render(sampleInvoiceDocument({theme}));

	t.regex(Buffer.from(pdf).toString('latin1'), /\/Subtype\s*\/Image/);
	t.true((await pdfPages(pdf)).join(' ').includes('Terms apply'));
});
