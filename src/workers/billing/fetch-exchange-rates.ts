import {keepRates, lastDayOfRates} from '../../domain/billing/tax/exchange-rate.ts';
import {addDays, dayOf} from '../../domain/platform/values/period.ts';
import {scheduled} from '../queue/entry.ts';
import {HOUR} from '../queue/spans.ts';

export const fetchExchangeRates = scheduled({
	name: 'billing.fetch-exchange-rates',
	queue: 'billing',
	summary: 'Takes over the reference rates of the European Central Bank, once a day: it looks hourly until those of the day are there',
	everySeconds: HOUR,
	clock: 'real',
	async process({system, look, exchangeRates, clock}) {
		if (!exchangeRates) return;
		const known = await look(lastDayOfRates);
		const today = dayOf(clock.real(), 'UTC');
		if (known !== undefined && known >= today) return;
		const days = await exchangeRates.publishedAfter(known);
		// Kept, a day to come would be the last known one until it is there, and no rate of the days before would be asked for.
		if (days.some(({day}) => day > addDays(today, 1))) throw new RangeError('the reference rates are of a day to come');
		if (days.length > 0) await system(async unit => keepRates(unit, days));
	},
});
