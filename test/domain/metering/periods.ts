import test from 'ava';
import {asSystem} from '../../../src/domain/platform/as-system.ts';
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

const FIRST = ['2026-06-09T22:00:00.000Z', '2026-07-09T22:00:00.000Z'];

test.serial('a renewal opens the next period, and what came before it is counted there', async t => {
	const {tenantId, subscriptionId, reporter} = await makeMeteredCustomer(world);
	t.deepEqual(await periodsOf(tenantId), [FIRST]);
	world.clock.moveTo('2026-07-09T22:30:00Z');
	t.teardown(() => world.clock.moveTo('2026-06-10T10:00:00Z'));
	const events = [usageEvent(tenantId, {quantity: 1, timestamp: '2026-07-09T21:59:59Z'}), usageEvent(tenantId, {quantity: 10})];
	t.is((await reporter.post('/metering/events', {events})).body.data.accepted, 2);
	await rollUp(world);
	t.deepEqual(await totalsOf(tenantId), [[FIRST[0], '1']], 'the renewal is late: what follows is in no period yet');

	await execute(
		"update subscription set current_period_start = '2026-07-09T22:00:00Z', current_period_end = '2026-08-09T22:00:00Z' where id = ?",
		[subscriptionId],
	);
	t.deepEqual(await periodsOf(tenantId), [FIRST, [FIRST[1], '2026-08-09T22:00:00.000Z']]);
	await rollUp(world);
	t.deepEqual(await totalsOf(tenantId), [
		[FIRST[0], '1'],
		[FIRST[1], '10'],
	]);
});

test.serial('another billing period from today ends the one before today', async t => {
	const {tenantId, subscriptionId} = await makeMeteredCustomer(world);
	await execute(
		"update subscription set current_period_start = '2026-06-14T22:00:00Z', current_period_end = '2027-06-14T22:00:00Z' where id = ?",
		[subscriptionId],
	);
	t.deepEqual(await periodsOf(tenantId), [
		['2026-06-09T22:00:00.000Z', '2026-06-14T22:00:00.000Z'],
		['2026-06-14T22:00:00.000Z', '2027-06-14T22:00:00.000Z'],
	]);
});

test.serial('an immediate end leaves the day to its midnight, an end in due time the period as it was', async t => {
	const ended = async (cancelledAt: string) => {
		const {tenantId, subscriptionId} = await makeMeteredCustomer(world);
		await execute("update subscription set status = 'cancelled', cancelled_at = ? where id = ?", [cancelledAt, subscriptionId]);
		return periodsOf(tenantId);
	};
	t.deepEqual(await ended('2026-06-20T12:00:00Z'), [[FIRST[0], '2026-06-20T22:00:00.000Z']]);
	t.deepEqual(await ended('2026-07-09T22:01:00Z'), [FIRST]);
});

test.serial('who ended and came back on the same day has one period from that day', async t => {
	const {tenantId, subscriptionId, planId, admin, reporter} = await makeMeteredCustomer(world);
	await reporter.post('/metering/events', {events: [usageEvent(tenantId, {quantity: 3})]});
	await execute("update subscription set status = 'cancelled', cancelled_at = '2026-06-10T10:00:00Z' where id = ?", [subscriptionId]);
	t.is((await admin.post('/subscriptions', {plan_id: planId})).status, 201);
	t.deepEqual(await periodsOf(tenantId), [FIRST]);
	await rollUp(world);
	t.deepEqual(await totalsOf(tenantId), [[FIRST[0], '3']]);
});

test.serial.failing(
	'who changes its zone and cancels at once pays for the days to that one, and uses the service to that instant',
	async t => {
		const {tenantId, subscriptionId, service, admin, reporter} = await makeMeteredCustomer(world);
		t.teardown(() => world.clock.moveTo('2026-06-10T10:00:00Z'));
		const use = async (quantity: number) => reporter.post('/metering/events', {events: [usageEvent(tenantId, {quantity})]});
		world.clock.moveTo('2026-06-15T10:00:00Z');
		t.is((await admin.put('/organization/tenant', {time_zone: 'America/Los_Angeles'})).status, 200);
		world.clock.moveTo('2026-06-20T12:00:00Z');
		await use(1);
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
	},
);

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
