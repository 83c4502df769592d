import test, {type ExecutionContext} from 'ava';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {earliestOfAll} from '../../src/workers/queue/claim-schedule.ts';
import {scheduled} from '../../src/workers/queue/entry.ts';
import {askPast} from '../support/database.ts';
import {makeCustomer, makeFinalInvoice, makeSeller} from '../support/factories.ts';
import {poison} from '../support/poison.ts';
import {until} from '../support/processes.ts';
import {startWorld, type World} from '../support/world.ts';

/** Four tries, with two, four and eight seconds between them. */
const TRIED_WITHIN_MS = 60_000;

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-01T10:00:00Z');
});
test.after.always(async () => world?.close());

const rows = async <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []) => askPast<Row>(world.database, sql, values);

const told = async (): Promise<{title: string; body: string}[]> => (await world.operator.get('/notifications?page_size=100')).body.data;

const isTold = async (title: string): Promise<boolean> => {
	await world.drain();
	return (await told()).some(notice => notice.title === title);
};

async function poisoned(
	t: ExecutionContext,
	table: string,
	event: 'insert' | 'update',
	condition: string,
): Promise<() => Promise<unknown>> {
	const heal = await poison(rows, {table, event, condition});
	t.teardown(heal);
	return heal;
}

test.serial('an invoice that cannot be called past due holds up neither others nor the clock, and the operator is told', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner});
	const [bad, ...others] = await Promise.all(Array.from({length: 4}, async () => makeFinalInvoice(world, tenantId)));
	const heal = await poisoned(t, 'invoice', 'update', `new.id = '${bad?.id}' and new.status = 'past_due'`);
	await world.advanceTo('2026-06-17T10:00:00Z');
	t.deepEqual(await rows(`select count(*)::int as late from invoice where status = 'past_due'`), [{late: others.length}]);
	t.true(await isTold('An invoice could not be called past due'));
	await heal();
	await world.advanceTo('2026-06-18T10:00:00Z');
	t.deepEqual(await rows(`select count(*)::int as late from invoice where status = 'past_due'`), [{late: others.length + 1}]);
});

test.serial('a run that cannot begin has failed and says why, and the operator is told which work it was', async t => {
	await poisoned(t, 'run', 'update', `new.status = 'running'`);
	const {body} = await world.operator.post('/admin/invoices/generate', {});
	const run = async () => (await world.operator.get(`/admin/runs/${body.data.id}`)).body.data;
	t.true(await until(TRIED_WITHIN_MS, async () => (await run()).status === 'failed'));
	t.deepEqual(await rows(`select result->>'error' as error from run where id = $1`, [body.data.id]), [{error: 'internal_error'}]);
	t.true(await isTold('Work of the system failed'));
	t.true((await told()).some(({body: text}) => text.startsWith('billing.start-run was given up: internal_error')));
});

test.serial('a document whose row cannot say that it was printed says that it was not, and is not printed for ever', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner});
	await poisoned(t, 'invoice', 'update', `new.pdf_status = 'ready'`);
	const {id} = await makeFinalInvoice(world, tenantId);
	const document = async () => (await world.operator.get(`/admin/invoices/${id}`)).body.data;
	t.true(await until(TRIED_WITHIN_MS, async () => (await document()).pdf_status === 'failed'));
	t.true(await isTold('A document could not be printed'));
});

test.serial('of documents that are written down together the one that cannot be holds up itself only', async t => {
	const {partner} = await makeSeller(world);
	const customers = await Promise.all(Array.from({length: 4}, async () => makeCustomer(world, {partner})));
	const [bad] = customers;
	await poisoned(t, 'invoice', 'update', `new.pdf_status = 'ready' and new.tenant_id = '${bad?.tenantId}'`);
	const invoices = await Promise.all(customers.map(async ({tenantId}) => makeFinalInvoice(world, tenantId)));
	const states = async () =>
		Promise.all(invoices.map(async ({id}) => (await world.operator.get(`/admin/invoices/${id}`)).body.data.pdf_status));
	t.true(await until(TRIED_WITHIN_MS, async () => (await states()).slice(1).every(state => state === 'ready')));
	t.true(await until(TRIED_WITHIN_MS, async () => (await states())[0] === 'failed'));
});

test.serial('a fact that nobody can route is parked, and the operator is told', async t => {
	await rows(
		`insert into fact (id, type, data, idempotency_key, request_id, occurred_at, recorded_at)
		 values (gen_random_uuid(), 'nothing.known', '{}', 'nothing:1', 'req_test', now(), now())`,
	);
	t.true(await until(TRIED_WITHIN_MS, async () => isTold('What follows from something that happened could not be found out')));
});

test.serial('the clock passes what is due and cannot be done, and stops for what waits behind it once an hour at most', async t => {
	const {clock, inUnit} = world;
	const now = await clock.business(async () => 0);
	const idle = {everySeconds: 1, summary: 'Never does what is due', process: async () => undefined};
	const at = (ms: number) => new Date(now.getTime() + ms);
	const ask = async (instants: Date[]) =>
		earliestOfAll(
			{
				tools: {inUnit, config: world.config} as never,
				enqueue: async () => undefined,
				schedule: instants.map((instant, index) =>
					scheduled({name: `test.${index}`, ...idle, earliest: () => ({sql: 'select ?::timestamptz', parameters: [instant]})}),
				),
			},
			{passes: true},
		);
	await asSystem(inUnit, {because: 'test'}, async unit => t.deepEqual(unit.now, now));
	t.deepEqual(await ask([at(60_000), at(90_000)]), at(60_000));
	t.deepEqual(await ask([at(-60_000), at(90_000)]), at(90_000));
	const next = await ask([at(-60_000)]);
	t.true(next !== undefined && next > now && next.getTime() - now.getTime() <= 3_600_000);
});

test.serial('a job of an older or newer version that no longer fits is told of, once', async t => {
	const platform = world.queues.get('platform');
	const data = {payload: {}, request_id: 'req_older', cause: ''};
	const jobs = ['no.such-job', 'webhooks.publish-facts'];
	await platform.add('no.such-job', data, {jobId: 'older', attempts: 4});
	await platform.add('webhooks.publish-facts', {...data, payload: {after: 7}}, {jobId: 'other', attempts: 4});
	const given = async () =>
		rows<{name: string}>("select data->>'resource_id' as name from fact where type = 'work.failed_for_good' and request_id = 'req_older'");
	t.true(await until(TRIED_WITHIN_MS, async () => (await given()).length >= jobs.length));
	t.deepEqual((await given()).map(({name}) => name).toSorted(), jobs);
});
