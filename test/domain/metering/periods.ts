import test, {type ExecutionContext} from 'ava';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import {passPeriodEnds} from '../../../src/domain/subscriptions/periods/pass-period-ends.ts';
import {makeMeteredCustomer, usageEvent} from '../../support/factories.ts';
import {rollUp} from '../../support/roll-up.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-10T10:00:00Z');
	await world.stopWorker();
});
test.after.always(async () => world.close());

const execute = async <T extends object[]>(sql: string, values: unknown[]): Promise<T> =>
	asSystem(world.inUnit, {because: 'a test'}, async ({em}) => em.execute<T>(sql, values));

const periodsOf = async (tenantId: string) => {
	const rows = await execute<{starts_at: string; ends_at: string | null}[]>(
		'select starts_at, ends_at from usage_period where tenant_id = ? order by starts_at',
		[tenantId],
	);
	return rows.map(row => [new Date(row.starts_at).toISOString(), row.ends_at && new Date(row.ends_at).toISOString()]);
};

const totalsOf = async (tenantId: string) => {
	const rows = await execute<{period_start: string; quantity: string}[]>(
		'select period_start, quantity_sum::text as quantity from usage_total where tenant_id = ? order by period_start',
		[tenantId],
	);
	return rows.map(row => [new Date(row.period_start).toISOString(), row.quantity]);
};

/** Subscribed at ten in the morning; the days of the period begin at the midnight before. */
const FIRST = ['2026-06-10T10:00:00.000Z', '2026-07-09T22:00:00.000Z'];

const moveTo = (t: ExecutionContext, instant: string) => {
	world.clock.moveTo(instant);
	t.teardown(() => world.clock.moveTo('2026-06-10T10:00:00Z'));
};

const cancelAtOnce = async (t: ExecutionContext, subscriptionId: string) =>
	t.is((await world.operator.post(`/admin/subscriptions/${subscriptionId}/cancel?immediate=true`)).status, 200);

/** A customer that has just subscribed, and what it does. */
async function customer(plan: Record<string, unknown> = {}) {
	const made = await makeMeteredCustomer(world, plan);
	const {tenantId, planId, service, admin, reporter} = made;
	return {
		...made,
		async use(quantity: number, timestamp?: string) {
			const events = [usageEvent(tenantId, {quantity, ...(timestamp && {timestamp})})];
			return (await reporter.post('/metering/events', {events})).body.data;
		},
		subscribeAgain: async () => (await admin.post('/subscriptions', {plan_id: planId})).body.data.id as string,
		used: async () => (await reporter.get(`/internal/quotas/${tenantId}/${service.slug}/calls`)).body.data.used as string,
	};
}

const passEnd = async (subscriptionId: string) =>
	asSystem(world.inUnit, {because: 'a test'}, async unit => passPeriodEnds(unit, {subscriptionIds: [subscriptionId as `sub_${string}`]}));

test.serial('a renewal opens the next period, and what came before it is counted there', async t => {
	const {tenantId, subscriptionId, use} = await customer();
	t.deepEqual(await periodsOf(tenantId), [FIRST]);
	moveTo(t, '2026-07-09T22:30:00Z');
	await use(1, '2026-07-09T21:59:59Z');
	await use(10);
	await rollUp(world);
	t.deepEqual(await totalsOf(tenantId), [[FIRST[0], '1']], 'the renewal is late: what follows is in no period yet');

	await passEnd(subscriptionId);
	t.deepEqual(await periodsOf(tenantId), [FIRST, [FIRST[1], '2026-08-09T22:00:00.000Z']]);
	await rollUp(world);
	t.deepEqual(await totalsOf(tenantId), [
		[FIRST[0], '1'],
		[FIRST[1], '10'],
	]);
});

test.serial('usage of the morning before a subscription is taken, and belongs to no period', async t => {
	const {tenantId, use, used, admin} = await customer();
	t.is((await use(5, '2026-06-10T09:59:59.999Z')).accepted, 1);
	t.is((await use(1, '2026-06-10T10:00:00Z')).accepted, 1);
	t.is((await use(1, '2026-06-09T21:59:59Z')).rejected[0].code, 'unknown_tenant', 'nobody subscribed on the day before');
	t.is(await used(), '1');
	await rollUp(world);
	t.deepEqual(await totalsOf(tenantId), [[FIRST[0], '1']]);
	t.is((await admin.get('/usage/history?period_type=month')).body.data[0].quantity, '6');
});

test.serial('an immediate end leaves usage to its instant, an end in due time the period as it was', async t => {
	const early = await customer();
	moveTo(t, '2026-06-20T12:00:00Z');
	await cancelAtOnce(t, early.subscriptionId);
	t.deepEqual(await periodsOf(early.tenantId), [[FIRST[0], '2026-06-20T12:00:00.000Z']]);

	world.clock.moveTo('2026-06-10T10:00:00Z');
	const late = await customer();
	await late.admin.post(`/subscriptions/${late.subscriptionId}/cancel`);
	world.clock.moveTo('2026-07-09T22:01:00Z');
	await passEnd(late.subscriptionId);
	t.deepEqual(await periodsOf(late.tenantId), [FIRST]);
});

test.serial('who ended and came back on the same day has two periods, and each event and quota belongs to one', async t => {
	const {tenantId, subscriptionId, use, used, subscribeAgain} = await customer();
	moveTo(t, '2026-06-10T10:30:00Z');
	await use(3);
	world.clock.moveTo('2026-06-10T11:00:00Z');
	await cancelAtOnce(t, subscriptionId);
	world.clock.moveTo('2026-06-10T12:00:00Z');
	await use(50);
	await subscribeAgain();
	t.is(await used(), '50', 'used at the instant it began');
	world.clock.moveTo('2026-06-10T13:00:00Z');
	await use(2);

	t.is(await used(), '52');
	t.deepEqual(await periodsOf(tenantId), [
		[FIRST[0], '2026-06-10T11:00:00.000Z'],
		['2026-06-10T12:00:00.000Z', FIRST[1]],
	]);
	await rollUp(world);
	t.deepEqual(await totalsOf(tenantId), [
		[FIRST[0], '3'],
		['2026-06-10T12:00:00.000Z', '52'],
	]);
});

test.serial('one that ended in the instant it began has no period, and whoever begins then has it all', async t => {
	const {tenantId, subscriptionId, use, used, subscribeAgain} = await customer();
	await use(3);
	await rollUp(world);
	await cancelAtOnce(t, subscriptionId);
	t.deepEqual(await periodsOf(tenantId), []);
	await subscribeAgain();
	await use(2);
	t.deepEqual(await periodsOf(tenantId), [FIRST]);
	t.is(await used(), '5');
	await rollUp(world);
	t.deepEqual(await totalsOf(tenantId), [[FIRST[0], '5']]);
	t.is(await used(), '5');
});

test.serial('usage of a trial is in no period that is paid, also when a paid one begins on the same day', async t => {
	const {tenantId, planId, subscriptionId, use, used, subscribeAgain, admin, service} = await customer({trial_days: 14});
	const tiers = [{metric_slug: 'calls', model: 'graduated', tier_start: 0, unit_price_cents: 10}];
	t.is((await world.operator.put(`/admin/catalog/plans/${planId}/pricing-tiers`, tiers)).status, 200);
	moveTo(t, '2026-06-10T10:30:00Z');
	await use(3);
	t.is(await used(), '3');
	const shown = async () => (await admin.get(`/usage/by-service/${service.slug}`)).body.data.metrics[0];
	world.clock.moveTo('2026-06-10T11:00:00Z');
	await cancelAtOnce(t, subscriptionId);
	t.like(await shown(), {quantity: '3', cost_cents: 0});
	world.clock.moveTo('2026-06-10T12:00:00Z');
	await subscribeAgain();
	await use(2);
	t.like(await shown(), {quantity: '2', cost_cents: 20});
	t.deepEqual(await periodsOf(tenantId), [
		[FIRST[0], '2026-06-10T11:00:00.000Z'],
		['2026-06-10T12:00:00.000Z', FIRST[1]],
	]);
});

test.serial('a trial that ends in due time is followed by the first period at that instant', async t => {
	const {tenantId, subscriptionId} = await customer({trial_days: 14});
	moveTo(t, '2026-06-24T09:00:00Z');
	await passEnd(subscriptionId);
	t.deepEqual(await periodsOf(tenantId), [
		[FIRST[0], '2026-06-23T22:00:00.000Z'],
		['2026-06-23T22:00:00.000Z', '2026-07-23T22:00:00.000Z'],
	]);
});

test.serial('what is shown of a period begins at its first midnight and ends when it ends', async t => {
	const {subscriptionId, use, service, admin, reporter, tenantId} = await customer();
	await use(7);
	const midnight = '2026-06-09T22:00:00.000Z';
	t.like((await reporter.get(`/internal/quotas/${tenantId}/${service.slug}/calls`)).body.data, {
		...{used: '7', period_start: midnight, period_end: FIRST[1], resets_at: FIRST[1]},
	});
	moveTo(t, '2026-06-20T12:00:00Z');
	await cancelAtOnce(t, subscriptionId);
	const ended = {period_start: midnight, period_end: '2026-06-20T12:00:00.000Z'};
	t.like((await admin.get(`/usage/by-service/${service.slug}`)).body.data, ended);
	const history = await admin.get(`/usage/history?period_type=billing_period&service_slug=${service.slug}&from=2026-06-01`);
	t.like(history.body.data, [{...ended, quantity: '7'}]);
});

test.serial('the mirror follows whatever becomes of a period', async t => {
	const {tenantId} = await customer();
	const change = async (set: string) => execute(`update subscription_period set ${set} where tenant_id = ?`, [tenantId]);
	await rollUp(world);
	await change("quantity = quantity + 1, usage_from = usage_from, unused_from = '2026-06-20'");
	const [row] = await execute<{is_stale: boolean}[]>('select is_stale from usage_period where tenant_id = ?', [tenantId]);
	t.is(row?.is_stale, false, 'the same bounds are nothing new');
	await change("usage_from = '2026-06-11T00:00:00Z'");
	t.deepEqual(await periodsOf(tenantId), [['2026-06-11T00:00:00.000Z', FIRST[1]]]);
	await change('usage_until = null');
	t.deepEqual(await periodsOf(tenantId), [['2026-06-11T00:00:00.000Z', null]]);
	await change('usage_until = usage_from');
	t.deepEqual(await periodsOf(tenantId), []);
	await change("usage_from = '2026-06-12T00:00:00Z', usage_until = '2026-06-13T00:00:00Z'");
	t.deepEqual(await periodsOf(tenantId), [['2026-06-12T00:00:00.000Z', '2026-06-13T00:00:00.000Z']]);
	await execute('delete from subscription_period where tenant_id = ?', [tenantId]);
	t.deepEqual(await periodsOf(tenantId), []);
});

test.serial('who changes its zone and cancels at once pays for the days to that one, and uses the service to that instant', async t => {
	const {tenantId, subscriptionId, service, admin, reporter} = await makeMeteredCustomer(world);
	t.teardown(() => world.clock.moveTo('2026-06-10T10:00:00Z'));
	const use = async (quantity: number) => reporter.post('/metering/events', {events: [usageEvent(tenantId, {quantity})]});
	world.clock.moveTo('2026-06-15T10:00:00Z');
	t.is((await admin.put('/organization/tenant', {time_zone: 'America/Los_Angeles'})).status, 200);
	world.clock.moveTo('2026-06-20T11:59:00Z');
	await use(1);
	world.clock.moveTo('2026-06-20T12:00:00Z');
	t.is((await world.operator.post(`/admin/subscriptions/${subscriptionId}/cancel?immediate=true`)).status, 200);
	// In Los Angeles it still is the day of the end; the period is one of Amsterdam's days.
	world.clock.moveTo('2026-06-21T03:00:00Z');
	await use(10);

	const {body} = await admin.get(`/usage/by-service/${service.slug}`);
	t.is(body.data.metrics[0].quantity, '1');
	const [period] = await execute<{unused_from: string}[]>('select unused_from::text from subscription_period where tenant_id = ?', [
		tenantId,
	]);
	t.is(period?.unused_from, '2026-06-21');
});

test.serial('a tenant sees its own periods and totals only, whoever asks the database', async t => {
	const {tenantId, reporter} = await makeMeteredCustomer(world);
	await reporter.post('/metering/events', {events: [usageEvent(tenantId)]});
	await rollUp(world);
	const cause = {requestId: 'req_test', actor: 'test'};
	const counted = async (reach: Parameters<typeof world.inUnit>[0]['reach']) =>
		world.inUnit({reach, cause, readOnly: true}, async ({em}) => {
			const [row] = await em.execute<Record<string, string>[]>(
				`select (select count(*) from usage_event where tenant_id = '${tenantId}') as events,
				        (select count(*) from usage_hour where tenant_id = '${tenantId}') as hours,
				        (select count(*) from usage_total where tenant_id = '${tenantId}') as totals,
				        (select count(*) from usage_period where tenant_id = '${tenantId}') as periods,
				        (select count(*) from usage_event_20260610 where tenant_id = '${tenantId}') as beside`,
			);
			return row;
		});
	const all = {events: '1', hours: '1', totals: '1', periods: '1', beside: '0'};
	t.deepEqual(await counted({kind: 'tenant', tenantId: tenantId as `tnt_${string}`, partnerId: 'prt_reseller'}), all);
	t.deepEqual(await counted({kind: 'partner', partnerId: 'prt_reseller'}), all);
	const nothing = {events: '0', hours: '0', totals: '0', periods: '0', beside: '0'};
	t.deepEqual(await counted({kind: 'tenant', tenantId: 'tnt_other', partnerId: 'prt_reseller'}), nothing);
	t.deepEqual(await counted({kind: 'partner', partnerId: 'prt_other'}), nothing);
	await t.throwsAsync(
		world.inUnit({reach: {kind: 'tenant', tenantId: 'tnt_other', partnerId: 'prt_reseller'}, cause}, async ({em}) =>
			em.execute('select from usage_key'),
		),
	);
});
