import test from 'ava';
import {dropOldUsage} from '../../../src/domain/metering/intake/drop-old-usage.ts';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import {makeMeteredCustomer, usageEvent} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-10T10:00:00Z');
});
test.after.always(async () => world.close());

const count = async (sql: string): Promise<number> =>
	asSystem(world.inUnit, {because: 'counting', readOnly: true}, async ({em}) => {
		const [row] = await em.execute<{count: string}[]>(`select count(*) as count from ${sql}`);
		return Number(row?.count);
	});

test('usage is taken wherever the clock jumps, kept for its months, and what it adds up to stays', async t => {
	const {tenantId, reporter} = await makeMeteredCustomer(world);
	t.is((await reporter.post('/metering/events', {events: [usageEvent(tenantId)]})).body.data.accepted, 1);
	await world.drain();
	t.is(await count('usage_key'), 1);

	await world.advanceTo('2026-07-17T10:00:00Z');
	t.is(await count("pg_class where relname = 'usage_event_20260731'"), 1, 'two weeks of days are ahead');
	t.is(await count('usage_key'), 0, 'a key is kept for 36 days');
	t.is(await count('usage_event'), 1);

	await world.advanceTo('2027-07-11T10:00:00Z');
	t.is(await count("pg_class where relname = 'usage_event_20260610'"), 0);
	t.is(await count(`usage_total where tenant_id = '${tenantId}' and quantity_sum = 1`), 1);
	t.is(await count(`usage_hour where tenant_id = '${tenantId}' and quantity_sum = 1`), 1);
	t.is((await reporter.post('/metering/events', {events: [usageEvent(tenantId, {timestamp: '2027-06-15T00:00:00Z'})]})).status, 202);
});

test('which days are too old is found however the database reads its catalogue', async t => {
	await t.notThrowsAsync(
		asSystem(world.inUnit, {because: 'test'}, async unit => {
			// Then it reads the names of all tables, not only those of usage.
			await unit.em.execute('set local enable_nestloop = off');
			await unit.em.execute('set local enable_indexscan = off');
			await unit.em.execute('set local enable_bitmapscan = off');
			await dropOldUsage(unit, 13);
		}),
	);
});
