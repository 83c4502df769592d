import test from 'ava';
import {type LineTax, type RequestedTax, taxOfLine} from '../../../../src/domain/billing/tax/line-tax.ts';
import {documentTotals} from '../../../../src/domain/billing/tax/totals.ts';
import {decideVat, type VatBuyer, type VatSeller} from '../../../../src/domain/billing/tax/vat.ts';
import {vatDetails} from '../../../../src/domain/billing/tax/vat-details.ts';
import {parseDecimal} from '../../../../src/domain/platform/values/decimal.ts';

const seller: VatSeller = {countryCode: 'NL', vatNumber: 'NL004495445B01', ossRegistered: false};
const swiss: VatSeller = {countryCode: 'CH', vatNumber: null, ossRegistered: false};
const dutch: VatBuyer = {countryCode: 'NL', isBusiness: false, taxExempt: false, vatNumberStatus: 'unchecked'};
const german: VatBuyer = {countryCode: 'DE', isBusiness: true, taxExempt: false, vatNumber: 'DE129273398', vatNumberStatus: 'valid'};

function detailsOf(from: VatSeller, to: VatBuyer, requests: readonly (RequestedTax & {net: bigint})[]) {
	const decision = decideVat(from, to);
	const lines = requests.map(({net, ...requested}) => ({amountMinor: net, tax: taxOfLine(decision, requested, '2026-06-15') as LineTax}));
	return vatDetails(decision, {seller: from, buyer: to, groups: documentTotals(lines).groups, issueDate: '2026-06-15'});
}

test('a domestic sale is at the standard rate', t => {
	t.deepEqual(detailsOf(seller, dutch, [{net: 10_000n}]), {
		case: 4,
		reverse_charge: false,
		tax_rate: '21.00',
		tax_label: 'VAT 21.00%',
		legal_note: null,
		seller_country: 'NL',
		buyer_country: 'NL',
		breakdown: [{category: 'S', rate: '21.00', taxable_cents: 10_000, tax_cents: 2100}],
	});
});

test('a sale to a business in another state is under reverse charge', t => {
	t.deepEqual(detailsOf(seller, german, [{net: 10_000n}]), {
		case: 5,
		reverse_charge: true,
		tax_rate: '0.00',
		tax_label: 'VAT 0% (Reverse Charge)',
		legal_note: 'Reverse charge - Art. 196 EU VAT Directive',
		seller_country: 'NL',
		buyer_country: 'DE',
		buyer_vat_number: 'DE129273398',
		vat_number_status: 'valid',
		breakdown: [
			{
				category: 'AE',
				rate: '0.00',
				taxable_cents: 10_000,
				tax_cents: 0,
				exemption_code: 'VATEX-EU-AE',
				exemption_reason: 'Reverse charge - Art. 196 EU VAT Directive',
			},
		],
	});
});

test('outside the scope of VAT there is no rate, but a code and a text', t => {
	const details = detailsOf(swiss, dutch, [{net: 10_000n}]);

	t.like(details, {case: 1, tax_rate: '0.00', tax_label: 'No VAT', legal_note: null});
	t.deepEqual(details.breakdown, [
		{category: 'O', taxable_cents: 10_000, tax_cents: 0, exemption_code: 'VATEX-EU-O', exemption_reason: 'Not subject to VAT'},
	]);
});

test('an exempt group states its reason without a code, exports and intra-community supplies their code', t => {
	t.like(detailsOf(seller, {...dutch, taxExempt: true}, [{net: 1n}]).breakdown[0], {
		category: 'E',
		exemption_reason: 'VAT exempt',
		exemption_code: undefined,
	});
	t.like(detailsOf(seller, {...dutch, countryCode: 'US'}, [{net: 1n}]).breakdown[0], {category: 'G', exemption_code: 'VATEX-EU-G'});
	t.like(detailsOf(seller, german, [{net: 1n, taxCategory: 'K'}]).breakdown[0], {category: 'K', exemption_code: 'VATEX-EU-IC'});
});

const nine = parseDecimal('9');
const five = parseDecimal('5');
const exempt: VatBuyer = {...dutch, taxExempt: true};
const american: VatBuyer = {...dutch, countryCode: 'US'};

type Named = Readonly<{
	what: string;
	from?: VatSeller;
	to?: VatBuyer;
	requests: readonly (RequestedTax & {net: bigint})[];
	rate: string;
	label: string;
}>;

const named: readonly Named[] = [
	{what: 'no line yet', requests: [], rate: '21.00', label: 'VAT 21.00%'},
	{
		what: 'a line at the usual rate beside a larger one',
		requests: [{taxRate: nine, net: 500n}, {net: 100n}],
		rate: '21.00',
		label: 'VAT 21.00%',
	},
	{
		what: 'lines at other rates',
		requests: [
			{taxRate: nine, net: 1n},
			{taxRate: five, net: 500n},
		],
		rate: '9.00',
		label: 'VAT 9.00%',
	},
	{what: 'only lines of category Z', requests: [{taxCategory: 'Z', net: 500n}], rate: '0.00', label: 'VAT 0.00%'},
	{what: 'only lines rated at 0', requests: [{taxRate: parseDecimal('0'), net: 500n}], rate: '0.00', label: 'VAT 0.00%'},
	{what: 'only exempt lines', requests: [{taxCategory: 'E', net: 500n}], rate: '0.00', label: 'VAT exempt'},
	{what: 'only lines outside the scope', requests: [{taxCategory: 'O', net: 500n}], rate: '0.00', label: 'No VAT'},
	{what: 'only intra-community lines', to: german, requests: [{taxCategory: 'K', net: 500n}], rate: '0.00', label: 'VAT 0.00%'},
	{what: 'only lines of Z to an exempt buyer', to: exempt, requests: [{taxCategory: 'Z', net: 500n}], rate: '0.00', label: 'VAT 0.00%'},
	{what: 'only lines of Z abroad', to: american, requests: [{taxCategory: 'Z', net: 500n}], rate: '0.00', label: 'VAT 0.00%'},
	{
		what: 'lines of Z before one under reverse charge',
		...{to: german, requests: [{taxCategory: 'Z', net: 500n}, {net: 1n}], rate: '0.00', label: 'VAT 0% (Reverse Charge)'},
	},
	{what: 'a rate outside the EU', from: swiss, requests: [{taxRate: parseDecimal('8.1'), net: 500n}], rate: '8.10', label: 'VAT 8.10%'},
	{what: 'only lines of Z outside the EU', from: swiss, requests: [{taxCategory: 'Z', net: 1n}], rate: '0.00', label: 'VAT 0.00%'},
];

for (const {what, from = seller, to = dutch, requests, rate, label} of named) {
	test(`a document with ${what} is named ${label}`, t => {
		t.like(detailsOf(from, to, requests), {tax_rate: rate, tax_label: label});
	});
}
