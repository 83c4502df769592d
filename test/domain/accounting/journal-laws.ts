import test from 'ava';
import fc from 'fast-check';
import {accountFor, accountRoles, chartNames, rolesWithoutAccount} from '../../../src/domain/accounting/journal/chart.ts';
import {lastDayOfMonth} from '../../../src/domain/accounting/journal/close-month.ts';
import {planDocument} from '../../../src/domain/accounting/journal/plan-document.ts';
import {planMoney, planSetOff, planTransfer, worthOf} from '../../../src/domain/accounting/journal/plan-money.ts';
import {openDay, yearOf} from '../../../src/domain/accounting/journal/post-entries.ts';
import {type Conversion, convert, type PlannedLine, type PostingPlan} from '../../../src/domain/accounting/journal/posting-plan.ts';
import type {Invoice} from '../../../src/domain/billing/invoice.ts';
import type {InvoiceLine} from '../../../src/domain/billing/invoice-line.ts';
import {documentTotals} from '../../../src/domain/billing/tax/totals.ts';
import type {TaxCategory} from '../../../src/domain/billing/tax/vat.ts';
import {formatPercentage, parseDecimal} from '../../../src/domain/platform/values/decimal.ts';

const chart = {chart: 'nl' as const, accounts: {}, serviceAccounts: {}};

const linesOf = (plan: PostingPlan): readonly PlannedLine[] => {
	if ('missingRole' in plan) throw new Error(`no account for ${plan.missingRole}`);
	return plan.lines;
};

const sum = (lines: readonly PlannedLine[], of: 'minor' | 'documentMinor' = 'minor'): bigint =>
	lines.reduce((total, line) => total + line[of], 0n);

const ofRole = (lines: readonly PlannedLine[], beginning: string) => lines.filter(({role}) => role.startsWith(beginning));

type GivenLine = Readonly<{amountMinor: bigint; category: TaxCategory; rate: string; serviceSlug: string | null}>;

/** A final document of these lines, with the totals that billing makes of them. */
function documentOf(given: readonly GivenLine[], vatCase = 4) {
	const taxed = given.map(({amountMinor, category, rate}) => ({
		...{amountMinor, tax: {category, rate: parseDecimal(category === 'S' ? rate : '0'), exemptionReason: null}},
	}));
	const totals = documentTotals(taxed);
	const breakdown = totals.groups.map(({category, rate, taxableMinor, taxMinor}) => ({
		...{category, rate: formatPercentage(rate), taxable_cents: Number(taxableMinor), tax_cents: Number(taxMinor)},
	}));
	const invoice = {
		...{id: 'inv_1', issueDate: '2026-06-01', currency: 'USD', totalMinor: totals.totalMinor},
		sellerSnapshot: {country_code: 'NL', postal_code: '1015 CN', oss_registered: true},
		vatDetails: {case: vatCase, buyer_country: 'DE', breakdown},
	} as unknown as Invoice;
	const lines = given.map(({serviceSlug}, index) => ({
		...{amountMinor: taxed[index]?.amountMinor, taxCategory: taxed[index]?.tax.category, taxRate: taxed[index]?.tax.rate, serviceSlug},
	})) as unknown as InvoiceLine[];
	return {invoice, lines, totals};
}

const amount = fc.bigInt({min: -(10n ** 12n), max: 10n ** 12n});
const aLine: fc.Arbitrary<GivenLine> = fc.record({
	amountMinor: amount,
	category: fc.constantFrom<TaxCategory>('S', 'AE', 'G', 'E', 'Z', 'K'),
	rate: fc.constantFrom('21', '9', '12.5'),
	serviceSlug: fc.constantFrom(null, 'crm', 'mail'),
});
const rate = fc.constantFrom('0.922339051835', '1.08', '0.0061', '159.25').map(parseDecimal);
const conversions: fc.Arbitrary<Conversion> = fc.oneof(
	fc.constant<Conversion>({from: 'USD', to: 'USD', rate: undefined}),
	rate.map((known): Conversion => ({from: 'USD', to: 'EUR', rate: known})),
	rate.map((known): Conversion => ({from: 'USD', to: 'JPY', rate: known})),
);

test('a document of any lines balances, in its own currency and in that of the books', t => {
	fc.assert(
		fc.property(fc.array(aLine, {minLength: 1, maxLength: 12}), conversions, (given, conversion) => {
			const document = documentOf(given);
			const lines = linesOf(planDocument(document, chart, conversion));
			const {groups, subtotalMinor, taxMinor, totalMinor} = document.totals;
			t.is(sum(lines), 0n);
			t.is(sum(lines, 'documentMinor'), 0n);
			t.is(sum(ofRole(lines, 'receivables'), 'documentMinor'), totalMinor);
			t.is(sum(ofRole(lines, 'revenue_'), 'documentMinor'), -subtotalMinor);
			t.is(sum(ofRole(lines, 'vat_'), 'documentMinor'), -taxMinor);
			t.is(sum(ofRole(lines, 'vat_')), -groups.reduce((total, group) => total + convert(group.taxMinor, conversion), 0n));
		}),
	);
});

test('a credit note of all of a document is its posting the other way round', t => {
	fc.assert(
		fc.property(fc.array(aLine, {minLength: 1, maxLength: 8}), conversions, (given, conversion) => {
			const opposite = given.map(line => ({...line, amountMinor: -line.amountMinor}));
			const [one, other] = [given, opposite].map(lines => linesOf(planDocument(documentOf(lines), chart, conversion)));
			t.deepEqual(
				other?.map(({account, minor}) => [account, minor]),
				one?.map(({account, minor}) => [account, -minor]),
			);
		}),
	);
});

test('money in any parts leaves nothing of an open item in either currency, and each posting balances', t => {
	const parts = fc.array(fc.bigInt({min: 1n, max: 10n ** 9n}), {minLength: 1, maxLength: 10});
	fc.assert(
		fc.property(parts, conversions, rate, fc.boolean(), (amounts, conversion, dayRate, isNote) => {
			const sign = isNote ? -1n : 1n;
			const total = sign * amounts.reduce((all, part) => all + part, 0n);
			let open = {documentMinor: total, minor: convert(total, conversion)};
			for (const part of amounts) {
				const item = {id: 'inv_1', open, conversion};
				const paid = {...conversion, ...(conversion.rate && {rate: dayRate})};
				const lines = linesOf(planMoney({amountMinor: sign * part, role: 'bank', item, conversion: paid}, chart));
				t.is(sum(lines), 0n);
				const moved = ofRole(lines, 'receivables');
				open = {documentMinor: open.documentMinor + sum(moved, 'documentMinor'), minor: open.minor + sum(moved)};
			}

			t.deepEqual(open, {documentMinor: 0n, minor: 0n});
		}),
	);
});

test('a fee or a payout takes from one account what it gives to another, in either currency, and back again', t => {
	fc.assert(
		fc.property(fc.bigInt({min: -(10n ** 9n), max: 10n ** 9n}), conversions, (amountMinor, conversion) => {
			const transfer = {from: 'clearing_stripe', to: 'fees', conversion} as const;
			const lines = linesOf(planTransfer({...transfer, amountMinor}, chart));
			t.is(sum(lines), 0n);
			t.is(sum(lines, 'documentMinor'), 0n);
			t.is(sum(ofRole(lines, 'fees')), convert(amountMinor, conversion));
			const back = linesOf(planTransfer({...transfer, amountMinor: -amountMinor}, chart));
			t.is(sum(ofRole([...lines, ...back], 'clearing_')), 0n);
		}),
	);
});

test('what is set off moves open items only, but for the difference of their rates', t => {
	fc.assert(
		fc.property(fc.bigInt({min: 1n, max: 10n ** 9n}), rate, rate, (amountMinor, one, other) => {
			const item = (id: string, known: typeof one, minor: bigint) => {
				const conversion: Conversion = {from: 'USD', to: 'EUR', rate: known};
				return {id, conversion, open: {documentMinor: minor, minor: convert(minor, conversion)}};
			};
			const [from, on] = [item('inv_note', one, -amountMinor), item('inv_1', other, amountMinor)];
			const lines = linesOf(planSetOff({amountMinor, from, on}, chart));
			t.is(sum(lines), 0n);
			t.is(sum(lines, 'documentMinor'), 0n);
			t.is(lines.find(({itemId}) => itemId === 'inv_note')?.minor, -from.open.minor);
			t.is(lines.find(({itemId}) => itemId === 'inv_1')?.minor, -on.open.minor);
			t.is(worthOf(amountMinor, on), on.open.minor);
		}),
	);
});

test('a buyer elsewhere in the EU is charged on the accounts of the one-stop shop, with its country', t => {
	const {lines, ...document} = documentOf([{amountMinor: 10_000n, category: 'S', rate: '19', serviceSlug: null}], 6);
	const planned = linesOf(planDocument({...document, lines}, chart, {from: 'USD', to: 'USD', rate: undefined}));
	t.deepEqual(
		planned.map(({role, account, minor, vatCountry}) => [role, account, minor, vatCountry]),
		[
			['receivables', '1300', 11_900n, null],
			['revenue_oss', '8060', -10_000n, 'DE'],
			['vat_oss', '1520', -1900n, 'DE'],
		],
	);
});

test("a service's own account of revenue comes before the integration's, and that before the chart's", t => {
	const own = {...chart, accounts: {revenue_standard: '8001'}, serviceAccounts: {crm: {revenue_standard: '8002'}}};
	t.is(accountFor(chart, 'revenue_standard', 'crm'), '8000');
	t.is(accountFor(own, 'revenue_standard'), '8001');
	t.is(accountFor(own, 'revenue_standard', 'crm'), '8002');
	t.is(accountFor(own, 'revenue_standard', 'constructor'), '8001');
	t.is(accountFor(own, 'revenue_reduced', 'crm'), '8010');
});

test('each chart has an account for every role, the German ones all but VAT of the one-stop shop', t => {
	for (const name of chartNames) t.deepEqual(rolesWithoutAccount({...chart, chart: name}), name === 'nl' ? [] : ['vat_oss']);
	t.is(new Set(accountRoles).size, accountRoles.length);
});

test('a day is posted on itself, or on the first day that is open; a fiscal year is the one it begins in', t => {
	t.is(openDay({lockedThrough: null}, '2026-05-20'), '2026-05-20');
	t.is(openDay({lockedThrough: '2026-05-31'}, '2026-05-20'), '2026-06-01');
	t.is(openDay({lockedThrough: '2026-05-31'}, '2026-06-02'), '2026-06-02');
	t.is(yearOf('2026-03-31', 4), 2025);
	t.is(yearOf('2026-04-01', 4), 2026);
	t.is(yearOf('2026-01-01', 1), 2026);
	t.deepEqual(['2026-02', '2028-02', '2026-12'].map(lastDayOfMonth), ['2026-02-28', '2028-02-29', '2026-12-31']);
});
