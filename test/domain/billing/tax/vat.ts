import test from 'ava';
import {decideVat, legalNote, taxLabel, type VatBuyer, type VatSeller} from '../../../../src/domain/billing/tax/vat.ts';
import {parseDecimal} from '../../../../src/domain/platform/values/decimal.ts';

const dutch: VatSeller = {countryCode: 'NL', postalCode: '1012 AB', vatNumber: 'NL004495445B01', ossRegistered: false};
const oss: VatSeller = {...dutch, ossRegistered: true};
const swiss: VatSeller = {countryCode: 'CH', postalCode: '8001', registrationNumber: 'CHE-116.281.710', ossRegistered: false};

const consumer = (countryCode: string, more: Partial<VatBuyer> = {}): VatBuyer => ({
	countryCode,
	postalCode: '10000',
	isBusiness: false,
	taxExempt: false,
	vatNumberStatus: 'unchecked',
	...more,
});
const business = (countryCode: string, vatNumber: string, more: Partial<VatBuyer> = {}): VatBuyer =>
	consumer(countryCode, {isBusiness: true, vatNumber, ...more});

for (const [what, seller, buyer, decided, category, rateState] of [
	['a seller outside the EU', swiss, business('DE', 'DE129273398'), 1, 'O', null],
	['a seller outside the EU to an exempt buyer', swiss, consumer('CH', {taxExempt: true}), 1, 'O', null],
	['a seller on the Canary Islands', {...dutch, countryCode: 'ES', postalCode: '35001'}, consumer('ES'), 1, 'O', null],
	['a buyer outside the EU', dutch, consumer('US'), 2, 'G', null],
	['a buyer outside the EU who is exempt', dutch, consumer('US', {taxExempt: true}), 2, 'G', null],
	['a buyer in Northern Ireland', dutch, business('GB', 'XI110305878'), 2, 'G', null],
	['a buyer on Åland', dutch, business('FI', 'FI20774740', {postalCode: '22100'}), 2, 'G', null],
	['an exempt buyer at home', dutch, consumer('NL', {taxExempt: true}), 3, 'E', null],
	['an exempt business abroad', dutch, business('DE', 'DE129273398', {taxExempt: true}), 3, 'E', null],
	['a business at home', dutch, business('NL', 'NL123456782B12'), 4, 'S', 'NL'],
	['a consumer at home', oss, consumer('NL'), 4, 'S', 'NL'],
	['a French seller to Monaco', {...dutch, countryCode: 'FR'}, consumer('MC'), 4, 'S', 'FR'],
	['a business in another state', dutch, business('DE', 'DE129273398'), 5, 'AE', null],
	['a business in another state, whatever OSS says', oss, business('DE', 'DE129273398'), 5, 'AE', null],
	['a Greek business', dutch, business('GR', 'EL094259216'), 5, 'AE', null],
	['a business in Monaco', dutch, business('MC', 'FR40303265045'), 5, 'AE', null],
	[
		'a business whose number VIES could not be asked about',
		dutch,
		business('DE', 'DE129273398', {vatNumberStatus: 'unavailable'}),
		5,
		'AE',
		null,
	],
	['a business whose number VIES does not know', dutch, business('DE', 'DE129273398', {vatNumberStatus: 'invalid'}), 6, 'S', 'NL'],
	['a business with a number of a third state', dutch, business('DE', 'FR40303265045'), 6, 'S', 'NL'],
	['a business without a number', dutch, consumer('DE', {isBusiness: true}), 6, 'S', 'NL'],
	['a number that is not a business’s', dutch, business('DE', 'DE129273398', {isBusiness: false}), 6, 'S', 'NL'],
	['a consumer in another state', dutch, consumer('DE'), 6, 'S', 'NL'],
	['a consumer in another state under OSS', oss, consumer('DE'), 6, 'S', 'DE'],
] as const) {
	test(`${what}: case ${decided}, ${category}${rateState === null ? '' : `, rates of ${rateState}`}`, t => {
		t.like(decideVat(seller, buyer), {case: decided, category, rateState});
	});
}

test('the reverse charge is printed in case 5, and in case 1 to a business in the EU', t => {
	t.true(decideVat(dutch, business('DE', 'DE129273398')).printsReverseCharge);
	t.true(decideVat(swiss, business('DE', 'DE129273398')).printsReverseCharge);
	t.false(decideVat(swiss, consumer('DE')).printsReverseCharge);
	t.false(decideVat(swiss, business('US', '12-3456789')).printsReverseCharge);
	t.false(decideVat(dutch, consumer('DE')).printsReverseCharge);
});

for (const [decided, rate, label, note] of [
	[1, '0', 'No VAT', null],
	[1, '8.1', 'VAT 8.10%', null],
	[2, '0', 'VAT 0% (Export)', 'Export outside the EU - VAT not applicable'],
	[3, '0', 'VAT exempt', 'VAT exempt'],
	[4, '21', 'VAT 21.00%', null],
	[5, '0', 'VAT 0% (Reverse Charge)', 'Reverse charge - Art. 196 EU VAT Directive'],
	[6, '25.5', 'VAT 25.50%', null],
] as const) {
	test(`case ${decided} at ${rate} % is called '${label}'`, t => {
		t.is(taxLabel(decided, parseDecimal(rate)), label);
		t.is(legalNote(decided), note);
	});
}
