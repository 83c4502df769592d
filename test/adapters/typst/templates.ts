import test, {type ExecutionContext} from 'ava';
import {createRenderer} from '../../../src/adapters/typst/create-renderer.ts';
import {DocumentRenderError, type SourceFault} from '../../../src/domain/billing/paper/document-renderer.ts';
import type {DocumentTheme, InvoiceDocument} from '../../../src/domain/billing/paper/invoice-document.ts';
import {pdfFonts, pdfPages} from '../../support/pdf-text.ts';
import {sampleInvoiceDocument} from '../../support/sample-invoice-document.ts';

const renderer = createRenderer({children: 1, log: {warn: () => {}}, timeoutMs: 30_000});

test.after.always(() => renderer.close());

const render = async (fields: Partial<InvoiceDocument>, xml?: string) => renderer.render(sampleInvoiceDocument(fields), xml);

const textOf = async (fields: Partial<InvoiceDocument>): Promise<string> => (await pdfPages(await render(fields))).join('\n');

async function faultsOf(t: ExecutionContext, work: Promise<unknown>): Promise<readonly SourceFault[]> {
	const error = await t.throwsAsync(work, {instanceOf: DocumentRenderError});
	t.is(error?.failure, 'source_fault');
	return error?.faults ?? [];
}

test('a theme has its own colour, font, footer, columns and words', async t => {
	const theme: DocumentTheme = {
		...{accentColour: '#ffd500', footerText: 'Thank you for your trust'},
		font: 'DejaVu Serif',
		columns: ['amount', 'description'],
		labels: {invoice: 'Bill', amountDue: 'To pay'},
	};
	const text = await textOf({theme});
	t.regex(text, /Bill SCAI-2026-000123/);
	t.regex(text, /To pay EUR 363\.00/);
	t.regex(text, /Thank you for your trust/);
	t.regex(text, /Amount \(EUR\) Description 300\.00 ScaiMail Professional/);
	t.notRegex(text, /Quantity|Unit price/);
	t.true(pdfFonts(await render({theme})).some(name => name.includes('DejaVuSerif')));
});

test('the official words of the reverse charge are no label that a theme could change', async t => {
	const theme = {accentColour: '#1f4b99', labels: {reverseCharge: 'Nothing'}};
	t.regex(await textOf({theme, isReverseCharge: true}), /Reverse charge/);
});

test("somebody's own source is set with the words of the document, its e-invoice inside", async t => {
	const ownLayout = '#import "/texts.typ": data, fitted\n= #data.title #data.number\n#fitted(data.buyer.name, 40mm) 日本 हिन्दी';
	t.regex(await textOf({ownLayout}), /Invoice SCAI-2026-000123 Van der Berg/);
	t.true(Buffer.from(await render({ownLayout}, '<invoice/>')).includes('factur-x.xml'));
});

test("the same document by somebody's own source is the same bytes, whatever was printed before", async t => {
	const ownLayout = '#let data = json("/data.json")\n#data.title ½ ≠ ☎';
	const first = await render({ownLayout});
	await render({legalNotes: ['हिन्दी ไทย'], theme: {accentColour: '#1f4b99', font: 'DejaVu Serif'}});
	t.deepEqual(await render({ownLayout}), first);
	const themed = await render({});
	await render({ownLayout});
	t.deepEqual(await render({}), themed);
});

test('what a source names and is not there is a fault with its place', async t => {
	const ownLayout = '#let data = json("/data.json")\n\n  #data.nothing';
	const [fault, ...others] = await faultsOf(t, render({ownLayout}));
	t.regex(fault?.message ?? '', /nothing/);
	t.deepEqual([fault?.line, fault?.column], [3, 9]);
	t.deepEqual(others, []);
});

test('a mail is filled with values that are escaped; its subject is one line of plain text', async t => {
	const variables = {seller: {name: 'Tom & <b>Jerry</b>'}, message: 'one\n<two>'};
	const mail = {subject: 'From {{ seller.name }}\n and us', content: '<p>{{ seller.name }}</p>{{ message | newline_to_br }}'};
	t.deepEqual(await renderer.fill(mail, variables), {
		subject: 'From Tom & <b>Jerry</b>  and us',
		html: '<p>Tom &amp; &lt;b&gt;Jerry&lt;/b&gt;</p>one<br>\n&lt;two&gt;',
		text: 'Tom & <b>Jerry</b>\n\none\n<two>\n',
	});
});

test('a mail that names what does not exist is refused with the places, also where they are not reached', async t => {
	const mail = {subject: '{{ seler.name }}', content: 'Dear\n{% if message %}{{ seller.nmae }}{% endif %}'};
	t.deepEqual(await faultsOf(t, renderer.fill(mail, {seller: {name: 'A'}, message: null}, {isChecked: true})), [
		{part: 'subject', line: 1, column: 4, message: 'unknown variable: seler.name'},
		{part: 'content', line: 2, column: 20, message: 'unknown variable: seller.nmae'},
	]);
});
