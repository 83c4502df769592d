import type {AmountTable} from '../../domain/payments/provider/provider-amounts.ts';
import type {Currency} from '../../domain/platform/values/currencies.ts';

/** Stripe counts these in hundredths, though they have none (as of October 2026). */
export const stripeAmounts: AmountTable = {ISK: 2, UGX: 2};

/** The least that Stripe charges, in our minor units, as of October 2026; what it says itself wins. */
const MINIMA: Readonly<Partial<Record<Currency, bigint>>> = {
	...{GBP: 30n, AED: 200n, BGN: 100n, CZK: 1500n, DKK: 250n, HKD: 400n, HUF: 17_500n, JPY: 50n, MXN: 1000n},
	...{MYR: 200n, NOK: 300n, SEK: 300n, PLN: 200n, RON: 200n, THB: 1000n},
} as Readonly<Partial<Record<Currency, bigint>>>;

const USUAL = 50n;

export const stripeMinimum = (currency: Currency): bigint => MINIMA[currency] ?? USUAL;
