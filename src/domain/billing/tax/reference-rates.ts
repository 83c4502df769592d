import type {Day} from '../../platform/values/period.ts';

/** The reference rates of one day: what one euro is in each currency, as plain decimals. */
export type DayOfRates = Readonly<{day: Day; perEuro: ReadonlyMap<string, string>}>;

/** The euro foreign exchange reference rates of the European Central Bank. */
export type ExchangeRates = Readonly<{
	/** The days that were published after `known`, oldest first; of the last months when it is undefined. Throws when they cannot be had. */
	publishedAfter: (known: Day | undefined) => Promise<readonly DayOfRates[]>;
}>;
