import type {Fault} from '../../platform/refusals.ts';
import {formatDecimal} from '../../platform/values/decimal.ts';
import {coreFaults} from './core-rules.ts';
import type {EInvoice} from './einvoice.ts';
import {type EInvoiceFormat, type RuleSet, ruleSetOf} from './formats.ts';

/** A rule of a format that a document breaks: its number there, the field of the API, and what is wrong with it. */
type Broken = readonly [rule: string, path: string, message: string];

const isPhone = (phone: string): boolean => phone.replace(/\D/g, '').length >= 3;

const isEmail = (email: string): boolean => /^[^@\s.](?:[^@\s]*[^@\s.])?@[^@\s.](?:[^@\s]*[^@\s.])?$/.test(email);

/** The seller's contact as Germany wants it (BG-6). The numbers are XRechnung's; Peppol's are the same ones. */
function* germanContact({seller: {phone, email}}: EInvoice): Generator<Broken> {
	if (!phone) yield ['BR-DE-6', 'phone', 'of the seller is missing'];
	if (phone && !isPhone(phone)) yield ['BR-DE-27', 'phone', 'of the seller must have at least three digits'];
	if (!email) yield ['BR-DE-7', 'contact_email', 'of the seller is missing'];
	if (email && !isEmail(email)) yield ['BR-DE-28', 'contact_email', 'of the seller is not an e-mail address'];
}

/** XRechnung 3.0: its own rules, and those of Peppol that it has taken over. */
function* xrechnungRules(document: EInvoice): Generator<Broken> {
	const {seller, buyer} = document;
	yield* germanContact(document);
	if (!seller.postalCode) yield ['BR-DE-4', 'seller_postal_code', 'is missing'];
	if (!buyer.postalCode) yield ['BR-DE-9', 'postal_code', 'is missing'];
	if (!seller.endpoint) yield ['PEPPOL-EN16931-R020', 'peppol_id', 'of the seller is missing, and so are a VAT number and contact_email'];
	if (!buyer.endpoint) yield ['PEPPOL-EN16931-R010', 'peppol_id', 'of the buyer is missing, and so are a VAT number and contact_email'];
}

/** Rates that a Swedish seller can charge (SE-R-006). */
const SWEDISH_RATES: ReadonlySet<string> = new Set(['6', '12', '25']);

/** What Peppol wants of sellers of some countries. */
const nationalRules: Readonly<Record<string, (document: EInvoice) => Generator<Broken>>> = {
	*DE(document) {
		if (document.buyer.countryCode === 'DE') yield* germanContact(document);
	},
	*DK({seller: {registration}}) {
		if (registration?.scheme !== '0184') yield ['DK-R-014', 'seller_registration_number', 'must be a CVR number of 8 digits'];
	},
	*NL({seller: {registration}, kind, corrects}) {
		const isRegistered = registration?.scheme === '0106' || registration?.scheme === '0190';
		if (!isRegistered) yield ['NL-R-003', 'seller_registration_number', 'must be a KvK number of 8 digits or an OIN of 20'];
		if (kind === 'credit_note' && corrects.length === 0) yield ['NL-R-001', 'referenced_invoice_id', 'is missing'];
	},
	*NO({seller: {vatNumber}}) {
		if (vatNumber && !/^NO\d{9}MVA$/.test(vatNumber)) yield ['NO-R-001', 'seller_vat_number', 'must be NO, nine digits and MVA'];
	},
	*SE({seller: {registration}, lines}) {
		if (registration && registration.scheme !== '0007') yield ['SE-R-004', 'seller_registration_number', 'must have 10 digits'];
		for (const [index, {category, rate}] of lines.entries()) {
			const isKnown = category !== 'S' || (rate !== undefined && SWEDISH_RATES.has(formatDecimal(rate)));
			if (!isKnown) yield ['SE-R-006', `line_items.${index}.tax_rate`, 'must be 6, 12 or 25'];
		}
	},
};

const noRules = function* (): Generator<Broken> {};

const rulesOf: Readonly<Record<RuleSet, (document: EInvoice) => Generator<Broken>>> = {
	en16931: noRules,
	peppol: document => (nationalRules[document.seller.countryCode] ?? noRules)(document),
	xrechnung: xrechnungRules,
};

/** What keeps a document from being an XRechnung, beyond the core. */
export const xrechnungFaults = (document: EInvoice): Fault[] => faultsOf(xrechnungRules(document));

const faultsOf = (broken: Iterable<Broken>): Fault[] =>
	[...broken].map(([rule, path, message]) => ({path, message: `${message} (${rule})`}));

/** Everything that keeps a document from being written in a format: the core of EN 16931, and the format's own rules. */
export const formatFaults = (document: EInvoice, format: EInvoiceFormat): Fault[] => [
	...coreFaults(document),
	...faultsOf(rulesOf[ruleSetOf(format, document)](document)),
];
