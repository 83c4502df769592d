import test from 'ava';
import {
	documentTaxFaults,
	type LineTax,
	type RequestedTax,
	requestedTaxFaults,
	taxOfLine,
	taxPointOf,
} from '../../../../src/domain/billing/tax/line-tax.ts';
import {type TaxCategory, taxCategories, type VatBuyer, type VatDecision, type VatSeller} from '../../../../src/domain/billing/tax/vat.ts';
import {formatDecimal, parseDecimal} from '../../../../src/domain/platform/values/decimal.ts';

const decisions = {
	foreign: {case: 1, category: 'O', rateState: null, printsReverseCharge: false},
	export: {case: 2, category: 'G', rateState: null, printsReverseCharge: false},
	exempt: {case: 3, category: 'E', rateState: null, printsReverseCharge: false},
	domestic: {case: 4, category: 'S', rateState: 'NL', printsReverseCharge: false},
	reverse: {case: 5, category: 'AE', rateState: null, printsReverseCharge: true},
	finnish: {case: 6, category: 'S', rateState: 'FI', printsReverseCharge: false},
} as const satisfies Record<string, VatDecision>;

const requested = (taxCategory: TaxCategory | null, taxRate?: string, taxExemptionReason?: string): RequestedTax => ({
	taxCategory,
	taxRate: taxRate === undefined ? null : parseDecimal(taxRate),
	taxExemptionReason,
});

const written = (tax: LineTax | undefined): string => (tax ? `${tax.category} ${formatDecimal(tax.rate)}` : 'unknown');

for (const [decision, own, expected] of [
	['foreign', requested(null), 'O 0'],
	['foreign', requested(null, '0'), 'O 0'],
	['foreign', requested('S', '8.1'), 'S 8.1'],
	['foreign', requested(null, '20'), 'S 20'],
	['foreign', requested('S'), 'unknown'],
	['foreign', requested('E'), 'E 0'],
	['export', requested(null), 'G 0'],
	['export', requested('S', '9'), 'G 0'],
	['export', requested(null, '9'), 'G 0'],
	['export', requested('Z'), 'Z 0'],
	['exempt', requested('S', '9'), 'E 0'],
	['domestic', requested(null), 'S 21'],
	['domestic', requested(null, '9'), 'S 9'],
	['domestic', requested('S', '9.00'), 'S 9'],
	['domestic', requested('S'), 'S 21'],
	['domestic', requested(null, '0'), 'Z 0'],
	['domestic', requested('E'), 'E 0'],
	['domestic', requested('K'), 'K 0'],
	['domestic', requested('O'), 'O 0'],
	['domestic', requested('AE'), 'S 21'],
	['reverse', requested(null, '21'), 'AE 0'],
	['reverse', requested('E'), 'E 0'],
	['finnish', requested(null), 'S 25.5'],
	['finnish', requested(null, '14'), 'S 14'],
] as const) {
	test(`${decision}: a line with ${own.taxCategory ?? 'no category'} and ${own.taxRate ? formatDecimal(own.taxRate) : 'no rate'} is ${expected}`, t => {
		t.is(written(taxOfLine(decisions[decision], own, '2026-06-15')), expected);
	});
}

test('the rate is that of the tax point, so one document may carry two rates of one country', t => {
	t.is(written(taxOfLine(decisions.finnish, {}, '2024-08-31')), 'S 24');
	t.is(written(taxOfLine(decisions.finnish, {}, '2024-09-01')), 'S 25.5');
});

test('before the first known rate a line has to name its own', t => {
	t.is(taxOfLine(decisions.domestic, {}, '2023-12-31'), undefined);
	t.is(written(taxOfLine(decisions.domestic, requested(null, '9'), '2023-12-31')), 'S 9');
	t.is(written(taxOfLine(decisions.reverse, {}, '2023-12-31')), 'AE 0');
});

test('the tax point is the earlier of the issue date and the last day of the line’s period', t => {
	t.is(taxPointOf('2026-06-15', null), '2026-06-15');
	t.is(taxPointOf('2026-06-15', '2026-05-31'), '2026-05-31');
	t.is(taxPointOf('2026-06-15', '2026-07-14'), '2026-06-15');
});

test('an exempt line states its reason, other lines none', t => {
	t.is(
		taxOfLine(decisions.domestic, requested('E', undefined, 'Art. 132 medical care'), '2026-06-15')?.exemptionReason,
		'Art. 132 medical care',
	);
	t.is(taxOfLine(decisions.domestic, requested('E'), '2026-06-15')?.exemptionReason, 'VAT exempt');
	t.is(taxOfLine(decisions.exempt, {}, '2026-06-15')?.exemptionReason, 'VAT exempt');
	t.is(taxOfLine(decisions.domestic, requested('Z', undefined, 'ignored'), '2026-06-15')?.exemptionReason, null);
});

for (const own of [
	requested(null),
	requested(null, '0'),
	requested('S', '21.00'),
	requested('S'),
	requested('E', '0'),
	requested('S', '100'),
	requested(null, '25.55'),
]) {
	test(`a line may ask for ${own.taxCategory ?? 'no category'} at ${own.taxRate ? formatDecimal(own.taxRate) : 'no rate'}`, t => {
		t.deepEqual(requestedTaxFaults(own), []);
	});
}

for (const [own, why] of [
	[requested('S', '0'), /above 0/],
	[requested(null, '-1'), /0 to 100/],
	[requested(null, '100.01'), /0 to 100/],
	[requested('S', '8.125'), /2 decimals/],
	...taxCategories.filter(category => category !== 'S').map(category => [requested(category, '21'), /must be 0 or absent/] as const),
] as const) {
	test(`a line may not ask for ${own.taxCategory ?? 'no category'} at ${own.taxRate ? formatDecimal(own.taxRate) : 'no rate'}`, t => {
		const [fault] = requestedTaxFaults(own);
		t.is(fault?.path, 'tax_rate');
		t.regex(fault?.message ?? '', why);
	});
}

const seller: VatSeller = {countryCode: 'NL', vatNumber: 'NL004495445B01', registrationNumber: '12345678', ossRegistered: false};
const buyer: VatBuyer = {countryCode: 'DE', vatNumber: 'DE129273398', isBusiness: true, taxExempt: false, vatNumberStatus: 'valid'};
const tax = (category: TaxCategory, exemptionReason: string | null = null): LineTax => ({
	category,
	rate: parseDecimal(category === 'S' ? '21' : '0'),
	exemptionReason,
});
const nobody = {vatNumber: null, registrationNumber: null};

for (const [what, taxes, from, to, paths] of [
	['standard and exempt lines', [tax('S'), tax('E', 'one'), tax('E', 'one')], {}, {}, []],
	['a line outside the scope alone', [tax('O')], {vatNumber: null}, nobody, []],
	['a line outside the scope beside another', [tax('O'), tax('S')], {}, {}, ['line_items']],
	['two reasons of exemption', [tax('E', 'one'), tax('E', 'two')], {}, {}, ['line_items']],
	['a seller without VAT number', [tax('S')], nobody, nobody, ['seller_vat_number']],
	['a seller outside the scope without registration number', [tax('O')], nobody, {}, ['seller_registration_number']],
	['reverse charge without any number', [tax('AE')], nobody, nobody, ['seller_vat_number', 'vat_number']],
	['an intra-community supply without the buyer’s number', [tax('K')], {}, nobody, ['vat_number']],
	['all at once', [tax('O'), tax('AE')], nobody, nobody, ['line_items', 'seller_vat_number', 'seller_registration_number', 'vat_number']],
] as const) {
	test(`${what}: ${paths.length === 0 ? 'no fault' : paths.join(', ')}`, t => {
		t.deepEqual(
			documentTaxFaults(taxes, {...seller, ...from}, {...buyer, ...to}).map(fault => fault.path),
			[...paths],
		);
	});
}
