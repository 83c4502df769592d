import {z} from 'zod';
import {keepRates, lastDayOfRates} from '../../domain/billing/tax/exchange-rate.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {dayOf} from '../../domain/platform/values/period.ts';
import {job} from '../queue/job.ts';

export const fetchExchangeRates = job({
	name: 'billing.fetch-exchange-rates',
	queue: 'billing',
	summary: 'Takes over the reference rates of the European Central Bank, once a day: it looks hourly until those of the day are there',
	payload: z.object({due_at: z.iso.datetime()}),
	key: ({due_at: dueAt}) => dueAt,
	async process(_, {inUnit, exchangeRates, clock, requestId}) {
		if (!exchangeRates) return undefined;
		const because = 'taking over exchange rates';
		const known = await asSystem(inUnit, {because, requestId, readOnly: true}, lastDayOfRates);
		if (known !== undefined && known >= dayOf(clock.real(), 'UTC')) return undefined;
		const days = await exchangeRates.publishedAfter(known);
		if (days.length > 0) await asSystem(inUnit, {because, requestId}, async unit => keepRates(unit, days));
		return undefined;
	},
});
