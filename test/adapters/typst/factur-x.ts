import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {createRenderer} from '../../../src/adapters/typst/create-renderer.ts';
import {withFacturXMetadata} from '../../../src/adapters/typst/factur-x.ts';
import {attachmentOf, pdfPages} from '../../support/pdf-text.ts';
import {sampleInvoiceDocument} from '../../support/sample-invoice-document.ts';

const renderer = createRenderer({children: 1, log: {warn: () => {}}, timeoutMs: 30_000});
const xml = readFileSync(join(import.meta.dirname, '../../domain/billing/einvoice/golden/cii-invoice.xml'), 'utf8');
const document = sampleInvoiceDocument();

test.after.always(() => renderer.close());

/** The PDF as text; what is compressed in it stays unread. */
const structure = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');

/** The object that counts: the last one of its number. */
const objectOf = (text: string, number: string): string =>
	[...text.matchAll(new RegExp(`(?:^|\\n)${number} 0 obj\\b([\\s\\S]*?)endobj`, 'g'))].at(-1)?.[1] ?? '';

const referredTo = (text: string, object: string, name: string): string =>
	objectOf(text, new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(object)?.[1] ?? 'none');

test('the XML is inside, to the byte, and the pages are those of the PDF without it', async t => {
	const hybrid = await renderer.render(document, xml);
	t.is(await attachmentOf(hybrid, 'factur-x.xml'), xml);
	t.deepEqual(await pdfPages(hybrid), await pdfPages(await renderer.render(document)));
	t.deepEqual(await renderer.render(document, xml), hybrid, 'the same again');
});

test('it is built as PDF/A-3 and Factur-X want it', async t => {
	const text = structure(await renderer.render(document, xml));
	const catalog = objectOf(text, /\/Root (\d+) 0 R/.exec(text)?.[1] ?? '');
	const metadata = Buffer.from(referredTo(text, catalog, 'Metadata'), 'latin1').toString('utf8');
	for (const expected of [
		'<pdfaid:part>3</pdfaid:part>',
		'<pdfaid:conformance>B</pdfaid:conformance>',
		'<fx:DocumentType>INVOICE</fx:DocumentType>',
		'<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>',
		'<fx:Version>1.0</fx:Version>',
		'<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>',
		'<pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>',
	])
		t.is(metadata.split(expected).length, 2, `${expected} stands there once`);
	t.is(metadata.match(/<pdfaExtension:schemas>/g)?.length, 1, 'all schemata in one bag');
	for (const name of ['DocumentFileName', 'DocumentType', 'Version', 'ConformanceLevel']) {
		t.true(metadata.includes(`<pdfaProperty:name>${name}</pdfaProperty:name>`), `${name} is described`);
	}

	t.regex(objectOf(text, /\/OutputIntents (\d+) 0 R/.exec(catalog)?.[1] ?? ''), /\d+ 0 R/, 'colours have a profile');
	t.regex(text, /\/S \/GTS_PDFA1/);
	const file = referredTo(text, catalog, 'AF');
	t.regex(file, /\/AFRelationship \/Alternative/);
	t.regex(file, /\/UF \(factur-x\.xml\)/);
	t.regex(referredTo(text, file, 'F'), /\/Subtype \/text#2Fxml[\s\S]*\/ModDate \(D:20260501/);
	t.regex(catalog, /\/EmbeddedFiles/);
	t.notRegex(text, /\/Encrypt\b|\/JavaScript\b|\/Launch\b/);
	const fonts = text.match(/\/Type \/FontDescriptor[\s\S]*?endobj/g) ?? [];
	t.true(fonts.length > 0 && fonts.every(font => /\/FontFile[23]? /.test(font)), 'every font is inside');
	t.regex(text, /\/ID \[/);
});

test('what is appended leaves every byte before it, and says where the new metadata lie', async t => {
	const hybrid = Buffer.from(await renderer.render(document, xml));
	const [, first = '', last = ''] = /startxref\s+(\d+)[\s\S]*startxref\s+(\d+)\s+%%EOF\s*$/.exec(structure(hybrid)) ?? [];
	t.regex(hybrid.toString('latin1', Number(first), Number(first) + 10), /^xref\n0 /);
	const table = hybrid.toString('latin1', Number(last));
	const [, number = '', offset = ''] = /^xref\n(\d+) 1\n(\d{10}) 00000 n \n/.exec(table) ?? [];
	t.true(hybrid.toString('latin1', Number(offset)).startsWith(`${number} 0 obj`));
	t.true(table.includes(`/Prev ${first}`));
});

test('what is no PDF of ours is refused', t => {
	t.throws(() => withFacturXMetadata(Buffer.from('%PDF-1.7\nnothing')));
});
