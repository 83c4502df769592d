import test from 'ava';
import {type EpcPayment, epcQrPayload} from '../../../../src/domain/billing/paper/epc-qr.ts';

const payment: EpcPayment = {
	currency: 'EUR',
	amountMinor: 123n,
	name: 'Seller B.V.',
	iban: 'NL91 ABNA 0417 1643 00',
	bic: 'ABNANL2A',
	remittance: 'SCAI-2026-000123',
};

const fieldsOf = (changes: Partial<EpcPayment>): string[] => epcQrPayload({...payment, ...changes})?.split('\n') ?? [];

test('the payload has its fields in their order', t => {
	t.is(
		epcQrPayload(payment),
		['BCD', '002', '1', 'SCT', 'ABNANL2A', 'Seller B.V.', 'NL91ABNA0417164300', 'EUR1.23', '', '', 'SCAI-2026-000123'].join('\n'),
	);
});

test('a BIC may be left out', t => {
	t.is(fieldsOf({bic: undefined})[4], '');
});

for (const [amountMinor, expected] of [
	[1n, 'EUR0.01'],
	[100n, 'EUR1.00'],
	[99_999_999_999n, 'EUR999999999.99'],
] as const) {
	test(`${amountMinor} cents are written ${expected}`, t => {
		t.is(fieldsOf({amountMinor})[7], expected);
	});
}

for (const [what, changes] of [
	['another currency', {currency: 'USD'}],
	['nothing to pay', {amountMinor: 0n}],
	['a negative amount', {amountMinor: -1n}],
	['a billion euros', {amountMinor: 100_000_000_000n}],
	['an account number without country', {iban: '0417164300'}],
	['a BIC of the wrong form', {bic: 'ABN'}],
	['an empty name', {name: ' '}],
	['a remittance text that does not fit', {remittance: 'x'.repeat(141)}],
] as const) {
	test(`${what} has no code`, t => {
		t.is(epcQrPayload({...payment, ...changes}), undefined);
	});
}

test('a name is cut to 70 characters, never through one', t => {
	t.is(fieldsOf({name: '𠮷'.repeat(80)})[5], '𠮷'.repeat(70));
});

test('a name cannot begin another field', t => {
	const fields = fieldsOf({name: 'Seller\nNL00EVIL0000000000\r\nEUR999.00'});

	t.is(fields.length, 11);
	t.is(fields[5], 'Seller NL00EVIL0000000000 EUR999.00');
	t.is(fields[6], 'NL91ABNA0417164300');
});
