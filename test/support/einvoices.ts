import fc from 'fast-check';
import type {EInvoiceSource} from '../../src/domain/billing/einvoice/einvoice-of.ts';
import type {BuyerSnapshot} from '../../src/domain/billing/final/buyer-snapshot.ts';
import type {SellerSnapshot} from '../../src/domain/billing/final/seller-snapshot.ts';
import type {Parties} from '../../src/domain/billing/parties.ts';
import {type DecidedLine, decideDocument} from '../../src/domain/billing/tax/decide-document.ts';
import {lineAmount} from '../../src/domain/billing/tax/totals.ts';
import type {Currency} from '../../src/domain/platform/values/currencies.ts';
import {negateDecimal, parseDecimal} from '../../src/domain/platform/values/decimal.ts';

/** A Dutch seller with everything that an e-invoice can say of one. */
export const sampleSeller: SellerSnapshot = {
	...{partner_id: 'prt_seller', legal_name: 'Seller B.V.', address_line1: 'Keizersgracht 482', address_line2: null},
	...{postal_code: '1017 EG', city: 'Amsterdam', state: null, country_code: 'NL'},
	...{vat_number: 'NL004495445B01', registration_number: '80123456', oss_registered: false, vat_currency: 'EUR'},
	...{bank_name: null, iban: 'NL91 ABNA 0417 1643 00', bic: 'ABNANL2A', contact_name: 'Billing desk'},
	...{contact_email: 'billing@seller.example', phone: '+31 20 123 4567', website: null, logo_url: null},
	...{invoice_template_name: null, email_template_name: null, peppol_id: null, peppol_scheme: null},
};

/** A Dutch company that buys. */
export const sampleBuyer: BuyerSnapshot = {
	...{tenant_id: 'tnt_buyer', company_name: 'Van der Berg & Zn.', address_line1: 'Havenstraat 12', address_line2: 'Unit 3'},
	...{postal_code: '3011 TA', city: 'Rotterdam', state: null, country_code: 'NL'},
	...{vat_number: 'NL853746333B01', vat_number_status: 'valid', vat_number_checked_at: null, is_business: true, tax_exempt: false},
	...{contact_email: 'finance@buyer.example', phone: null, buyer_reference: 'PO-2026-0418', peppol_id: null, peppol_scheme: null},
	...{leitweg_id: null, preferred_einvoice_format: 'ubl', preferred_language: 'en'},
	...{invoice_template_name: null, email_template_name: null},
};

const german = {
	...{address_line1: 'Hauptstr. 1', address_line2: null, postal_code: '10115', city: 'Berlin', state: 'Berlin', country_code: 'DE'},
	...{vat_number: 'DE136695976', leitweg_id: '04011000-1234512345-06', buyer_reference: null},
};

/** Buyers by the case of VAT that they make with the Dutch seller. */
export const buyers = {
	domestic: sampleBuyer,
	consumer: {...sampleBuyer, vat_number: null, is_business: false, buyer_reference: null},
	german: {...sampleBuyer, ...german},
	exempt: {...sampleBuyer, tax_exempt: true},
	export: {...sampleBuyer, country_code: 'US', vat_number: null, state: 'NY', city: 'New York', postal_code: '10001', contact_email: null},
} satisfies Record<string, BuyerSnapshot>;

/** Sellers: at home in the EU, and outside of it, where nothing is in the scope of its VAT. */
export const sellers = {
	dutch: sampleSeller,
	german: {...sampleSeller, ...german, registration_number: 'HRB 12345 B', peppol_id: null},
	swiss: {
		...sampleSeller,
		country_code: 'CH',
		vat_number: 'CHE-116.281.710 MWST',
		registration_number: 'CHE-116.281.710',
		iban: null,
		bic: null,
		vat_currency: null,
	},
	belgian: {...sampleSeller, country_code: 'BE', vat_number: 'BE0404616494', registration_number: '0404.616.494'},
} satisfies Record<string, SellerSnapshot>;

/** A line as it is typed; amounts follow. */
export type TypedLine = Readonly<{
	description?: string;
	quantity?: string;
	unitPriceCents?: string;
	unitCode?: string;
	taxCategory?: DecidedLine['taxCategory'];
	taxRate?: string;
	period?: readonly [start: string, end: string];
}>;

const asLine = (
	{description = 'Consulting', quantity = '1', unitPriceCents = '10000', period, taxRate, ...rest}: TypedLine,
	isCredit: boolean,
) => {
	const typed = parseDecimal(quantity);
	const of = {quantity: isCredit ? negateDecimal(typed) : typed, unitPriceMinor: parseDecimal(unitPriceCents)};
	return {
		...{description, ...of, amountMinor: lineAmount(of), ...rest},
		...(taxRate !== undefined && {taxRate: parseDecimal(taxRate)}),
		...(period && {periodStart: period[0], periodEnd: period[1]}),
	};
};

type SampleFields = Readonly<{
	documentType?: 'invoice' | 'credit_note';
	currency?: Currency;
	lines?: readonly TypedLine[];
	parties?: Partial<Parties>;
	notes?: string | null;
	purchaseOrder?: string | null;
	creditAppliedMinor?: bigint;
	/** What one unit of the currency is in the seller's own one. */
	exchangeRate?: string;
}>;

/** What a final document is made into an e-invoice from, decided as the product decides, with what keeps it from being final. */
export function sampleSource(fields: SampleFields = {}): EInvoiceSource & Readonly<{faults: readonly {path: string; message: string}[]}> {
	const {documentType = 'invoice', currency = 'EUR', notes = null, purchaseOrder = null, creditAppliedMinor = 0n} = fields;
	const isCredit = documentType === 'credit_note';
	const lines = (fields.lines ?? [{}]).map(line => asLine(line, isCredit));
	const parties: Parties = {seller: sampleSeller, buyer: sampleBuyer, ...fields.parties};
	const to = parties.seller.vat_currency;
	const known = fields.exchangeRate === undefined ? undefined : {rate: parseDecimal(fields.exchangeRate), day: '2026-06-01'};
	const exchange = to && to !== currency ? {from: currency, to, known} : undefined;
	const decision = decideDocument(lines, parties, '2026-06-01', {exchange});
	const number = isCredit ? 'SCAI-CN-2026-000007' : 'SCAI-2026-000123';
	return {
		...{...decision, lines, parties, issueDate: '2026-06-01'},
		invoice: {documentType, currency, number, notes, purchaseOrder, dueDate: isCredit ? null : '2026-06-15', creditAppliedMinor},
		corrects: isCredit ? [{number: 'SCAI-2026-000123', issueDate: '2026-05-01'}] : [],
	};
}

const decimal = (most: number, places: number) =>
	fc.tuple(fc.integer({min: 0, max: most}), fc.integer({min: 0, max: 10 ** places - 1})).map(([whole, part]) => {
		const fraction = String(part).padStart(places, '0').replace(/0+$/, '');
		return fraction === '' ? String(whole) : `${whole}.${fraction}`;
	});

const words = fc.constantFrom('Seats', 'A & B <C>', 'Größe "XL"', "it's", '日本語', 'Two\nlines', ' spaced ', ']]>', '-1 & more');

const typedLine = fc.record({
	description: words,
	quantity: fc.tuple(fc.constantFrom('', '', '-'), decimal(500, 4)).map(([sign, text]) => (text === '0' ? '1' : `${sign}${text}`)),
	unitPriceCents: decimal(90_000, 6),
	unitCode: fc.constantFrom('C62', 'HUR', 'MON', 'DAY'),
	...{taxRate: fc.constantFrom(undefined, undefined, '9', '21.00', '0', '5.5')},
	period: fc.constantFrom(undefined, ['2026-05-01', '2026-05-31'] as const, ['2026-04-10', '2026-05-09'] as const),
});

const pick = <T>(of: Readonly<Record<string, T>>) => fc.constantFrom(...Object.values(of));

/** Random documents, decided as the product decides: discounts, deductions and credit notes among them, in three currencies. */
export const anySource = fc
	.record({
		documentType: fc.constantFrom('invoice' as const, 'invoice' as const, 'credit_note' as const),
		currency: fc.constantFrom<Currency>('EUR', 'EUR', 'USD', 'JPY'),
		exchangeRate: fc.constant('0.923456'),
		lines: fc.array(typedLine, {minLength: 1, maxLength: 8}),
		parties: fc.record({seller: pick<SellerSnapshot>(sellers), buyer: pick<BuyerSnapshot>(buyers)}),
		notes: fc.constantFrom(null, 'Thank you & goodbye', 'One\nTwo'),
		purchaseOrder: fc.constantFrom(null, 'PO-2026-17', 'A & B'),
		creditAppliedMinor: fc.constantFrom(0n, 0n, 5n),
	})
	.map(({creditAppliedMinor, ...fields}) =>
		sampleSource({...fields, creditAppliedMinor: fields.documentType === 'credit_note' ? -creditAppliedMinor : creditAppliedMinor}),
	);
