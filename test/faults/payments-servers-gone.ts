import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {makeFinalInvoice, makeSeller} from '../support/factories.ts';
import {dataOf} from '../support/payments/stories.ts';
import {startStripe} from '../support/payments/stripe.ts';
import {makeCardHolder} from '../support/payments/stripe-world.ts';
import {until} from '../support/processes.ts';
import {startOwnPostgres, startOwnRedis, startSystem} from '../support/system.ts';
import type {World} from '../support/world.ts';

const INVOICES = 60;
const RESTARTS = 4;
/** So that many calls are on their way whenever the database goes. */
const ANSWERS_AFTER_MS = 400;
const BETWEEN_MS = 1500;
const REFUNDED_CENTS = 3000;
/** A lease of 90 s may have to run out, and then the next look. */
const OVER_WITHIN_MS = 240_000;

const stripe = await startStripe();
const [redis, postgres] = await Promise.all([startOwnRedis(), startOwnPostgres()]);
const system = await startSystem({redisUrl: redis.url(), databaseAdminUrl: postgres.adminUrl}, stripe.environment);
test.after.always(async () => {
	await system.close();
	await stripe.close();
	await postgres.close();
	await redis.close();
});

const countOf = async (sql: string): Promise<number> =>
	Number((await system.rows<{count: string}>(`select count(*) from ${sql}`))[0]?.count);

/** PostgreSQL goes and comes, some times, while something is done. */
async function restartPostgres(): Promise<void> {
	for (let times = 0; times < RESTARTS; times++) {
		await delay(BETWEEN_MS);
		await postgres.stop();
		await postgres.start();
	}
}

test('PostgreSQL restarted under charges and refunds, every cent at the provider is one of ours, once', async t => {
	t.timeout(2 * OVER_WITHIN_MS);
	const web = await system.startWeb();
	const world = {...web, baseUrl: web.url} as unknown as World;
	await makeSeller(world, {id: 'prt_reseller'});
	const holders = [await makeCardHolder({world, stripe}), await makeCardHolder({world, stripe}), await makeCardHolder({world, stripe})];
	const invoices: string[] = [];
	for (let made = 0; made < INVOICES; made++)
		invoices.push((await makeFinalInvoice(world, holders[made % holders.length]?.tenantId ?? '')).id);

	stripe.pace.answersAfterMs = ANSWERS_AFTER_MS;
	await system.startWorker();
	await restartPostgres();
	t.true(await until(OVER_WITHIN_MS, async () => (await countOf(`invoice where status = 'paid'`)) === INVOICES));
	t.is(stripe.intents.size, INVOICES, 'each was charged once');
	t.is(await countOf(`payment where amount_minor = 12100 and provider = 'stripe'`), INVOICES);
	t.is(await countOf(`fact where type = 'invoice.paid'`), INVOICES, 'each is told once');

	for (const id of invoices)
		dataOf(await web.operator.post(`/admin/invoices/${id}/refund`, {reason: 'kind', amount_cents: REFUNDED_CENTS}));
	await restartPostgres();
	t.true(await until(OVER_WITHIN_MS, async () => (await countOf(`refund where status = 'succeeded'`)) === INVOICES));
	t.is(stripe.refunds.size, INVOICES, 'each went back once');
	const [books] = await system.rows<{sum: string}>(`select sum(amount_minor) from payment where provider = 'stripe'`);
	t.is(Number(books?.sum), INVOICES * (12_100 - REFUNDED_CENTS));
});
