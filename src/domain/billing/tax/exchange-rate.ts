import {arrayLiteral} from '../../platform/unit/array-literal.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {Currency} from '../../platform/values/currencies.ts';
import {type Decimal, decimalOf, divide, parseDecimal} from '../../platform/values/decimal.ts';
import type {Day} from '../../platform/values/period.ts';
import type {DayOfRates} from './reference-rates.ts';

/** What one unit of a currency is in another, and the day whose reference rates say so. */
export type DatedRate = Readonly<{rate: Decimal; day: Day}>;

export type CurrencyPair = Readonly<{from: Currency; to: Currency}>;

/** Reference rates are given for one euro. */
const EURO: Currency = 'EUR';

/** The last day whose reference rates are known; undefined while none are. */
export async function lastDayOfRates({em}: Unit): Promise<Day | undefined> {
	const [row] = await em.execute<{last_day: Day | null}[]>('select max(day)::text as last_day from exchange_rate');
	return row?.last_day ?? undefined;
}

/** Keeps the reference rates of some days. What was published for a day stays: documents were made by it. */
export async function keepRates({em}: Unit, days: readonly DayOfRates[]): Promise<void> {
	const rows = days.flatMap(({day, perEuro}) => [...perEuro].map(([currency, rate]) => ({day, currency, rate})));
	await em.execute(
		`insert into exchange_rate (day, currency, per_euro)
		 select r.day, r.currency, r.rate from jsonb_to_recordset(?::jsonb) as r(day date, currency text, rate numeric)
		 on conflict (day, currency) do nothing`,
		[JSON.stringify(rows)],
	);
}

/** The reference rate of a pair on a day, or of the last day before it that has one; undefined when there is none. */
export async function rateOn({em}: Unit, {from, to}: CurrencyPair, day: Day): Promise<DatedRate | undefined> {
	const asked = [from, to].filter(currency => currency !== EURO);
	const [found] = await em.execute<{day: Day; rates: Record<string, string>}[]>(
		`select day::text, jsonb_object_agg(currency, per_euro::text) as rates from exchange_rate
		 where currency = any(?::text[]) and day <= ?::date
		 group by exchange_rate.day having count(*) = ? order by exchange_rate.day desc limit 1`,
		[arrayLiteral(asked), day, asked.length],
	);
	return found && {day: found.day, rate: crossRate(perEuro(found.rates, from), perEuro(found.rates, to))};
}

const perEuro = (rates: Readonly<Record<string, string>>, currency: Currency): Decimal =>
	currency === EURO ? decimalOf(1n) : parseDecimal(rates[currency] ?? '');

/** What one unit of a currency is in another, by what one euro is in each; rounded half-up to twelve places. */
export const crossRate = (fromPerEuro: Decimal, toPerEuro: Decimal): Decimal => divide(toPerEuro, fromPerEuro);
