import test from 'ava';
import {createRenderer} from '../../../src/adapters/typst/create-renderer.ts';
import {
	type DocumentFont,
	type DocumentTheme,
	documentFonts,
	documentLanguages,
	type InvoiceDocument,
	type PrintedLine,
} from '../../../src/domain/billing/paper/invoice-document.ts';
import {labelNames} from '../../../src/domain/billing/paper/label.ts';
import {vatLabel} from '../../../src/domain/billing/paper/printed-vat.ts';
import {FOOTER_LIMIT_CHARACTERS, LABEL_LIMIT_CHARACTERS} from '../../../src/domain/billing/templates/template.ts';
import {parseDecimal} from '../../../src/domain/platform/values/decimal.ts';
import {MAX_MINOR} from '../../../src/domain/platform/values/money.ts';
import {type PlacedText, pdfPages, placedTexts} from '../../support/pdf-text.ts';
import {sampleInvoiceDocument, sampleLine} from '../../support/sample-invoice-document.ts';

const renderer = createRenderer({children: 1, log: {warn: () => {}}, timeoutMs: 60_000});

test.after.always(() => renderer.close());

const MILLIMETRE = 72 / 25.4;
const paper = {left: 22 * MILLIMETRE, right: 192 * MILLIMETRE, bottom: 3 * MILLIMETRE, top: 290 * MILLIMETRE};

/** Less than a hair's breadth: what rounding does. */
const SLACK = 0.6;

const isOutside = ({x, y, width, height}: PlacedText): boolean =>
	x < paper.left - SLACK || x + width > paper.right + SLACK || y < paper.bottom || y + height > paper.top;

/** Lines of text stand closer together than their fonts are tall, so only the part of a letter without its tails and accents counts. */
function overlap(one: PlacedText, other: PlacedText): boolean {
	const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
	const up = Math.min(one.y + one.height / 2, other.y + other.height / 2) - Math.max(one.y, other.y);
	return across > SLACK && up > SLACK;
}

/** The pairs of a page's texts that are printed over each other: only those that begin within the height of one are compared with it. */
function overlapping(texts: readonly PlacedText[]): (readonly [PlacedText, PlacedText])[] {
	const upwards = texts.toSorted((one, other) => one.y - other.y);
	return upwards.flatMap((one, index) => {
		const pairs: (readonly [PlacedText, PlacedText])[] = [];
		for (let next = index + 1; next < upwards.length; next++) {
			const other = upwards[next];
			if (!other || other.y >= one.y + one.height / 2) break;
			if (overlap(one, other)) pairs.push([one, other]);
		}

		return pairs;
	});
}

/** What stands outside the paper's margins, and what is printed over something else. */
async function faultsOf(document: InvoiceDocument): Promise<string[]> {
	const texts = await placedTexts(await renderer.render(document));
	const said = ({page, text, x, y}: PlacedText) => `${text.slice(0, 20)} (page ${page}, ${Math.round(x)}/${Math.round(y)})`;
	const over = [...Map.groupBy(texts, ({page}) => page).values()].flatMap(overlapping);
	return [
		...texts.filter(isOutside).map(text => `${said(text)} leaves the page`),
		...over.map(([one, other]) => `${said(one)} overlaps ${said(other)}`),
	];
}

/** A text of a field's full length; what the letter is changes how wide. */
type Filling = (characters: number) => string;

const LARGEST = {quantity: '-999999999999999.123456789012', unitPriceMinor: '8999999999999999.123456789012', amountMinor: -MAX_MINOR};

/** A document of which every field is filled to its limit. */
function fullDocument(fill: Filling, fields: Partial<InvoiceDocument> = {}): InvoiceDocument {
	const language = fields.language ?? 'en';
	const label = vatLabel('AE', parseDecimal('0'), language);
	const party = {
		addressLines: [fill(200), fill(200)],
		postalCode: fill(20),
		city: `${fill(100)}, ${fill(100)}`,
		country: 'Heard Island and McDonald Islands',
		vatNumber: fill(30),
	};
	const line: PrintedLine = {...sampleLine, ...LARGEST, description: fill(2000), taxLabel: label};
	return sampleInvoiceDocument({
		...{number: 'WWWWWWWWWWWW-CN-2026-999999', subtotalMinor: -MAX_MINOR, totalMinor: -MAX_MINOR},
		...{settledMinor: MAX_MINOR, amountDueMinor: -MAX_MINOR},
		corrects: Array.from({length: 3}, () => ({number: 'WWWWWWWWWWWW-2026-999999', issueDate: '2026-09-30'})),
		seller: {
			...{...party, legalName: fill(200), registrationNumber: fill(50), phone: fill(40)},
			...{email: `${fill(120)}@${fill(120)}.example`, website: `https://${fill(2040)}`},
		},
		buyer: {...party, companyName: fill(200), reference: fill(100)},
		lines: [line, {...line, description: fill(1000)}, sampleLine],
		vatGroups: Array.from({length: 3}, () => ({
			...{label, taxableMinor: -MAX_MINOR, taxMinor: -MAX_MINOR, taxInVatCurrencyMinor: -MAX_MINOR},
		})),
		vatCurrency: {currency: 'HUF', exchangeRate: '999999999.123456789012', rateDate: '2026-09-30', taxMinor: MAX_MINOR},
		isReverseCharge: true,
		legalNotes: [fill(2000), `${fill(100)}\n`.repeat(19)],
		transfer: {
			...{iban: 'MT84MALT011000012345MTLCAST001S', bic: 'MALTMTMTXXX', bankName: fill(100)},
			...{remittance: 'WWWWWWWWWWWW-CN-2026-999999', epcQr: sampleInvoiceDocument().transfer?.epcQr},
		},
		...fields,
	});
}

/** Arabic is missing: a reader takes the width of its joined letters for that of its single ones, and sees overlaps that are none. */
const fillings: Readonly<Record<string, Filling>> = {
	'the widest letter': characters => 'W'.repeat(characters),
	'words without a hyphen': characters => 'Donaudampfschifffahrtsgesellschaft '.repeat(100).slice(0, characters).trim(),
	'words of one letter': characters => 'W '.repeat(1000).slice(0, characters).trim(),
	punctuation: characters => '—'.repeat(characters),
	'accents upon accents': characters => 'W\u0301\u0323'.repeat(1000).slice(0, characters),
	emoji: characters => '😀'.repeat(Math.floor(characters / 2)),
	...Object.fromEntries(
		[...['字', '한', 'か', 'ก', 'ກ', 'ក', 'က', 'ש', 'क', 'ক', 'த', 'తె', 'ಕ', 'ക', 'ગ', 'ਗ', 'ଗ', 'ක', 'ཀ', 'ދ', 'ሀ', 'ა', 'ꀀ', 'Ꭰ']].map(
			letter => [`the letter ${letter}`, (characters: number) => letter.repeat(characters).slice(0, characters)] as const,
		),
	),
};

for (const [what, fill] of Object.entries(fillings)) {
	test.serial(`fields filled to their limits with ${what} leave no page and overlap nothing`, async t => {
		t.deepEqual(await faultsOf(fullDocument(fill)), []);
	});
}

/** A theme of which every field is filled to its limit. */
const fullTheme = (fill: Filling, font: DocumentFont): DocumentTheme => ({
	...{accentColour: '#b91c1c', font, footerText: fill(FOOTER_LIMIT_CHARACTERS)},
	labels: Object.fromEntries(
		labelNames.filter(name => name !== 'page' && name !== 'pageOf').map(name => [name, fill(LABEL_LIMIT_CHARACTERS)]),
	),
});

for (const font of documentFonts) {
	for (const what of ['the widest letter', 'words of one letter'] as const) {
		test.serial(`a theme in ${font}, filled to its limits with ${what}, leaves no page and overlaps nothing`, async t => {
			const fill = fillings[what] ?? (() => '');
			t.deepEqual(await faultsOf(sampleInvoiceDocument({theme: fullTheme(fill, font)})), []);
			t.deepEqual(await faultsOf(fullDocument(fill, {theme: fullTheme(fill, font)})), []);
			const columns = ['amount', 'vat', 'description'] as const;
			t.deepEqual(await faultsOf(fullDocument(fill, {theme: {...fullTheme(fill, font), columns}})), []);
		});
	}
}

for (const language of documentLanguages) {
	for (const kind of ['invoice', 'credit_note'] as const) {
		test.serial(`fields filled to their limits leave no page and overlap nothing: ${kind} in ${language}`, async t => {
			t.deepEqual(await faultsOf(fullDocument(characters => 'W'.repeat(characters), {language, kind})), []);
			t.deepEqual(await faultsOf(sampleInvoiceDocument({language, kind})), []);
		});
	}
}

test.serial('a long reference of the buyer wraps in its column and leaves the address its own', async t => {
	const reference = 'Purchase order 4500012345, cost centre 4711, project Alpha migration phase two, attn. accounts payab';
	const {buyer} = sampleInvoiceDocument();
	const document = sampleInvoiceDocument({buyer: {...buyer, companyName: 'Northern Widgets and Sprockets Limited', reference}});
	t.deepEqual(await faultsOf(document), []);
	const texts = await placedTexts(await renderer.render(document));
	const name = texts.filter(({text}) => /Northern|Limited/.test(text));
	t.true(name.length <= 2, 'the name stands on two lines at most');
	t.true((await pdfPages(await renderer.render(document))).join(' ').includes(reference));
});

test.serial('notes keep their lines, blank ones too', async t => {
	const note = 'Erste Zeile\nZweite Zeile\r\n\r\n- Punkt eins\u2028- Punkt zwei\n';
	const texts = await placedTexts(await renderer.render(sampleInvoiceDocument({language: 'de', legalNotes: [note]})));
	const heights = ['Erste Zeile', 'Zweite Zeile', '- Punkt eins', '- Punkt zwei'].map(
		line => texts.find(({text}) => text === line)?.y ?? 0,
	);
	const [first = 0, second = 0, third = 0, fourth = 0] = heights;
	t.true(first > second && second > third && third > fourth, String(heights));
	t.true(Math.abs(second - third - 2 * (first - second)) < 1, 'the blank line is one line tall');
});
