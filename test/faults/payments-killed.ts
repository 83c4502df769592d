import {existsSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {makeFinalInvoice, makeSeller} from '../support/factories.ts';
import {payableProviders} from '../support/payments/payable-providers.ts';
import {dataOf} from '../support/payments/stories.ts';
import {until} from '../support/processes.ts';
import {startOwnRedis, startSystem} from '../support/system.ts';
import type {World} from '../support/world.ts';

/** Long enough for a busy machine: what a killed worker had at hand is taken up after 15 seconds, and invoices are looked for every 10. */
const RESUMED_WITHIN_MS = 60_000;

/** What was committed is seen before the worker comes to the point behind it. */
const REACHED_WITHIN_MS = 5000;

/** Where workers die on the way to an invoice that is paid, in order: around the payment that is begun, or around what is told of one by hand … */
const COLLECTING = ['job:before-effect@payments.collect-invoices', 'job:after-effect@payments.collect-invoices'];
const TOLD = ['job:before-effect@payments.apply-provider-event', 'job:after-effect@payments.apply-provider-event'];

/** … and around the call and the record. */
const ASKING = ['payment:before-call', 'payment:after-call', 'unit:before-commit@invoice.paid', 'unit:after-commit@invoice.paid'];

/** And while what was paid is refunded. */
const REFUNDING = ['refund:before-call', 'refund:after-call', 'job:after-effect@payments.ask-refund'];

const redis = await startOwnRedis();
test.after.always(redis.close);

for (const [index, [name, start]] of Object.entries(payableProviders).entries())
	test.serial(`workers killed at every point of being paid and refunding at ${name} book once, and give back once`, async t => {
		t.timeout(400_000);
		let webUrl = '';
		const provider = await start({publicUrl: () => webUrl});
		t.teardown(provider.close);
		const system = await startSystem({redisUrl: redis.url(1 + index)}, provider.environment);
		t.teardown(system.close);
		const web = await system.startWeb();
		webUrl = web.url;
		const world = {...web, baseUrl: web.url} as unknown as World;
		await makeSeller(world, {id: 'prt_reseller'});
		const first = await system.startWorker();
		const payer = await provider.payer(world);
		await first.kill();
		const {id} = await makeFinalInvoice(world, payer.tenantId);
		await provider.pay?.(payer, id);
		const paying = [...(provider.pay ? TOLD : COLLECTING), ...ASKING];
		const invoice = async () => dataOf(await web.operator.get(`/admin/invoices/${id}`));
		const refunded = async (): Promise<boolean> =>
			(await system.rows<{count: string}>(`select count(*) from refund where status = 'succeeded'`))[0]?.count === '1';

		/** A worker dies at the point, unless all is over before; what it was at is free at once, as it is after its lease. */
		let reached = 0;
		const dieAt = async (point: string, isOver: () => Promise<boolean>) => {
			const file = join(system.folder, `reached-${reached}-${point.replace(/\W/g, '-')}`);
			const worker = await system.startWorker({FAILPOINT: `${point}=${file}`});
			t.true(await until(RESUMED_WITHIN_MS, async () => existsSync(file) || (await isOver())), point);
			// Some points come right after the commit that others see already.
			await until(REACHED_WITHIN_MS, async () => existsSync(file));
			await worker.kill();
			if (existsSync(file)) reached += 1;
			for (const table of ['payment_intent', 'refund', 'provider_event'])
				await system.rows(`update ${table} set leased_until = null where leased_until is not null`);
		};

		const isPaid = async () => (await invoice()).status === 'paid';
		for (const point of paying) await dieAt(point, isPaid);
		t.is(reached, paying.length, 'a worker died at each of them');
		const last = await system.startWorker();
		t.true(await until(RESUMED_WITHIN_MS, isPaid));
		await last.kill();
		t.deepEqual(await provider.counts(system), {charges: 1, refunds: 0});
		t.like(await invoice(), {amount_paid_cents: 12_100, amount_due_cents: 0});

		// What the provider tells by itself would end the refund before a worker asks for it again.
		provider.keepSilent();
		dataOf(await web.operator.post(`/admin/invoices/${id}/refund`, {reason: 'kind', amount_cents: 3000}));
		for (const point of REFUNDING) await dieAt(point, refunded);
		t.is(reached, paying.length + REFUNDING.length);
		await system.startWorker();
		t.true(await until(RESUMED_WITHIN_MS, refunded));
		t.true(await until(RESUMED_WITHIN_MS, async () => (await system.jobsLeft()) === 0));
		t.deepEqual(await provider.counts(system), {charges: 1, refunds: 1});
		const [books] = await system.rows<{sum: string}>(`select sum(amount_minor) from payment where provider = '${provider.slug}'`);
		t.is(books?.sum, '9100', 'every cent at the provider is one of ours, once');
	});
