import {existsSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {INTEGRATIONS} from '../support/books.ts';
import {makeCustomer, makeSeller, unique} from '../support/factories.ts';
import {dataOf} from '../support/payments/stories.ts';
import {until} from '../support/processes.ts';
import {booksStandIns} from '../support/remote-books/providers.ts';
import {startOwnRedis, startSystem} from '../support/system.ts';

/** Long enough for a busy machine. */
const RESUMED_WITHIN_MS = 60_000;

const redis = await startOwnRedis();
test.after.always(redis.close);

type Row = {status: string; connection: string};

for (const start of booksStandIns.slice(1)) {
	test.serial(`a worker that dies with new tokens in hand loses no document (${start.name})`, async t => {
		const standIn = await start();
		t.teardown(standIn.close);
		standIn.restartLimits();
		const system = await startSystem({redisUrl: redis.url()}, {...standIn.environment});
		t.teardown(system.close);
		const web = await system.startWeb();
		const {partner} = await makeSeller(web, {id: unique('prt')});
		const {tenantId} = await makeCustomer(web, {partner});
		const {settings, credentials} = standIn.newBooks();
		const asked = {provider: standIn.slug, name: standIn.name, partner_id: partner, settings, credentials};
		const {id: integrationId} = dataOf(await web.operator.post(INTEGRATIONS, asked));
		const lines = {tenant_id: tenantId, currency: 'EUR', line_items: [{description: 'Consulting', unit_price_cents: 10_000}]};
		const {id} = dataOf(await web.operator.post('/admin/invoices', lines));
		const {number} = dataOf(await web.operator.post(`/admin/invoices/${id}/finalize`));
		const state = async (): Promise<Row | undefined> =>
			(
				await system.rows<Row>(
					'select e.status, i.connection from accounting_entry e join accounting_integration i on i.id = e.integration_id',
				)
			)[0];
		const file = join(system.folder, 'reached');
		const worker = await system.startWorker({FAILPOINT: `books:tokens-given=${file}`});
		t.true(await until(RESUMED_WITHIN_MS, async () => existsSync(file)));
		await worker.kill();
		// The leases of whoever died are over.
		await system.rows("update accounting_entry set leased_until = now() - interval '1 second' where leased_until is not null");
		await system.rows("update accounting_connection set leased_until = now() - interval '1 second' where leased_until is not null");
		await system.startWorker();
		// Xero takes the old token for a while; Exact does not, so somebody has to connect again.
		const ends = async (): Promise<boolean> => ['synced'].includes((await state())?.status ?? '') || (await state())?.connection === 'lost';
		t.true(await until(RESUMED_WITHIN_MS, ends));
		t.is((await state())?.connection, standIn.slug === 'xero' ? 'connected' : 'lost');
		if (standIn.slug !== 'xero')
			await web.operator.put(`${INTEGRATIONS}/${integrationId}`, {
				credentials: {...credentials, refresh_token: standIn.tokens?.newRefreshToken()},
			});
		t.true(await until(RESUMED_WITHIN_MS, async () => (await state())?.status === 'synced'));
		t.is(standIn.of(number).length, 1);
	});
}
