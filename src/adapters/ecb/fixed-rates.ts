import type {ExchangeRates} from '../../domain/billing/tax/reference-rates.ts';
import type {Day} from '../../domain/platform/values/period.ts';

/** The day that the fixed rates are of: the first one that VAT rates are known for, so that they hold for every document. */
const FIXED_DAY: Day = '2024-01-01';

/** What one euro is in the sandbox. Round figures, so that nobody takes them for the real ones. */
const perEuro: ReadonlyMap<string, string> = new Map([
	['AUD', '1.65'],
	['BRL', '6'],
	['CAD', '1.5'],
	['CHF', '0.95'],
	['CNY', '7.8'],
	['CZK', '25'],
	['DKK', '7.46'],
	['GBP', '0.86'],
	['HKD', '8.5'],
	['HUF', '400'],
	['IDR', '17500'],
	['ILS', '4'],
	['INR', '92'],
	['ISK', '150'],
	['JPY', '160'],
	['KRW', '1500'],
	['MXN', '20'],
	['MYR', '4.8'],
	['NOK', '11.6'],
	['NZD', '1.8'],
	['PHP', '62'],
	['PLN', '4.3'],
	['RON', '5'],
	['SEK', '11.25'],
	['SGD', '1.45'],
	['THB', '38'],
	['TRY', '40'],
	['USD', '1.08'],
	['ZAR', '20'],
]);

/** Reference rates that never change, for the sandbox: so the same life gives the same documents, and nobody outside is asked. */
export const fixedRates: ExchangeRates = {
	publishedAfter: async known => (known !== undefined && known >= FIXED_DAY ? [] : [{day: FIXED_DAY, perEuro}]),
};
