import {hasPostalCodes} from '../../platform/values/countries.ts';
import {type Decimal, negateDecimal, parseDecimal} from '../../platform/values/decimal.ts';
import type {Day} from '../../platform/values/period.ts';
import type {BuyerSnapshot} from '../final/buyer-snapshot.ts';
import type {SellerSnapshot} from '../final/seller-snapshot.ts';
import type {Invoice} from '../invoice.ts';
import type {InvoiceLine} from '../invoice-line.ts';
import {type Parties, vatBuyerOf, vatSellerOf} from '../parties.ts';
import {spanOf, spanOfLines} from '../plan/document-period.ts';
import type {LineTax} from '../tax/line-tax.ts';
import type {DocumentTotals} from '../tax/totals.ts';
import {decideVat, REVERSE_CHARGE_NOTE, type TaxCategory} from '../tax/vat.ts';
import type {VatDetails} from '../tax/vat-details.ts';
import type {EInvoice, EInvoiceLine, EInvoiceParty, EInvoiceVat, PaymentInstruction} from './einvoice.ts';
import {endpointOf, hasCountryPrefix, registrationOf} from './identifiers.ts';

type SourceHead = Pick<Invoice, 'documentType' | 'currency'> &
	Partial<Pick<Invoice, 'number' | 'notes' | 'purchaseOrder' | 'dueDate' | 'creditAppliedMinor' | 'periodStart' | 'periodEnd'>>;

/** A line as far as an e-invoice says something of it. */
export type SourceLine = Pick<InvoiceLine, 'description' | 'quantity' | 'unitPriceMinor' | 'amountMinor'> &
	Partial<Pick<InvoiceLine, 'unitCode' | 'periodStart' | 'periodEnd'>>;

/** What an e-invoice is made from: of a final document its snapshots, of one that is judged what it would be. */
export type EInvoiceSource = Readonly<{
	invoice: SourceHead;
	lines: readonly SourceLine[];
	parties: Parties;
	taxes: readonly LineTax[];
	totals: Pick<DocumentTotals, 'subtotalMinor' | 'taxMinor' | 'totalMinor'>;
	vatDetails: VatDetails | null;
	issueDate: Day;
	corrects: EInvoice['corrects'];
}>;

/** What a line is counted in unless it says so: pieces, or whatever is one. */
const ONE_OF_SOMETHING = 'C62';

/** What is said in the document's own sign and in the opposite one on a credit note. */
type Sign = Readonly<{amount: (minor: bigint) => bigint; quantity: (quantity: Decimal) => Decimal}>;

const signOf = ({documentType}: SourceHead): Sign =>
	documentType === 'credit_note'
		? {amount: minor => -minor, quantity: negateDecimal}
		: {amount: minor => minor, quantity: quantity => quantity};

/** The document in the terms of EN 16931. Decides nothing anew: everything is as it was billed. Pure. */
export function eInvoiceOf(source: EInvoiceSource): EInvoice {
	const {invoice, parties, totals, vatDetails, issueDate, lines, corrects} = source;
	const {amount} = signOf(invoice);
	const isOutsideScope = source.taxes.some(({category}) => category === 'O');
	const paidMinor = amount(invoice.creditAppliedMinor ?? 0n);
	const dueMinor = amount(totals.totalMinor) - paidMinor;
	const dueDate = invoice.documentType === 'invoice' && invoice.dueDate ? invoice.dueDate : undefined;
	const period = spanOf(invoice) ?? spanOfLines(lines) ?? undefined;
	const {vat_currency: currency, tax_cents_vat_currency: stated} = vatDetails ?? {};
	const note = noteOf(source);
	const delivery = deliveryOf(source, period !== undefined);
	const {seller, buyer} = parties;
	return {
		kind: invoice.documentType,
		number: invoice.number ?? '',
		issueDate,
		...(dueDate && {dueDate}),
		currency: invoice.currency,
		...(currency !== undefined && stated !== undefined && {accounting: {currency, taxMinor: amount(BigInt(stated))}}),
		buyerReference: buyer?.buyer_reference || buyer?.leitweg_id || buyer?.tenant_id || '',
		...(buyer?.leitweg_id && {leitwegId: buyer.leitweg_id}),
		...(invoice.purchaseOrder && {purchaseOrder: invoice.purchaseOrder}),
		paymentTerms: dueDate && dueMinor > 0n ? `Payable by ${dueDate}` : 'No payment due',
		...(note && {note}),
		corrects,
		seller: sellerOf(seller, isOutsideScope),
		buyer: buyerOf(buyer, isOutsideScope),
		...(delivery && {delivery}),
		...(period && {period}),
		payment: paymentOf(seller, invoice),
		netMinor: amount(totals.subtotalMinor),
		taxMinor: amount(totals.taxMinor),
		grossMinor: amount(totals.totalMinor),
		paidMinor,
		dueMinor,
		vat: (vatDetails?.breakdown ?? []).map(group => vatOf(group, amount)),
		lines: lines.map((line, index) => lineOf(line, source.taxes[index], {index, sign: signOf(invoice)})),
	};
}

/** What is there and not empty, under its name. */
const given = <Name extends string>(name: Name, value: string | null | undefined): {[N in Name]?: string} =>
	(value?.trim() ? {[name]: value} : {}) as {[N in Name]?: string};

type Snapshot = Pick<
	SellerSnapshot,
	| 'address_line1'
	| 'address_line2'
	| 'postal_code'
	| 'city'
	| 'state'
	| 'country_code'
	| 'vat_number'
	| 'contact_email'
	| 'phone'
	| 'peppol_id'
	| 'peppol_scheme'
>;

function partyOf(name: string, party: Snapshot, isOutsideScope: boolean): EInvoiceParty {
	const endpoint = endpointOf(party, isOutsideScope);
	const vatNumber = !isOutsideScope && party.vat_number && hasCountryPrefix(party.vat_number) ? party.vat_number : null;
	return {
		name,
		line1: party.address_line1,
		...given('line2', party.address_line2),
		city: party.city,
		...(hasPostalCodes(party.country_code) && given('postalCode', party.postal_code)),
		...given('subdivision', party.state),
		countryCode: party.country_code,
		...(endpoint && {endpoint}),
		...given('vatNumber', vatNumber),
		...given('phone', party.phone),
		...given('email', party.contact_email),
	};
}

/** A number that does not say its country is one of the seller's own tax authority (BT-32): it is not that of EU VAT. */
function sellerOf(seller: SellerSnapshot, isOutsideScope: boolean): EInvoiceParty {
	const {vat_number: number, registration_number: registration} = seller;
	return {
		...partyOf(seller.legal_name, seller, isOutsideScope),
		...(number && !isOutsideScope && !hasCountryPrefix(number) && {taxNumber: number}),
		...(registration && {registration: registrationOf(registration, seller.country_code)}),
		contactName: seller.contact_name || seller.legal_name,
	};
}

const NOBODY = {
	...{address_line1: '', address_line2: null, postal_code: null, city: '', state: null, country_code: '', vat_number: null},
	...{contact_email: null, phone: null, peppol_id: null, peppol_scheme: null},
};

const buyerOf = (buyer: BuyerSnapshot | null, isOutsideScope: boolean): EInvoiceParty =>
	partyOf(buyer?.company_name ?? '', buyer ?? NOBODY, isOutsideScope);

/** An intra-community supply says where and when it was delivered (BR-IC-11, BR-IC-12); other documents do without. */
function deliveryOf({taxes, parties: {buyer}, issueDate}: EInvoiceSource, hasPeriod: boolean): EInvoice['delivery'] {
	if (!buyer || !taxes.some(({category}) => category === 'K')) return undefined;
	return {countryCode: buyer.country_code, ...(!hasPeriod && {date: issueDate})};
}

function paymentOf(seller: SellerSnapshot, {number, currency}: SourceHead): PaymentInstruction {
	const reference = number ?? '';
	if (!seller.iban) return {meansCode: '57', reference};
	const account = {iban: seller.iban.replace(/\s/g, ''), name: seller.legal_name, ...(seller.bic && {bic: seller.bic})};
	return {meansCode: currency === 'EUR' ? '58' : '30', reference, account};
}

/** What the law wants said beside the reasons that stand with the groups of VAT, and what the seller wants to say: one note (Peppol R002). */
function noteOf({parties: {seller, buyer}, vatDetails, invoice}: EInvoiceSource): string | undefined {
	const reasons = new Set((vatDetails?.breakdown ?? []).map(({exemption_reason: reason}) => reason));
	const isReverseCharged = buyer && seller.country_code && decideVat(vatSellerOf(seller), vatBuyerOf(buyer)).printsReverseCharge;
	const legal = [isReverseCharged ? REVERSE_CHARGE_NOTE : undefined, vatDetails?.legal_note];
	const notes = [...legal.filter(note => note && !reasons.has(note)), invoice.notes].filter(note => note?.trim());
	return notes.length > 0 ? [...new Set(notes)].join('\n') : undefined;
}

type Breakdown = VatDetails['breakdown'][number];

const vatOf = (group: Breakdown, amount: Sign['amount']): EInvoiceVat => ({
	category: group.category,
	...rateOf(group.category, group.rate === undefined ? undefined : parseDecimal(group.rate)),
	taxableMinor: amount(BigInt(group.taxable_cents)),
	taxMinor: amount(BigInt(group.tax_cents)),
	...given('exemptionCode', group.exemption_code),
	...given('exemptionReason', group.exemption_reason),
});

/** Outside the scope of VAT there is no rate (BR-O-05). */
const rateOf = (category: TaxCategory, rate: Decimal | undefined): {rate?: Decimal} => (category !== 'O' && rate ? {rate} : {});

function lineOf(line: SourceLine, tax: LineTax | undefined, {index, sign}: Readonly<{index: number; sign: Sign}>): EInvoiceLine {
	const [name = '', ...rest] = line.description.trim().split(/\r\n|[\n\r\u2028\u2029]/);
	const period = spanOf(line);
	const category = tax?.category ?? 'S';
	return {
		id: String(index + 1),
		name,
		...given('description', rest.join('\n')),
		quantity: sign.quantity(line.quantity),
		unitCode: line.unitCode || ONE_OF_SOMETHING,
		unitPriceMinor: line.unitPriceMinor,
		netMinor: sign.amount(line.amountMinor),
		...(period && {period}),
		category,
		...rateOf(category, tax?.rate),
	};
}
