import type {DayOfRates, ExchangeRates} from '../../domain/billing/tax/reference-rates.ts';
import {addDays, type Day} from '../../domain/platform/values/period.ts';
import {callFixedHost} from '../outbound/call-fixed-host.ts';
import {readRates} from './read-rates.ts';

/** Ninety days of some thirty currencies are about 100 kB. */
const ANSWER_LIMIT_BYTES = 1024 * 1024;

/**
 * Asks the European Central Bank for its reference rates: `GET <url>/eurofxref-daily.xml` for the last day, and
 * `<url>/eurofxref-hist-90d.xml` when there may be days between that one and the last known. Throws when it does not answer, or says
 * something that is not understood.
 */
export const createEcbRates = ({url}: {url: string}): ExchangeRates => ({
	async publishedAfter(known) {
		const newest = await fetchDays(`${url}/eurofxref-daily.xml`);
		const last = newest.at(-1)?.day;
		if (known !== undefined && last !== undefined && last <= addDays(known, 1)) return after(known, newest);
		return after(known, await fetchDays(`${url}/eurofxref-hist-90d.xml`));
	},
});

const after = (known: Day | undefined, days: readonly DayOfRates[]): DayOfRates[] =>
	days.filter(({day}) => known === undefined || day > known);

async function fetchDays(url: string): Promise<DayOfRates[]> {
	const {status, text} = await callFixedHost(url, {headers: {accept: 'application/xml'}, answerLimitBytes: ANSWER_LIMIT_BYTES});
	if (status !== 200) throw new Error(`the reference rates were answered with ${status}`);
	return readRates(text);
}
