import {existsSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {INTEGRATIONS} from '../support/books.ts';
import {makeCustomer, makeSeller, unique} from '../support/factories.ts';
import {MONEYBIRD_RATES, MONEYBIRD_TOKEN, newAdministration, startMoneybird} from '../support/moneybird.ts';
import {dataOf} from '../support/payments/stories.ts';
import {until} from '../support/processes.ts';
import {startOwnRedis, startSystem} from '../support/system.ts';

/** Long enough for a busy machine. */
const RESUMED_WITHIN_MS = 60_000;

const redis = await startOwnRedis();
test.after.always(redis.close);

type Row = {provider: string; status: string; kind: string; external_id: string | null};

test.serial('documents and money are in the books once, although workers are killed before and after each call', async t => {
	const moneybird = await startMoneybird();
	t.teardown(moneybird.close);
	const system = await startSystem({redisUrl: redis.url()}, {MONEYBIRD_URL: moneybird.url});
	t.teardown(system.close);
	const web = await system.startWeb();
	const {partner} = await makeSeller(web, {id: unique('prt')});
	const {tenantId} = await makeCustomer(web, {partner});
	dataOf(await web.operator.post(INTEGRATIONS, {provider: 'journal', name: 'Journal', partner_id: partner}));
	dataOf(
		await web.operator.post(INTEGRATIONS, {
			...{provider: 'moneybird', name: 'Moneybird', partner_id: partner, credentials: {token: MONEYBIRD_TOKEN}},
			settings: {administration_id: newAdministration(), tax_rates: MONEYBIRD_RATES, calls_per_minute: 100_000},
		}),
	);
	const asked = {tenant_id: tenantId, currency: 'EUR', line_items: [{description: 'Consulting', unit_price_cents: 10_000}]};
	const {id} = dataOf(await web.operator.post('/admin/invoices', asked));
	const {number} = dataOf(await web.operator.post(`/admin/invoices/${id}/finalize`));
	dataOf(await web.operator.post(`/admin/invoices/${id}/mark-paid`));

	const entries = async () =>
		system.rows<Row>(
			'select i.provider, e.status, e.kind, e.external_id from accounting_entry e join accounting_integration i on i.id = e.integration_id order by 1, e.movement_id',
		);
	const isTold = async (): Promise<boolean> => {
		const rows = await entries();
		return rows.length === 4 && rows.every(({status}) => status === 'synced');
	};
	for (const [index, point] of [
		'job:after-effect@accounting.tell-books',
		'books:before-call',
		'books:after-call',
		'books:after-call',
	].entries()) {
		const file = join(system.folder, `reached-${index}`);
		const worker = await system.startWorker({FAILPOINT: `${point}=${file}`});
		t.true(await until(RESUMED_WITHIN_MS, async () => existsSync(file) || (await isTold())), point);
		await worker.kill();
		// The lease of whoever died is over, and the wait after it.
		await system.rows("update accounting_entry set leased_until = now() - interval '1 second' where leased_until is not null");
		if (await isTold()) break;
	}

	await system.startWorker();
	t.true(await until(RESUMED_WITHIN_MS, isTold), JSON.stringify(await entries()));
	const [made, ...others] = moneybird.of(number);
	t.deepEqual(others, []);
	t.deepEqual(
		made?.payments.map(({price}) => price),
		['121.00'],
	);
	const posted = await system.rows<{number: number; kind: string}>('select number, kind from journal_posting order by number');
	t.deepEqual(posted, [
		{number: 1, kind: 'invoice'},
		{number: 2, kind: 'payment'},
	]);
});
