import {languages} from '../../organization/billing-profile.ts';
import type {Currency} from '../../platform/values/currencies.ts';
import {namedEnum} from '../../platform/values/named-enum.ts';
import type {Label} from './label.ts';

/** The languages that documents are printed in. */
export const documentLanguages = languages;

export type DocumentLanguage = (typeof documentLanguages)[number];

/** Calendar dates `YYYY-MM-DD`; the end is the last day, inclusive (EN 16931 BT-73/74 and BT-134/135). */
export type PrintedPeriod = Readonly<{start: string; end: string}>;

/** Who sells, as it was when the document was finalised. `country` is its name, not its code. */
export type PrintedSeller = Readonly<{
	legalName: string;
	addressLines: readonly string[];
	postalCode?: string;
	city: string;
	country: string;
	vatNumber?: string;
	registrationNumber?: string;
	email?: string;
	phone?: string;
	website?: string;
}>;

/** Who buys, as it was when the document was finalised. `reference` is what the buyer wants to find printed (BT-10, BT-13). */
export type PrintedBuyer = Readonly<{
	companyName: string;
	addressLines: readonly string[];
	postalCode?: string;
	city: string;
	country: string;
	vatNumber?: string;
	reference?: string;
}>;

/** One line. Quantity and unit price are exact decimal strings of at most twelve places; the price is in minor units. */
export type PrintedLine = Readonly<{
	description: string;
	period?: PrintedPeriod;
	quantity: string;
	unitPriceMinor: string;
	amountMinor: bigint;
	taxLabel: string;
}>;

/** What one rate of VAT applies to; `taxInVatCurrencyMinor` where the document states its VAT in a second currency. */
export type PrintedVatGroup = Readonly<{label: string; taxableMinor: bigint; taxMinor: bigint; taxInVatCurrencyMinor?: bigint}>;

/** The second currency that VAT is stated in (Art. 230 of Directive 2006/112/EC), and the reference rate used: one document unit in it. */
export type PrintedVatCurrency = Readonly<{currency: Currency; exchangeRate: string; rateDate: string; taxMinor: bigint}>;

/** How to pay by transfer. `epcQr` is the payload of the payment's QR code. */
export type PrintedTransfer = Readonly<{iban: string; bic?: string; bankName?: string; remittance: string; epcQr?: string}>;

/** The fonts that a document can be set in; what they have no letter for is set in those of its script. */
export const documentFonts = ['DejaVu Sans', 'DejaVu Serif', 'DejaVu Sans Mono'] as const;

export type DocumentFont = (typeof documentFonts)[number];

export const documentFont = namedEnum(documentFonts, {id: 'DocumentFont', description: 'Font that documents can be printed in.'});

/** The columns that the table of lines can have, in their usual order. */
export const lineColumns = ['description', 'quantity', 'unit_price', 'vat', 'amount'] as const;

export type LineColumn = (typeof lineColumns)[number];

export const lineColumn = namedEnum(lineColumns, {id: 'LineColumn', description: 'Column of the lines of a printed document.'});

/**
 * How the built-in layout looks: `accentColour` is `#rrggbb`; the logo is one of our own uploads, never fetched. `columns` are shown in
 * their order, all of them unless said; `labels` take the place of our words in any language.
 */
export type DocumentTheme = Readonly<{
	accentColour: string;
	font?: DocumentFont;
	footerText?: string;
	columns?: readonly LineColumn[];
	labels?: Readonly<Partial<Record<Label, string>>>;
	logo?: Readonly<{format: 'png' | 'jpg' | 'webp' | 'gif'; bytes: Uint8Array}>;
}>;

/**
 * All that is printed on an invoice or credit note: snapshots and figures, decided and exact, so that printing decides nothing.
 *
 * Amounts are in minor units of `currency` and have the document's own sign: a credit note's quantities and amounts are negative and
 * are printed with the opposite sign, under its title. `settledMinor` is the credit set off when the document was finalised.
 * A draft has no number; its `issueDate` is the day it would get today.
 */
export type InvoiceDocument = Readonly<{
	kind: 'invoice' | 'credit_note';
	isDraft: boolean;
	language: DocumentLanguage;
	number?: string;
	issueDate: string;
	dueDate?: string;
	period?: PrintedPeriod;
	/** The invoices that this document gives back, wholly or in part (BT-25, BT-26). */
	corrects: readonly Readonly<{number: string; issueDate: string}>[];
	seller: PrintedSeller;
	buyer: PrintedBuyer;
	currency: Currency;
	lines: readonly PrintedLine[];
	subtotalMinor: bigint;
	vatGroups: readonly PrintedVatGroup[];
	vatCurrency?: PrintedVatCurrency;
	totalMinor: bigint;
	settledMinor: bigint;
	amountDueMinor: bigint;
	/** Whether the buyer owes the VAT: the official wording of the language is printed before the notes (Art. 226(11a)). */
	isReverseCharge: boolean;
	legalNotes: readonly string[];
	transfer?: PrintedTransfer;
	theme: DocumentTheme;
	/** Typst source that takes the place of the built-in layout, theme and all. It reads the words of the document as `/data.json`. */
	ownLayout?: string;
	/** Whose source that is: such documents take turns with those of others when they are printed. */
	ownLayoutOf?: string;
}>;
