import test from 'ava';
import fc from 'fast-check';
import {stripeAmounts} from '../../../src/adapters/stripe/amounts.ts';
import {fromText, fromUnits, toText, toUnits} from '../../../src/domain/payments/provider/provider-amounts.ts';
import {currencies} from '../../../src/domain/platform/values/currencies.ts';

test('whatever is written to a provider is read back the same, in every currency', t => {
	fc.assert(
		fc.property(fc.constantFrom(...currencies), fc.bigInt(0n, 99_999_999n), (currency, minor) => {
			t.is(fromUnits(stripeAmounts, currency, toUnits(stripeAmounts, currency, minor)), minor);
			t.is(fromText({}, currency, toText({}, currency, minor)), minor);
		}),
		{numRuns: 500},
	);
});

test('Stripe counts ISK and UGX in hundredths, JPY in yen; Mollie writes the decimals of the currency', t => {
	t.is(toUnits(stripeAmounts, 'ISK', 500n), 50_000n);
	t.is(fromUnits(stripeAmounts, 'UGX', 50_050n), undefined);
	t.is(toUnits(stripeAmounts, 'JPY', 500n), 500n);
	t.is(toText({}, 'EUR', 1000n), '10.00');
	t.is(toText({}, 'JPY', 1000n), '1000');
	t.is(fromText({}, 'JPY', '10.50'), undefined);
	t.is(fromText({}, 'EUR', '12.1'), 1210n);
	t.is(fromText({}, 'EUR', '1e3'), undefined);
});
