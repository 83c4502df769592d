import {keepRates, lastDayOfRates} from '../../domain/billing/tax/exchange-rate.ts';
import {dayOf} from '../../domain/platform/values/period.ts';
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
		if (known !== undefined && known >= dayOf(clock.real(), 'UTC')) return;
		const days = await exchangeRates.publishedAfter(known);
		if (days.length > 0) await system(async unit => keepRates(unit, days));
	},
});
