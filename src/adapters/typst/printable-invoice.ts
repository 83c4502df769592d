import {formatAmount, formatMoney, formatQuantity, formatUnitPrice} from '../../domain/billing/paper/format-amount.ts';
import {formatDate, formatPeriod} from '../../domain/billing/paper/format-date.ts';
import {
	type InvoiceDocument,
	lineColumns,
	type PrintedBuyer,
	type PrintedSeller,
	type PrintedTransfer,
} from '../../domain/billing/paper/invoice-document.ts';
import {type Label, label} from '../../domain/billing/paper/label.ts';
import {formatDecimal, negateDecimal, parseDecimal} from '../../domain/platform/values/decimal.ts';
import {qrMatrix} from './qr-matrix.ts';
import {shapedScriptsOf} from './scripts.ts';

/** A label and what stands beside it. */
type Fact = readonly [name: string, value: string];

const IBAN_GROUP_CHARACTERS = 4;

/** The fixed words of a document: its theme's, else those of its language. */
const wordsFor =
	({theme, language}: InvoiceDocument) =>
	(name: Label): string =>
		theme.labels?.[name] ?? label(name, language);

/** Facts whose value is there; the others leave no empty row. */
const present = (facts: readonly (readonly [string, string | undefined])[]): Fact[] =>
	facts.filter((fact): fact is Fact => fact[1] !== undefined && fact[1] !== '');

const groupIban = (iban: string): string =>
	iban
		.replace(/\s/g, '')
		.match(new RegExp(`.{1,${IBAN_GROUP_CHARACTERS}}`, 'g'))
		?.join(' ') ?? iban;

function address({addressLines, postalCode, city, country}: PrintedSeller | PrintedBuyer): string[] {
	return [...addressLines, [postalCode, city].filter(Boolean).join(' '), country].filter(line => line !== '');
}

/** The figures of a document as it prints them: a credit note's with the opposite sign. */
function figures({kind, currency, language}: InvoiceDocument) {
	const isCredit = kind === 'credit_note';

	return {
		amount: (minor: bigint) => formatAmount(isCredit ? -minor : minor, currency, language),
		money: (minor: bigint, of = currency) => formatMoney(isCredit ? -minor : minor, of, language),
		quantity: (quantity: string) => formatQuantity(isCredit ? formatDecimal(negateDecimal(parseDecimal(quantity))) : quantity, language),
		unitPrice: (priceMinor: string) => formatUnitPrice(priceMinor, currency, language),
	};
}

function metaOf(document: InvoiceDocument): Fact[] {
	const {language, kind, number, issueDate, dueDate, period, buyer, corrects} = document;
	const word = wordsFor(document);

	return present([
		[word('number'), number],
		[word('issueDate'), formatDate(issueDate, language)],
		[word('dueDate'), dueDate && kind === 'invoice' ? formatDate(dueDate, language) : undefined],
		[word('period'), period && formatPeriod(period, language)],
		[word('reference'), buyer.reference],
		...corrects.map(invoice => [word('corrects'), `${invoice.number}, ${formatDate(invoice.issueDate, language)}`] as const),
	]);
}

/** The rows under the lines; the last one is what the reader looks for. */
function totalsOf(document: InvoiceDocument): Fact[] {
	const {kind, subtotalMinor, vatGroups, totalMinor, settledMinor, amountDueMinor} = document;
	const {money} = figures(document);
	const word = wordsFor(document);
	const isCredit = kind === 'credit_note';
	const sums: Fact[] = [
		[word('subtotal'), money(subtotalMinor)],
		...vatGroups.map(group => [group.label, money(group.taxMinor)] as const),
		[word(isCredit ? 'totalCredited' : 'total'), money(totalMinor)],
	];
	if (isCredit && settledMinor === 0n) return sums;

	const settled: Fact[] = settledMinor === 0n ? [] : [[word('creditApplied'), money(-settledMinor)]];
	return [...sums, ...settled, [word(isCredit ? 'creditRemaining' : 'amountDue'), money(amountDueMinor)]];
}

/** The VAT by rate, and in the second currency where the document states one. */
function vatTableOf(document: InvoiceDocument) {
	const {language, vatGroups, vatCurrency, currency} = document;
	const {amount, money} = figures(document);
	const word = wordsFor(document);
	const inVatCurrency = vatCurrency ? [`${word('vat')} (${vatCurrency.currency})`] : [];
	const note = vatCurrency && [
		`${word('vat')} ${money(vatCurrency.taxMinor, vatCurrency.currency)}.`,
		`${word('exchangeRate')}: 1 ${currency} = ${formatQuantity(vatCurrency.exchangeRate, language)} ${vatCurrency.currency},`,
		formatDate(vatCurrency.rateDate, language),
	];

	return {
		head: [word('vat'), `${word('taxable')} (${currency})`, `${word('vat')} (${currency})`, ...inVatCurrency],
		rows: vatGroups.map(group => [
			group.label,
			amount(group.taxableMinor),
			amount(group.taxMinor),
			...(vatCurrency ? [figures({...document, currency: vatCurrency.currency}).amount(group.taxInVatCurrencyMinor ?? 0n)] : []),
		]),
		note: note?.join(' ') ?? '',
	};
}

function transferOf({iban, bic, bankName, remittance, epcQr}: PrintedTransfer, document: InvoiceDocument) {
	const word = wordsFor(document);

	return {
		heading: word('payment'),
		facts: present([
			[word('accountHolder'), document.seller.legalName],
			['IBAN', groupIban(iban)],
			['BIC', bic],
			[word('bank'), bankName],
			[word('paymentReference'), remittance],
		]),
		qr: epcQr === undefined ? [] : qrMatrix(epcQr),
		qrCaption: word('scanToPay'),
	};
}

function linesOf(document: InvoiceDocument) {
	const {amount, quantity, unitPrice} = figures(document);

	return document.lines.map(line => ({
		description: line.description,
		period: line.period ? formatPeriod(line.period, document.language) : '',
		quantity: quantity(line.quantity),
		unitPrice: unitPrice(line.unitPriceMinor),
		taxLabel: line.taxLabel,
		amount: amount(line.amountMinor),
	}));
}

/** The columns of the table of lines: which field of a line, and under which word. */
function columnsOf(document: InvoiceDocument) {
	const word = wordsFor(document);
	const columns = {
		description: {field: 'description', heading: word('description')},
		quantity: {field: 'quantity', heading: word('quantity')},
		unit_price: {field: 'unitPrice', heading: word('unitPrice')},
		vat: {field: 'taxLabel', heading: word('vat')},
		amount: {field: 'amount', heading: `${word('amount')} (${document.currency})`},
	};
	return (document.theme.columns ?? lineColumns).map(name => columns[name]);
}

const PAPER = '#ffffff';
const INK = '#1f2328';

/** The luminance above which dark letters are easier to read on a colour than white ones, and above which it is too pale for letters. */
const LIGHT_FROM = 0.179;
const PALE_FROM = 0.3;

/** The relative luminance of a colour `#rrggbb`, from 0 to 1 (WCAG 2.2). */
function luminanceOf(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
		const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The lines of a text, as they were typed. */
const typedLines = (text: string): string[] => text.trimEnd().split(/\r\n|[\n-\r\u0085\u2028\u2029]/);

/** Everything the layout prints, as words in their place: the layout itself knows no language, no money and no rule. */
export function printableInvoice(document: InvoiceDocument, logoPath?: string) {
	const words = wordsOf(document, logoPath);
	return {...words, scripts: shapedScriptsOf(JSON.stringify(words))};
}

function wordsOf(document: InvoiceDocument, logoPath?: string) {
	const {kind, isDraft, language, number, issueDate, seller, buyer, theme} = document;
	const word = wordsFor(document);
	const title = word(kind === 'credit_note' ? 'creditNote' : 'invoice');
	const identifiers = ({vatNumber, registrationNumber}: {vatNumber?: string; registrationNumber?: string}) =>
		present([
			[word('vatNumber'), vatNumber],
			[word('registrationNumber'), registrationNumber],
		]);

	return {
		language,
		title,
		number: number ?? '',
		issueDate: issueDate.split('-').map(Number),
		watermark: isDraft ? word('draft') : '',
		accentColour: theme.accentColour,
		headColour: luminanceOf(theme.accentColour) > LIGHT_FROM ? INK : PAPER,
		accentText: luminanceOf(theme.accentColour) > PALE_FROM ? INK : theme.accentColour,
		font: theme.font ?? '',
		logoPath: logoPath ?? '',
		footerText: theme.footerText ?? '',
		seller: {
			name: seller.legalName,
			address: address(seller),
			contact: [seller.email, seller.phone, seller.website].filter(Boolean),
			identifiers: identifiers(seller),
		},
		buyer: {heading: word('billTo'), name: buyer.companyName, address: address(buyer), identifiers: identifiers(buyer)},
		meta: metaOf(document),
		columns: columnsOf(document),
		lines: linesOf(document),
		vatTable: vatTableOf(document),
		totals: totalsOf(document),
		notes: [...(document.isReverseCharge ? [label('reverseCharge', language)] : []), ...document.legalNotes].map(typedLines),
		transfer: document.transfer ? transferOf(document.transfer, document) : null,
		page: word('page'),
		pageOf: word('pageOf'),
	};
}
