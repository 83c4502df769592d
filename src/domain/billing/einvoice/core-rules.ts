import type {Fault} from '../../platform/refusals.ts';
import {isCountryCode} from '../../platform/values/countries.ts';
import {compare, type Decimal, decimalOf, percentOf} from '../../platform/values/decimal.ts';
import type {TaxCategory} from '../tax/vat.ts';
import type {EInvoice, EInvoiceLine, EInvoiceVat} from './einvoice.ts';
import {isUnitCode} from './unit-codes.ts';
import {firstNotInXml} from './xml.ts';

/** A rule of EN 16931 that a document breaks: its number there, the field of the API that it comes from, and what is wrong with it. */
type Broken = readonly [rule: string, path: string, message: string];

const NOTHING = decimalOf(0n);

/** BR-CO-17 is checked with this much room, by the official rules and so by ours: whole units of the currency, in minor units. */
const VAT_ROOM_MINOR = 100n;

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

const isZero = (rate: Decimal | undefined): boolean => rate === undefined || compare(rate, NOTHING) === 0;

/** How rules call a category: intra-community supply is IC in them. */
const ruleName = (category: TaxCategory): string => (category === 'K' ? 'IC' : category);

function* partyRules({seller, buyer, lines}: EInvoice): Generator<Broken> {
	const isOutsideScope = lines.some(({category}) => category === 'O');
	if (!seller.name.trim()) yield ['BR-06', 'legal_name', 'is missing'];
	if (!isCountryCode(seller.countryCode)) yield ['BR-09', 'seller_country_code', 'is missing'];
	if (!seller.registration && (seller.taxNumber || isOutsideScope)) yield ['BR-CO-26', 'seller_registration_number', 'is missing'];
	if (!buyer.name.trim()) yield ['BR-07', 'company_name', 'is missing'];
	if (!isCountryCode(buyer.countryCode)) yield ['BR-11', 'country_code', 'is missing'];
}

function* lineRules(line: EInvoiceLine, index: number): Generator<Broken> {
	const at = (field: string): string => `line_items.${index}.${field}`;
	const {period, category, rate} = line;
	if (!line.name.trim()) yield ['BR-25', at('description'), 'is empty'];
	if (firstNotInXml(`${line.name}${line.description ?? ''}`)) yield ['XML', at('description'), 'has a character that XML cannot carry'];
	if (!isUnitCode(line.unitCode)) yield ['BR-CL-23', at('unit_code'), 'is not a code of UN/ECE Recommendation 20'];
	if (compare(line.unitPriceMinor, NOTHING) < 0) yield ['BR-27', at('unit_price_cents'), 'must not be negative'];
	if (period && period.end < period.start) yield ['BR-30', at('period_end'), 'must not be before period_start'];
	if (category === 'S' && isZero(rate)) yield ['BR-S-05', at('tax_rate'), 'must be above 0 in category S'];
	if (category !== 'S' && !isZero(rate)) yield [`BR-${ruleName(category)}-05`, at('tax_rate'), `must be 0 in category ${category}`];
}

function* sumRules({netMinor, taxMinor, grossMinor, paidMinor, dueMinor, vat, lines}: EInvoice): Generator<Broken> {
	if (lines.length === 0) yield ['BR-16', 'line_items', 'is empty'];
	if (sumOf(lines.map(line => line.netMinor)) !== netMinor) yield ['BR-CO-10', 'line_items', 'do not add up to the subtotal'];
	if (sumOf(vat.map(group => group.taxMinor)) !== taxMinor) yield ['BR-CO-14', 'line_items', 'have VAT that does not add up to the total'];
	if (netMinor + taxMinor !== grossMinor) yield ['BR-CO-15', 'line_items', 'do not add up to the total with VAT'];
	if (grossMinor - paidMinor !== dueMinor) yield ['BR-CO-16', 'line_items', 'do not add up to what is due'];
	if (lines.length > 0 && vat.length === 0) yield ['BR-CO-18', 'line_items', 'have no VAT category'];
}

const belongs =
	({category, rate}: EInvoiceVat) =>
	(line: EInvoiceLine): boolean =>
		line.category === category && (category !== 'S' || compare(line.rate ?? NOTHING, rate ?? NOTHING) === 0);

/** Categories that charge nothing for a reason that has to be said. */
const REASONED: ReadonlySet<TaxCategory> = new Set<TaxCategory>(['E', 'AE', 'K', 'G', 'O']);

function* groupRules(group: EInvoiceVat, {lines}: EInvoice): Generator<Broken> {
	const {category, rate, taxableMinor, taxMinor} = group;
	const rule = (number: string): string => `BR-${ruleName(category)}-${number}`;
	const isReasoned = Boolean(group.exemptionCode || group.exemptionReason);
	const members = lines.filter(belongs(group));
	if (sumOf(members.map(line => line.netMinor)) !== taxableMinor) yield [rule('08'), 'line_items', `of category ${category} do not add up`];
	if (category !== 'O' && rate === undefined) yield ['BR-48', 'line_items', 'have a VAT category without rate'];
	if (category === 'S' && !isNear(taxMinor, percentOf(taxableMinor, rate ?? NOTHING))) {
		yield ['BR-CO-17', 'line_items', 'have VAT that is not the rate of their net amount'];
	}

	if (category !== 'S' && taxMinor !== 0n) yield [rule('09'), 'line_items', `of category ${category} have VAT`];
	if (REASONED.has(category) !== isReasoned) {
		const message = isReasoned ? `of category ${category} have a reason for exemption` : `of category ${category} have no reason for it`;
		yield [rule('10'), 'line_items', message];
	}
}

const isNear = (one: bigint, other: bigint): boolean => one - other < VAT_ROOM_MINOR && other - one < VAT_ROOM_MINOR;

function* categoryRules(document: EInvoice): Generator<Broken> {
	const {vat, lines, seller, buyer, delivery, period} = document;
	const categories = new Set(lines.map(({category}) => category));
	for (const category of categories) {
		const rule = (number: string): string => `BR-${ruleName(category)}-${number}`;
		const groups = vat.filter(group => group.category === category);
		if (groups.length === 0 || (category !== 'S' && groups.length > 1)) {
			yield [rule('01'), 'line_items', `of category ${category} need one group of VAT`];
		}

		// Export and intra-community supply want the number of EU VAT itself; elsewhere one of the seller's own tax authority will do.
		const isNumbered = Boolean(seller.vatNumber || (category !== 'G' && category !== 'K' && seller.taxNumber));
		if (category !== 'O' && !isNumbered) yield [rule('02'), 'seller_vat_number', 'is missing'];
		if ((category === 'AE' || category === 'K') && !buyer.vatNumber) {
			yield [rule('02'), 'vat_number', `is missing, or does not begin with its country, in category ${category}`];
		}
	}

	if (categories.has('O') && categories.size > 1) yield ['BR-O-11', 'line_items', 'outside the scope of VAT (O) stand by themselves'];
	if (categories.has('O') && (seller.vatNumber || buyer.vatNumber)) yield ['BR-O-02', 'vat_number', 'must not stand there in category O'];
	if (categories.has('K') && !period && !delivery?.date) yield ['BR-IC-11', 'period_start', 'is missing in category K'];
	if (categories.has('K') && !delivery?.countryCode) yield ['BR-IC-12', 'country_code', 'is missing in category K'];
}

function* documentRules({period, note, corrects}: EInvoice): Generator<Broken> {
	if (period && period.end < period.start) yield ['BR-29', 'period_end', 'must not be before period_start'];
	if (firstNotInXml(note ?? '')) yield ['XML', 'notes', 'has a character that XML cannot carry'];
	if (corrects.some(({number}) => number === '')) yield ['BR-55', 'referenced_invoice_id', 'names an invoice without number'];
}

function* brokenRules(document: EInvoice): Generator<Broken> {
	yield* partyRules(document);
	yield* documentRules(document);
	for (const [index, line] of document.lines.entries()) yield* lineRules(line, index);
	yield* sumRules(document);
	for (const group of document.vat) yield* groupRules(group, document);
	yield* categoryRules(document);
}

/**
 * Everything in which a document breaks the core of EN 16931 (BR-*, BR-CO-*, BR-S-* and their kin), each fault at the field of the API
 * that it comes from, with the number of the rule. What the model cannot say wrongly (dates, codes, decimals) is not asked.
 */
export const coreFaults = (document: EInvoice, exceptRules: ReadonlySet<string> = new Set()): Fault[] =>
	[...brokenRules(document)]
		.filter(([rule]) => !exceptRules.has(rule))
		.map(([rule, path, message]) => ({path, message: `${message} (${rule})`}));
