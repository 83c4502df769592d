import {createServer} from 'node:http';
import test from 'ava';
import {createEcbRates} from '../../../src/adapters/ecb/ecb-rates.ts';
import {fixedRates} from '../../../src/adapters/ecb/fixed-rates.ts';
import type {ExchangeRates} from '../../../src/domain/billing/tax/reference-rates.ts';
import {startEcb} from '../../support/ecb.ts';
import {listen} from '../../support/listen.ts';

const days = {
	'2026-06-11': {USD: '1.0800', JPY: '160.10'},
	'2026-06-12': {USD: '1.0842', JPY: '161.25', SEK: '11.2030'},
	'2026-06-15': {USD: '1.0900', JPY: '162', SEK: '11.25'},
};

const published = async (rates: ExchangeRates, known?: string) => (await rates.publishedAfter(known)).map(({day}) => day);

test('whoever knows nothing gets the history, oldest first, as it was published', async t => {
	const ecb = await startEcb(days);
	t.teardown(ecb.close);
	const found = await createEcbRates({url: ecb.url}).publishedAfter(undefined);
	t.deepEqual(
		found.map(({day, perEuro}) => [day, Object.fromEntries(perEuro)]),
		Object.entries(days),
	);
});

test('the daily file is enough for whoever knows the day before, and for whoever knows it', async t => {
	const ecb = await startEcb(days);
	t.teardown(ecb.close);
	const rates = createEcbRates({url: ecb.url});
	t.deepEqual(await published(rates, '2026-06-14'), ['2026-06-15']);
	t.deepEqual(await published(rates, '2026-06-15'), []);
	t.deepEqual(ecb.state.asked, ['/eurofxref-daily.xml', '/eurofxref-daily.xml']);
});

test('days that were missed are made good from the history', async t => {
	const ecb = await startEcb(days);
	t.teardown(ecb.close);
	t.deepEqual(await published(createEcbRates({url: ecb.url}), '2026-06-11'), ['2026-06-12', '2026-06-15']);
});

for (const [what, status, body] of [
	['an error', 503, ''],
	['something else', 200, '<html></html>'],
	['a redirect', 302, ''],
] as const) {
	test(`${what} is no answer`, async t => {
		const server = createServer((_, response) => response.writeHead(status, {location: '/'}).end(body));
		const {url, close} = await listen(server);
		t.teardown(close);
		await t.throwsAsync(createEcbRates({url}).publishedAfter(undefined), {message: /reference rates/});
	});
}

test('the fixed rates of the sandbox are of one day before everything, and never change', async t => {
	const [day, ...others] = await fixedRates.publishedAfter(undefined);
	t.is(day?.day, '2024-01-01');
	t.is(day?.perEuro.get('USD'), '1.08');
	t.deepEqual(others, []);
	t.deepEqual(await published(fixedRates, '2024-01-01'), []);
});
