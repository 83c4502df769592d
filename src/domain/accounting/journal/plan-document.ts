import type {TaxCategory} from '../../billing/tax/vat.ts';
import {standardRate} from '../../billing/tax/vat-rates.ts';
import {vatStateOf} from '../../organization/numbers/vat-territory.ts';
import {compare, type Decimal, formatPercentage, parseDecimal} from '../../platform/values/decimal.ts';
import type {BookedDocument, BookedLine} from '../booked-document.ts';
import {type AccountRole, accountFor, type JournalChart, type RevenueRole} from './chart.ts';
import {type Conversion, convert, type PlannedLine, type PostingPlan} from './posting-plan.ts';

/** A final document with its lines. */
export type FinalDocument = Readonly<{invoice: BookedDocument; lines: readonly BookedLine[]}>;

const ZERO = parseDecimal('0');

const roleOfCategory: Readonly<Record<Exclude<TaxCategory, 'S'>, RevenueRole>> = {
	AE: 'revenue_reverse_charge',
	K: 'revenue_goods_eu',
	G: 'revenue_third_country',
	E: 'revenue_exempt',
	Z: 'revenue_exempt',
	O: 'revenue_outside_scope',
};

export type Taxed = Readonly<{category: TaxCategory; rate: Decimal}>;

/** Whether VAT of another member state is charged, which is told to the one-stop shop (Directive 2006/112/EC, Art. 369a). */
export const isOneStopShop = ({vatDetails, sellerSnapshot}: BookedDocument, {category}: Taxed): boolean =>
	category === 'S' && vatDetails?.case === 6 && sellerSnapshot?.oss_registered === true;

/** A rate below the seller's standard rate is a reduced one; where that is not known, every rate is the standard one. */
function isReduced({sellerSnapshot, issueDate}: BookedDocument, {rate}: Taxed): boolean {
	const countryCode = sellerSnapshot?.country_code;
	const state = countryCode ? vatStateOf({countryCode, postalCode: sellerSnapshot?.postal_code ?? null}) : undefined;
	const standard = state && standardRate(state, issueDate ?? '');
	return standard !== undefined && compare(rate, standard) < 0;
}

/** What is charged on an account of revenue, by how it is taxed. */
export function revenueRoleOf(invoice: BookedDocument, taxed: Taxed): RevenueRole {
	if (taxed.category !== 'S') return roleOfCategory[taxed.category];
	if (isOneStopShop(invoice, taxed)) return 'revenue_oss';
	return isReduced(invoice, taxed) ? 'revenue_reduced' : 'revenue_standard';
}

function vatRoleOf(invoice: BookedDocument, taxed: Taxed): AccountRole {
	if (isOneStopShop(invoice, taxed)) return 'vat_oss';
	return isReduced(invoice, taxed) ? 'vat_reduced' : 'vat_standard';
}

/** The part of a planned line that says how it is taxed. */
const vatOf = (invoice: BookedDocument, taxed: Taxed) => ({
	vatCase: invoice.vatDetails?.case ?? null,
	vatCategory: taxed.category,
	vatRate: taxed.category === 'O' ? null : taxed.rate,
	vatCountry: isOneStopShop(invoice, taxed) ? (invoice.vatDetails?.buyer_country ?? null) : null,
});

/** The VAT of each group of a document, as the document itself says it. */
const groupsOf = ({vatDetails}: BookedDocument) =>
	(vatDetails?.breakdown ?? []).map(({category, rate, tax_cents: taxCents}) => ({
		...{category, rate: rate === undefined ? ZERO : parseDecimal(rate)},
		taxMinor: BigInt(taxCents),
	}));

const keyOf = ({category, rate}: Taxed): string => `${category} ${formatPercentage(rate)}`;

/**
 * The lines that an invoice or a credit note comes to: receivable against revenue of each account and the VAT of each group. Each amount
 * is converted by itself, and the receivable is their sum, so nothing is left to round. Says the role that has no account.
 */
export function planDocument({invoice, lines}: FinalDocument, chart: JournalChart, conversion: Conversion): PostingPlan {
	const groups = groupsOf(invoice);
	const revenue = new Map<string, PlannedLine & {key: string}>();
	for (const line of lines) {
		const taxed = {category: line.taxCategory ?? 'O', rate: line.taxRate ?? ZERO};
		const role = revenueRoleOf(invoice, taxed);
		const account = accountFor(chart, role, line.serviceSlug);
		if (account === undefined) return {missingRole: role};
		const known = revenue.get(`${account} ${keyOf(taxed)}`);
		revenue.set(`${account} ${keyOf(taxed)}`, {
			...{role, account, itemId: null, vatMinor: 0n, key: keyOf(taxed), ...vatOf(invoice, taxed)},
			minor: (known?.minor ?? 0n) - convert(line.amountMinor, conversion),
			documentMinor: (known?.documentMinor ?? 0n) - line.amountMinor,
		});
	}

	const vat: PlannedLine[] = [];
	for (const group of groups) {
		const minor = -convert(group.taxMinor, conversion);
		if (group.taxMinor === 0n) continue;
		const role = vatRoleOf(invoice, group);
		const account = accountFor(chart, role);
		if (account === undefined) return {missingRole: role};
		vat.push({role, account, itemId: null, vatMinor: 0n, ...vatOf(invoice, group), minor, documentMinor: -group.taxMinor});
		// The first account of a group bears its VAT, for files that state it beside the revenue.
		const first = [...revenue.values()].find(({key}) => key === keyOf(group));
		if (first) first.vatMinor = minor;
	}

	const receivables = accountFor(chart, 'receivables');
	if (receivables === undefined) return {missingRole: 'receivables'};
	const others: PlannedLine[] = [...[...revenue.values()].map(({key: _, ...line}) => line), ...vat];
	const sum = (of: (line: PlannedLine) => bigint): bigint => others.reduce((total, line) => total - of(line), 0n);
	const receivable: PlannedLine = {
		...{role: 'receivables', account: receivables, itemId: invoice.id, vatMinor: 0n},
		...{vatCase: null, vatCategory: null, vatRate: null, vatCountry: null},
		...{minor: sum(line => line.minor), documentMinor: sum(line => line.documentMinor)},
	};
	return {lines: [receivable, ...others].filter(line => line.minor !== 0n || line.documentMinor !== 0n)};
}
