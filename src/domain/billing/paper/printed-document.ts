import {hasPostalCodes} from '../../platform/values/countries.ts';
import {formatDecimal, parseDecimal} from '../../platform/values/decimal.ts';
import type {SellerSnapshot} from '../final/seller-snapshot.ts';
import type {Invoice} from '../invoice.ts';
import type {InvoiceLine} from '../invoice-line.ts';
import {type Parties, vatBuyerOf, vatSellerOf} from '../parties.ts';
import {spanOf} from '../plan/document-period.ts';
import type {Decision} from '../tax/decide-document.ts';
import type {LineTax} from '../tax/line-tax.ts';
import {decideVat, REVERSE_CHARGE_NOTE} from '../tax/vat.ts';
import type {VatBreakdown, VatDetails} from '../tax/vat-details.ts';
import {convertTax} from '../tax/vat-exchange.ts';
import {epcQrPayload} from './epc-qr.ts';
import type {
	DocumentLanguage,
	InvoiceDocument,
	PrintedBuyer,
	PrintedLine,
	PrintedSeller,
	PrintedTransfer,
	PrintedVatGroup,
} from './invoice-document.ts';
import {vatLabel, vatSentence} from './printed-vat.ts';

/** What is printed: a document and what it is printed from. Of a final one these are its snapshots; of a draft, how things are today. */
export type Printed = Readonly<{
	invoice: Invoice;
	lines: readonly InvoiceLine[];
	parties: Parties;
	taxes: readonly LineTax[];
	totals: Pick<Decision['totals'], 'subtotalMinor' | 'taxMinor' | 'totalMinor'>;
	vatDetails: VatDetails | null;
	issueDate: string;
	corrects: InvoiceDocument['corrects'];
}>;

const DEFAULT_ACCENT_COLOUR = '#1f4b99';

/** The language that a buyer reads. */
export const languageOf = ({buyer}: Pick<Parties, 'buyer'>): DocumentLanguage => buyer?.preferred_language ?? 'en';

/** Everything that is printed on a document, decided and exact. */
export function printedDocument(printed: Printed): InvoiceDocument {
	const {invoice, parties, totals, issueDate, corrects} = printed;
	const {seller} = parties;
	const language = languageOf(parties);
	const isDraft = invoice.status === 'draft';
	const amountDueMinor = totals.totalMinor - invoice.creditAppliedMinor;
	const transfer = transferFor(invoice, seller, amountDueMinor);
	const period = spanOf(invoice);
	return {
		kind: invoice.documentType,
		isDraft,
		language,
		...(invoice.number && {number: invoice.number}),
		issueDate,
		...(invoice.dueDate && {dueDate: invoice.dueDate}),
		...(period && {period}),
		corrects,
		seller: printedSeller(seller, language),
		buyer: printedBuyer(parties, {language, purchaseOrder: invoice.purchaseOrder}),
		currency: invoice.currency,
		lines: printed.lines.map((line, index) => printedLine(line, printed.taxes[index], language)),
		subtotalMinor: totals.subtotalMinor,
		...printedVat(printed, language),
		totalMinor: totals.totalMinor,
		settledMinor: invoice.creditAppliedMinor,
		amountDueMinor,
		isReverseCharge: printsReverseCharge(parties),
		legalNotes: notesOf(printed, language),
		...(transfer && {transfer}),
		theme: {accentColour: DEFAULT_ACCENT_COLOUR},
	};
}

const text = (value: string | null | undefined): string | undefined => value ?? undefined;

const lines = (...values: (string | null)[]): string[] => values.filter(value => value !== null && value !== '') as string[];

/** The country's name in the language of the document; the code when it has no name. */
export const countryName = (code: string, language: DocumentLanguage): string =>
	code ? (new Intl.DisplayNames([language], {type: 'region'}).of(code) ?? code) : '';

const printedSeller = (seller: SellerSnapshot, language: DocumentLanguage): PrintedSeller => ({
	legalName: seller.legal_name,
	addressLines: lines(seller.address_line1, seller.address_line2),
	...(hasPostalCodes(seller.country_code) && {postalCode: text(seller.postal_code)}),
	city: [seller.city, seller.state].filter(Boolean).join(', '),
	country: countryName(seller.country_code, language),
	vatNumber: text(seller.vat_number),
	registrationNumber: text(seller.registration_number),
	email: text(seller.contact_email),
	phone: text(seller.phone),
	website: text(seller.website),
});

/** The buyer as its address is written where the seller is: the country stands on it when it is another one. */
type Printing = Readonly<{language: DocumentLanguage; purchaseOrder: string | null | undefined}>;

function printedBuyer({seller, buyer}: Parties, {language, purchaseOrder}: Printing): PrintedBuyer {
	if (!buyer) return {companyName: '', addressLines: [], city: '', country: ''};
	return {
		companyName: buyer.company_name,
		addressLines: lines(buyer.address_line1, buyer.address_line2),
		postalCode: text(buyer.postal_code),
		city: [buyer.city, buyer.state].filter(Boolean).join(', '),
		country: buyer.country_code === seller.country_code ? '' : countryName(buyer.country_code, language),
		vatNumber: text(buyer.vat_number),
		reference: text([...new Set([buyer.buyer_reference, purchaseOrder])].filter(Boolean).join(' · ') || null),
	};
}

const printedLine = (line: InvoiceLine, tax: LineTax | undefined, language: DocumentLanguage): PrintedLine => {
	const period = spanOf(line);
	return {
		description: line.description,
		...(period && {period}),
		quantity: formatDecimal(line.quantity),
		unitPriceMinor: formatDecimal(line.unitPriceMinor),
		amountMinor: line.amountMinor,
		taxLabel: tax ? vatLabel(tax.category, tax.rate, language) : '',
	};
};

const printedGroup = ({category, rate = '0', taxable_cents, tax_cents}: VatBreakdown, language: DocumentLanguage): PrintedVatGroup => ({
	label: vatLabel(category, parseDecimal(rate), language),
	taxableMinor: BigInt(taxable_cents),
	taxMinor: BigInt(tax_cents),
});

/** The VAT by group, and what it is in the seller's own currency where the document states that. */
function printedVat(
	{invoice, vatDetails: details}: Printed,
	language: DocumentLanguage,
): Pick<InvoiceDocument, 'vatGroups' | 'vatCurrency'> {
	const {currency: from} = invoice;
	const vatGroups = (details?.breakdown ?? []).map(group => printedGroup(group, language));
	const {vat_currency: to, exchange_rate: exchangeRate, exchange_rate_date: rateDate, tax_cents_vat_currency: taxCents} = details ?? {};
	if (to === undefined || exchangeRate === undefined || rateDate === undefined || taxCents === undefined) return {vatGroups};
	const rate = parseDecimal(exchangeRate);
	return {
		vatGroups: vatGroups.map(group => ({...group, taxInVatCurrencyMinor: convertTax(group.taxMinor, {from, to}, rate)})),
		vatCurrency: {currency: to, exchangeRate, rateDate, taxMinor: BigInt(taxCents)},
	};
}

const printsReverseCharge = ({seller, buyer}: Parties): boolean =>
	buyer !== null && seller.country_code !== '' && decideVat(vatSellerOf(seller), vatBuyerOf(buyer)).printsReverseCharge;

/** What the law wants said, each sentence once, and then what the seller wants to say. */
function notesOf({invoice, parties, vatDetails}: Printed, language: DocumentLanguage): string[] {
	const reasons = (vatDetails?.breakdown ?? []).map(({exemption_reason: reason}) => reason);
	const legal = [printsReverseCharge(parties) ? REVERSE_CHARGE_NOTE : undefined, vatDetails?.legal_note, ...reasons];
	const said = legal.map(sentence => sentence && vatSentence(sentence, language));
	return [...new Set([...said, invoice.notes])].filter(note => typeof note === 'string' && note !== '') as string[];
}

/** How to pay by transfer, when there is something to pay and an account to pay it to. */
function transferFor({documentType, number, currency}: Invoice, seller: SellerSnapshot, amountMinor: bigint): PrintedTransfer | undefined {
	if (documentType === 'credit_note' || !seller.iban || amountMinor <= 0n) return undefined;

	const remittance = number ?? '';
	const {iban, legal_name: name} = seller;
	const bic = text(seller.bic);
	const epcQr = number ? epcQrPayload({currency, amountMinor, name, iban, remittance, ...(bic && {bic})}) : undefined;
	return {iban, remittance, ...(bic && {bic}), bankName: text(seller.bank_name), ...(epcQr && {epcQr})};
}
