import test from 'ava';
import {type LineTax, type TaxWish, taxOfLine} from '../../../src/domain/billing/line-tax.ts';
import {documentTotals} from '../../../src/domain/billing/totals.ts';
import {decideVat, type VatBuyer, type VatSeller} from '../../../src/domain/billing/vat.ts';
import {vatDetails} from '../../../src/domain/billing/vat-details.ts';
import {parseDecimal} from '../../../src/domain/platform/decimal.ts';

const seller: VatSeller = {countryCode: 'NL', vatNumber: 'NL004495445B01', ossRegistered: false};
const swiss: VatSeller = {countryCode: 'CH', vatNumber: null, ossRegistered: false};
const dutch: VatBuyer = {countryCode: 'NL', isBusiness: false, taxExempt: false, vatNumberStatus: 'unchecked'};
const german: VatBuyer = {countryCode: 'DE', isBusiness: true, taxExempt: false, vatNumber: 'DE129273398', vatNumberStatus: 'valid'};

function detailsOf(from: VatSeller, to: VatBuyer, wishes: readonly (TaxWish & {net: bigint})[]) {
	const decision = decideVat(from, to);
	const lines = wishes.map(({net, ...wish}) => ({amountMinor: net, tax: taxOfLine(decision, wish, '2026-06-15') as LineTax}));
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

test('a document of several rates is named after the largest of them', t => {
	const nine = parseDecimal('9');

	t.is(detailsOf(seller, dutch, [{net: 100n}, {net: 500n, taxRate: nine}]).tax_label, 'VAT 9.00%');
	t.is(detailsOf(seller, dutch, [{net: 500n}, {net: 100n, taxRate: nine}]).tax_label, 'VAT 21.00%');
	t.is(detailsOf(seller, dutch, [{net: 500n, taxCategory: 'E'}]).tax_label, 'VAT 21.00%');
	t.is(detailsOf(swiss, dutch, [{net: 500n, taxRate: parseDecimal('8.1')}]).tax_label, 'VAT 8.10%');
});
