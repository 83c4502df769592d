import test, {type ExecutionContext} from 'ava';
import {askPast} from '../support/database.ts';
import {copySampleCustomer, makeSampleCustomer, type Sample} from '../support/many-customers.ts';
import {until} from '../support/processes.ts';
import {startWorld, type World} from '../support/world.ts';

/** A slice of 100 and one of the rest. */
const ACCOUNTS = 104;
/** The first of each slice, in the order of their keys. */
const POISONED = ['tnt_sample_1', 'tnt_sample_99'];
const LEFT = ACCOUNTS - POISONED.length;

/** Four tries, with two, four and eight seconds between them. */
const TRIED_WITHIN_MS = 60_000;

type Told = {title: string};
type Run = {
	id: string;
	status: string;
	progress: {total: number};
	result: {counts: Record<string, number>; errors: {tenant_id: string; code: string}[]};
};

/** A world on the fifteenth of June, in which many customers have something to be billed. */
async function manyCustomers(t: ExecutionContext, samples: readonly (Sample & {count: number})[]) {
	const world = await startWorld('2026-06-15T10:00:00Z');
	t.teardown(world.close);
	const rows = async <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
		askPast<Row>(world.database, sql, values);
	for (const each of samples) await makeSampleCustomer(world, each);
	await world.drain();

	const runs = async (): Promise<Run[]> => (await world.operator.get('/admin/runs?page_size=100')).body.data;
	const before = new Set((await runs()).map(({id}) => id));
	for (const {count, ...each} of samples) await copySampleCustomer({rows}, 1, count, each);
	return {
		world,
		rows,
		/** Whatever is written to a table for these tenants fails from now on, as `state` says. */
		poison: async (table: string, state: string) =>
			rows(`create function poison() returns trigger language plpgsql as $$ begin
					if new.tenant_id = any(array['${POISONED.join("','")}']) then raise exception 'poisoned' using errcode = '${state}'; end if;
					return new;
				end $$;
				create trigger poison before insert on ${table} for each row execute function poison()`),
		heal: async () => rows('drop function poison cascade'),
		/** Those since there are many, the newest first. */
		runs: async () => (await runs()).filter(({id}) => !before.has(id)),
		told: async (): Promise<string[]> => (await world.operator.get('/notifications')).body.data.map(({title}: Told) => title),
		documentsOf: async (tenants: readonly string[]) =>
			rows<{tenant_id: string; status: string; documents: number}>(
				'select tenant_id, status, count(*)::int as documents from invoice where tenant_id = any($1) group by 1, 2 order by 1, 2',
				[tenants],
			),
		documents: async () => (await rows(`select from invoice where tenant_id like 'tnt_sample_%' and status = 'finalized'`)).length,
	};
}

const sample = {seller: 'prt_sample', tenant: 'tnt_sample', count: ACCOUNTS};

/** The run that somebody asks for, done. */
async function runAskedFor({operator, drain}: World): Promise<Run> {
	const {body} = await operator.post('/admin/invoices/generate', {});
	await drain();
	return (await operator.get(`/admin/runs/${body.data.id}`)).body.data;
}

// As a fault of ours looks, and as what looks like a race each time, so that it is given up with the last try only.
for (const [state, code] of [
	['XX000', 'internal_error'],
	['23505', 'written_at_the_same_time'],
] as const) {
	test.serial(`an account that cannot be billed (${code}) holds up itself only, until somebody asks for another try`, async t => {
		const {world, rows, poison, heal, runs, told, documents} = await manyCustomers(t, [sample]);
		await poison('invoice', state);
		await world.drain();
		t.is(await documents(), LEFT, 'the others do not wait for it');
		await until(TRIED_WITHIN_MS, async () => (await runs()).every(({status}) => status === 'completed'));
		await world.drain();
		const [run, ...others] = await runs();
		t.deepEqual([run?.status, run?.progress.total, others], ['completed', ACCOUNTS, []]);
		t.like(run?.result.counts, {finalized: LEFT, failed: POISONED.length, drafted: 0});
		t.deepEqual(
			run?.result.errors.map(error => [error.tenant_id, error.code]),
			POISONED.map(tenant => [tenant, code]),
		);
		const parked = async () => rows('select distinct tenant_id, park_reason from charge where parked_at is not null order by 1');
		t.deepEqual(
			await parked(),
			POISONED.map(tenant => ({tenant_id: tenant, park_reason: code})),
		);
		t.deepEqual(await told(), ['An account could not be billed']);

		await world.advanceTo('2026-06-20T10:00:00Z');
		t.is((await runs()).length, 1, 'the clock does not come back to it');
		await heal();
		await world.advanceTo('2026-06-21T10:00:00Z');
		t.is((await runs()).length, 1);
		t.is(await documents(), LEFT);

		const again = await runAskedFor(world);
		t.like(again.result.counts, {due: POISONED.length, finalized: POISONED.length, failed: 0});
		t.deepEqual([await documents(), await parked()], [ACCOUNTS, []]);
		t.deepEqual(
			await rows('select max(sequence_number) as last, count(distinct sequence_number)::int as numbers from invoice'),
			[{last: ACCOUNTS + 1, numbers: ACCOUNTS + 1}],
			'the sample has a number, too',
		);
	});
}

test.serial('a subscription whose next period cannot begin holds up itself only, until somebody asks for another try', async t => {
	const {world, rows, poison, heal, runs, told} = await manyCustomers(t, [sample]);
	await world.drain();
	await poison('subscription_period', 'XX000');
	await world.advanceTo('2026-07-16T10:00:00Z');
	const running = async () =>
		(await rows(`select from subscription_period where tenant_id like 'tnt_sample_%' and closed_at is null and ends_at > '2026-07-16'`))
			.length;
	const parked = async () => rows('select tenant_id, park_reason from subscription_period where parked_at is not null order by 1');
	t.is(await running(), LEFT);
	t.deepEqual(
		await parked(),
		POISONED.map(tenant => ({tenant_id: tenant, park_reason: 'internal_error'})),
	);
	t.deepEqual(await told(), ['A subscription could not begin its next period']);

	const before = (await runs()).length;
	await heal();
	await world.advanceTo('2026-07-20T10:00:00Z');
	t.deepEqual([await running(), (await runs()).length], [LEFT, before], 'the clock does not come back to it');
	const run = await runAskedFor(world);
	t.like(run.result.counts, {finalized: POISONED.length, failed: 0});
	t.deepEqual([await running(), await parked()], [ACCOUNTS, []]);
	const documents = await rows<{documents: number}>('select count(*)::int as documents from invoice group by tenant_id');
	t.true(documents.every(each => each.documents === 2));
});

test.serial(
	'where something is missing of a seller or a buyer there is a draft with the reason, beside the final documents of all others',
	async t => {
		const other = {seller: 'prt_other', tenant: 'tnt_other', count: 1};
		const {world, rows, runs, documentsOf, documents} = await manyCustomers(t, [{...sample, count: 98}, other]);
		await rows(`delete from billing_profile where tenant_id = 'tnt_sample_7'`);
		await rows(`update partner set seller_vat_number = null where id = 'prt_other'`);
		await world.drain();
		const [run] = await runs();
		t.like(run, {status: 'completed', progress: {total: 99}});
		t.like(run?.result.counts, {finalized: 97, drafted: 2, failed: 0});
		t.deepEqual(
			run?.result.errors.map(error => [error.tenant_id, error.code]),
			[
				['tnt_other_1', 'invoice_incomplete'],
				['tnt_sample_7', 'invoice_incomplete'],
			],
		);
		t.is(await documents(), 97);
		t.deepEqual(await documentsOf(['tnt_other_1', 'tnt_sample_7']), [
			{tenant_id: 'tnt_other_1', status: 'draft', documents: 1},
			{tenant_id: 'tnt_sample_7', status: 'draft', documents: 1},
		]);
	},
);
