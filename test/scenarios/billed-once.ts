import test from 'ava';
import {bill} from '../../src/domain/billing/run/bill.ts';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import type {IdOf} from '../../src/domain/platform/values/id.ts';
import {passPeriodEnds} from '../../src/domain/subscriptions/periods/pass-period-ends.ts';
import {billAccount} from '../../src/workers/billing/bill-account.ts';
import {to} from '../../src/workers/queue/job.ts';
import {askPast} from '../support/database.ts';
import {makeCustomer, makePlan, makeSeller} from '../support/factories.ts';
import {startWorld, type World} from '../support/scenario.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-15T10:00:00Z');
});
test.after.always(async () => world.close());

const invoicesOf = async (tenantId: string) => (await world.operator.get(`/admin/invoices?tenant_id=${tenantId}`)).body.data;

/** A tenant of a seller of its own that has just subscribed. */
async function subscriber(plan: Record<string, unknown> = {}) {
	const {partner} = await makeSeller(world);
	const {tenantId, admin} = await makeCustomer(world, {partner});
	const {id} = await makePlan(world, plan);
	const {body} = await admin.post('/subscriptions', {plan_id: id});
	return {
		partner: partner as IdOf<'partner'>,
		tenantId: tenantId as IdOf<'tenant'>,
		admin,
		planId: id,
		subscriptionId: body.data.id as IdOf<'subscription'>,
	};
}

test.serial('ten at once, two runs and a job that is repeated bill an account once', async t => {
	const {tenantId, partner} = await subscriber();
	const account = {tenantId, partnerId: partner, currency: 'EUR'} as const;
	const once = async () =>
		asSystem(world.inUnit, {because: 'test'}, async unit => {
			const [billed] = await bill(unit, [account], {asOf: unit.now, isFinalized: true, isVatStrict: false});
			return billed?.made[0]?.outcome ?? 'nothing';
		});
	const outcomes = await Promise.all([
		...Array.from({length: 10}, once),
		world.operator.post('/admin/invoices/generate', {}).then(() => 'asked'),
		world.operator.post('/admin/invoices/generate', {}).then(() => 'asked'),
	]);
	await world.drain();
	t.true(outcomes.filter(outcome => outcome === 'finalized').length <= 1);
	t.is((await invoicesOf(tenantId)).length, 1);
	t.is(await once(), 'nothing');
	const runs = await world.operator.get('/admin/runs');
	for (const run of runs.body.data) t.like(run, {kind: 'invoices', status: 'completed'});
});

test.serial('two renewals of one subscription at once are one, and begin one period', async t => {
	const {subscriptionId} = await subscriber();
	await world.drain();
	world.clock.moveTo('2026-07-15T10:00:00Z');
	const pass = async () =>
		asSystem(world.inUnit, {because: 'test'}, async unit => passPeriodEnds(unit, {subscriptionIds: [subscriptionId]}));
	await Promise.all([pass(), pass()]);
	const periods = await asSystem(world.inUnit, {because: 'test'}, async ({em}) =>
		em.execute<{period_index: number; is_open: boolean}[]>(
			'select period_index, closed_at is null as is_open from subscription_period where subscription_id = ? order by starts_at',
			[subscriptionId],
		),
	);
	t.deepEqual(
		periods.map(({period_index, is_open}) => [period_index, is_open]),
		[
			[0, false],
			[1, true],
		],
	);
	const told = await asSystem(world.inUnit, {because: 'test'}, async ({em}) =>
		em.execute<unknown[]>("select 1 from fact where type = 'subscription.changed' and data->>'subscription_id' = ?", [subscriptionId]),
	);
	t.is(told.length, 1);
	await world.drain();
});

test.serial('whoever was away for three periods catches up, one document for all of it', async t => {
	const {tenantId, admin, subscriptionId} = await subscriber({billing_period: 'daily', base_price_cents: 100, term_periods: 4});
	await world.drain();
	world.clock.moveTo('2026-07-18T12:00:00Z');
	await world.advanceTo('2026-07-18T14:00:00Z');
	const {data} = (await admin.get(`/subscriptions/${subscriptionId}`)).body;
	t.is(data.current_period_start, '2026-07-17T22:00:00.000Z');
	const totals = (await invoicesOf(tenantId)).map(({subtotal_cents}: {subtotal_cents: number}) => subtotal_cents);
	t.is(
		totals.reduce((sum: number, total: number) => sum + total, 0),
		400,
	);
});

test.serial('a trial costs nothing; at its end the first period begins and is charged, once', async t => {
	const {tenantId, admin, subscriptionId} = await subscriber({trial_days: 14});
	await world.drain();
	t.is((await invoicesOf(tenantId)).length, 0);
	const trial = (await admin.get(`/subscriptions/${subscriptionId}`)).body.data;
	t.like(trial, {status: 'trialing', trial_ends_at: '2026-07-31T22:00:00.000Z'});
	await world.advanceTo('2026-08-01T10:00:00Z');
	t.like((await admin.get(`/subscriptions/${subscriptionId}`)).body.data, {
		status: 'active',
		current_period_start: '2026-07-31T22:00:00.000Z',
		current_period_end: '2026-08-31T22:00:00.000Z',
	});
	await asSystem(world.inUnit, {because: 'test'}, async unit => passPeriodEnds(unit, {subscriptionIds: [subscriptionId]}));
	await world.drain();
	t.like(await invoicesOf(tenantId), [{period_start: '2026-08-01', period_end: '2026-08-31', subtotal_cents: 4900}]);
});

test.serial('a new price reaches a running subscription at its renewal when the change says so, and not before', async t => {
	const {tenantId, planId} = await subscriber({base_price_cents: 1000});
	await world.drain();
	t.is((await world.operator.put(`/admin/catalog/plans/${planId}`, {base_price_cents: 1500})).status, 200);
	await world.advanceTo('2026-09-02T10:00:00Z');
	t.is(
		(await world.operator.put(`/admin/catalog/plans/${planId}`, {base_price_cents: 2000, apply_to_existing: 'next_renewal'})).status,
		200,
	);
	await world.advanceTo('2026-10-02T10:00:00Z');
	const prices = (await invoicesOf(tenantId)).map(({subtotal_cents}: {subtotal_cents: number}) => subtotal_cents).toReversed();
	t.deepEqual(prices, [1000, 1000, 2000]);
});

test.serial('two runs that two workers do at the same time, and jobs at once for the same accounts, make one document each', async t => {
	await using parts = new AsyncDisposableStack();
	const crowded = await startWorld('2026-06-15T10:00:00Z');
	parts.defer(crowded.close);
	const other = crowded.startAnotherWorker();
	parts.defer(async () => void (await other.stop()));
	const {partner} = await makeSeller(crowded);
	const {id: planId} = await makePlan(crowded, {billing_period: 'daily'});
	const tenants = await Promise.all(
		Array.from({length: 50}, async () => {
			const {tenantId, admin} = await makeCustomer(crowded, {partner});
			await admin.post('/subscriptions', {plan_id: planId});
			return tenantId as IdOf<'tenant'>;
		}),
	);
	await crowded.drain();
	const documents = async () =>
		askPast<{tenant_id: string; documents: number; numbers: number}>(
			crowded.database,
			`select tenant_id, count(*)::int as documents, count(distinct number)::int as numbers from invoice where partner_id = $1 group by 1`,
			[partner],
		);
	t.true((await documents()).every(each => each.documents === 1));

	// The next day: every period is over, and every price due, for the runs, the sweeps and the jobs at once alike.
	crowded.clock.moveTo('2026-06-16T10:00:00Z');
	const at = tenants.map(tenantId => ({tenant_id: tenantId, partner_id: partner as IdOf<'partner'>, currency: 'EUR' as const}));
	await Promise.all([
		crowded.operator.post('/admin/invoices/generate', {}),
		crowded.operator.post('/admin/invoices/generate', {}),
		...at.map(async payload =>
			other.clockwork.enqueue([{...to(billAccount, payload), requestId: 'req_at_once', cause: 'at_once', owner: {}}]),
		),
	]);
	await crowded.drain();
	const made = await documents();
	t.deepEqual([made.length, made.filter(each => each.documents !== 2 || each.numbers !== 2)], [50, []]);
	const [series] = await askPast(crowded.database, 'select last_number from number_sequence where partner_id = $1', [partner]);
	t.deepEqual(series, {last_number: 100});
	for (const run of (await crowded.operator.get('/admin/runs')).body.data) t.like(run, {status: 'completed', result: {errors: []}});
});
