import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import fc from 'fast-check';
import {copySampleCustomer, makeSampleCustomer} from '../support/many-customers.ts';
import {until} from '../support/processes.ts';
import {startOwnRedis, startSystem} from '../support/system.ts';

/** `FULL=1` is as much as a night takes; `SEED` repeats the moments of another time. */
const IS_FULL = process.env['FULL'] === '1';
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const ACCOUNTS = IS_FULL ? 2000 : 400;
const KILLS = IS_FULL ? 20 : 6;
/** Some are killed at any moment after their start, some soon after they have made their first documents. */
const KILLED_WITHIN_MS = 2500;
const KILLED_UNDER_WAY_WITHIN_MS = 600;
const UNDER_WAY_WITHIN_MS = 20_000;
/** What a killed worker had at hand is taken up after 15 seconds at most. */
const DONE_WITHIN_MS = 90_000;

/** Two sellers, each with a series of its own; half of the accounts each. */
const samples = [
	{seller: 'prt_one', tenant: 'tnt_one'},
	{seller: 'prt_other', tenant: 'tnt_other'},
];

const kills = fc.sample(
	fc.noBias(
		fc.record({
			moment: fc.double({min: 0, max: 1, noNaN: true}),
			isUnderWay: fc.constantFrom(true, true, false),
			isRedisEmptied: fc.boolean(),
		}),
	),
	{seed: SEED, numRuns: KILLS},
);

const redis = await startOwnRedis();
test.after.always(redis.close);

test.serial('workers killed at any moment of their runs leave nothing out and do nothing twice', async t => {
	t.timeout(IS_FULL ? 600_000 : 180_000);
	const system = await startSystem({redisUrl: redis.url()}, {WORKER_QUEUES: 'billing,platform,subscriptions'});
	t.teardown(system.close);
	const web = await system.startWeb();
	for (const sample of samples) await makeSampleCustomer(web, sample);
	const ask = async () => t.is((await web.operator.post('/admin/invoices/generate', {})).status, 202);
	const one = async (sql: string): Promise<number> => (await system.rows<{count: number}>(`select (${sql})::int as count`))[0]?.count ?? -1;
	const documents = async () => one('select count(*) from invoice');

	/** Customers with something to be billed, every other one with a period that is over and is to be followed by the next. */
	let made = 0;
	const add = async (count: number) => {
		const last = Math.min(made + count, ACCOUNTS / samples.length);
		for (const sample of samples) await copySampleCustomer(system, made + 1, last, sample);
		await system.rows(
			`update subscription_period set ends_at = starts_at + interval '1 millisecond', usage_until = starts_at + interval '1 millisecond',
				usage_from = starts_at, counts_from = starts_at, last_day = first_day
			 where closed_at is null and tenant_id ~ '[02468]$' and period_index = 0 and tenant_id ~ ('_(' || $1 || ')$')`,
			[Array.from({length: last - made}, (_, index) => made + 1 + index).join('|')],
		);
		made = last;
	};

	const first = await system.startWorker();
	t.true(await until(UNDER_WAY_WITHIN_MS, async () => (await documents()) === samples.length), 'the samples are billed at once');
	await first.kill();
	t.log(`SEED=${SEED}`);
	await add(ACCOUNTS / samples.length / 2);
	let interrupted = 0;
	for (const {moment, isUnderWay, isRedisEmptied} of kills) {
		const before = await documents();
		const worker = await system.startWorker();
		if (!isRedisEmptied) await ask();
		if (isUnderWay) await until(UNDER_WAY_WITHIN_MS, async () => (await documents()) > before);
		await delay(moment * (isUnderWay ? KILLED_UNDER_WAY_WITHIN_MS : KILLED_WITHIN_MS));
		await worker.kill();
		const runs = await one(`select count(*) from run where status <> 'completed'`);
		t.log(`killed${isRedisEmptied ? ', and Redis emptied' : ''}: ${runs} runs open, ${(await documents()) - before} documents made`);
		if (runs > 0) interrupted += 1;
		if (isRedisEmptied) await redis.empty();
		await add(Math.ceil(ACCOUNTS / samples.length / 2 / (KILLS - 1)));
	}

	t.true(interrupted > 0, 'no run was interrupted');
	const since = performance.now();
	await system.startWorker();
	await ask();
	const isDone = async () =>
		(await one(`select count(*) from run where status <> 'completed'`)) === 0 &&
		(await one('select count(*) from charge where billed_at is null and due_at <= now()')) === 0;
	await until(DONE_WITHIN_MS, isDone);
	t.deepEqual(await system.rows(`select id, status, done, total from run where status <> 'completed'`), [], 'all runs come to their end');
	t.true(await isDone());
	t.log(`all done ${Math.round(performance.now() - since)} ms after the last kill`);

	const accounts = await one(`select count(*) from tenant where id ~ '^tnt_(one|other)_\\d+$'`);
	t.is(accounts, ACCOUNTS);
	t.deepEqual(await system.rows(FAULTS), []);
	t.deepEqual(
		await system.rows('select partner_id, last_number from number_sequence order by partner_id'),
		samples.map(({seller}) => ({partner_id: seller, last_number: ACCOUNTS / samples.length + 1})),
		'the samples have a document, too',
	);
});

/** What is not as it must be: a row for each, empty when nothing is lost and nothing doubled. */
const FAULTS = `
	with account as (
		select id as tenant_id, substring(id from '\\d+$')::int as n, id ~ '[02468]$' as is_renewed from tenant where id ~ '^tnt_(one|other)_\\d+$'
	), expected as (
		select tenant_id, n, is_renewed, 4900 * (case when is_renewed then 2 else 1 end)
			+ floor(least(500 + n, 1000) * 0.5 + 0.5) + floor(greatest(n - 500, 0) * 0.25 + 0.5) as subtotal
		from account
	)
	select 'not one final document of what was due' as fault, e.tenant_id as what
	from expected e left join invoice i on i.tenant_id = e.tenant_id
	group by e.tenant_id, e.subtotal
	having count(i.id) <> 1 or min(i.status) <> 'finalized' or min(i.document_type) <> 'invoice' or sum(i.subtotal_minor) <> e.subtotal
	union all
	select 'another total than that of its lines', i.id from invoice i
	where i.subtotal_minor <> (select sum(l.amount_minor) from invoice_line l where l.invoice_id = i.id)
	union all
	select 'a line of another tenant', l.id from invoice_line l join invoice i on i.id = l.invoice_id join charge c on c.id = l.charge_id
	where (l.tenant_id, l.partner_id) <> (i.tenant_id, i.partner_id) or (c.tenant_id, c.partner_id) <> (i.tenant_id, i.partner_id)
		or i.buyer_snapshot->>'company_name' <> (select p.company_name from billing_profile p where p.tenant_id = i.tenant_id)
	union all
	select 'a gap, a number twice, or a date that goes back', partner_id || ' ' || sequence_number
	from (
		select partner_id, sequence_number, row_number() over series as place, issue_date, lag(issue_date) over series as before
		from invoice where number is not null
		window series as (partition by partner_id, document_type, fiscal_year order by sequence_number)
	) as numbered
	where sequence_number <> place or before > issue_date
	union all
	select 'a period that was not renewed once', a.tenant_id
	from account a join subscription_period p on p.tenant_id = a.tenant_id and p.period_index >= 0
	group by a.tenant_id, a.is_renewed
	having count(*) <> case when a.is_renewed then 2 else 1 end or count(*) filter (where p.closed_at is null) <> 1
	union all
	select 'a charge that is missing, or was not billed once', a.tenant_id
	from account a join charge c on c.tenant_id = a.tenant_id
	group by a.tenant_id, a.is_renewed
	having count(*) <> case when a.is_renewed then 4 else 2 end or bool_or(c.parked_at is not null)
		or bool_or(c.kind = 'price' and (c.billed_at is null or 1 <> (select count(*) from invoice_line l where l.charge_id = c.id)))
	union all
	select 'a document that was not told once', i.id from invoice i
	where 1 <> (select count(*) from fact f where f.type = 'invoice.finalized' and f.data->>'invoice_id' = i.id)
	union all
	select 'a renewal that was not told once', p.id from subscription_period p
	where p.closed_at is not null and p.period_index = 0 and 1 <> (
		select count(*) from fact f where f.type = 'subscription.changed' and f.data->>'subscription_id' = p.subscription_id)
	union all
	select 'a document that no run made, or two', i.id from invoice i
	where i.tenant_id in (select tenant_id from account) and 1 <> (
		select count(*) from bill_run_part b where b.tenant_id = i.tenant_id and b.outcome->'invoice_ids' ? i.id)
	union all
	select 'a run that tells another count than its parts', r.id from run r
	where (r.done, (r.result->'counts'->>'due')::int) is distinct from (r.total, r.total)
		or (r.result->'counts'->>'finalized')::int
			<> (select count(*) from bill_run_part b where b.run_id = r.id and b.outcome->>'outcome' = 'finalized')
		or (r.result->'counts'->>'failed')::int <> 0`;
