import {namedEnum} from './named-enum.ts';

/**
 * ISO 4217: the circulating currencies with two decimals (list one as of 2026, without funds codes, metals and test codes).
 * Currencies with three or four decimals are left out on purpose: no document of ours can be in one of them.
 */
const WITH_TWO_DECIMALS = [
	'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD',
	'EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL',
	'MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR',
	'SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG',
] as const;

/** The same for currencies without a minor unit. */
const WITHOUT_DECIMALS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF' as const;

type Words<Text extends string> = Text extends `${infer Word} ${infer Rest}` ? Word | Words<Rest> : Text;

/** The ISO 4217 code of a currency that a document can be in. */
export type Currency = Words<(typeof WITH_TWO_DECIMALS)[number] | typeof WITHOUT_DECIMALS>;

const minorDigitsByCode: ReadonlyMap<string, 0 | 2> = new Map<string, 0 | 2>([
	...WITH_TWO_DECIMALS.flatMap(row => row.split(' ')).map(code => [code, 2] as const),
	...WITHOUT_DECIMALS.split(' ').map(code => [code, 0] as const),
]);

/** Every currency that a document can be in, in alphabetical order. */
export const currencies = [...minorDigitsByCode.keys()].sort() as [Currency, ...Currency[]];

export const currencyCode = namedEnum(currencies, {
	id: 'Currency',
	description: 'ISO 4217: a currency that prices and documents can be in.',
});

/** Whether a text is the code of a currency that a document can be in; capitals only. */
export const isCurrency = (code: string): code is Currency => minorDigitsByCode.has(code);

/** How many decimals the currency's minor unit has: 0 or 2 (ISO 4217). */
export const minorDigits = (currency: Currency): 0 | 2 => minorDigitsByCode.get(currency) ?? 2;
