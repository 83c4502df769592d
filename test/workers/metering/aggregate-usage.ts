import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import {askPast} from '../../support/database.ts';
import {makeMeteredCustomer, usageEvent} from '../../support/factories.ts';
import {until} from '../../support/processes.ts';
import {rollUp} from '../../support/roll-up.ts';
import {startWorld, type World} from '../../support/world.ts';

const START = '2026-06-10T10:00:00Z';
/** Until a process has come to where it is killed, and PostgreSQL knows that it is gone. */
const PATIENCE_MS = 20_000;
let world: World;

test.before(async () => {
	world = await startWorld(START);
	await world.stopWorker();
});
test.after.always(async () => world.close());

const rolledUp = async (tenantId: string): Promise<{totals: string; hours: string; pending: string} | undefined> =>
	asSystem(world.inUnit, {because: 'looking', readOnly: true}, async ({em}) => {
		const rows = await em.execute<{totals: string; hours: string; pending: string}[]>(
			`select (select coalesce(sum(quantity_sum), 0)::text from usage_total where tenant_id = ?) as totals,
			        (select coalesce(sum(quantity_sum), 0)::text from usage_hour where tenant_id = ?) as hours,
			        (select count(*)::text from usage_batch) as pending`,
			[tenantId, tenantId],
		);
		return rows[0];
	});

/** Until PostgreSQL has noticed that a killed process is gone: so long its locks stand, and what it had claimed is passed over. */
const untilLetGo = async (): Promise<boolean> => {
	const open = `select from pg_stat_activity where datname = current_database() and application_name = 'aggregate-until-killed'`;
	return until(PATIENCE_MS, async () => (await askPast(world.database, open)).length === 0);
};

for (const point of ['aggregate:after-claim', 'aggregate:before-commit', 'unit:after-commit']) {
	test.serial(`a worker killed at ${point} neither loses nor doubles usage`, async t => {
		const {tenantId, reporter} = await makeMeteredCustomer(world);
		await rollUp(world);
		const folder = await mkdtemp(join(tmpdir(), 'scaicontrol-kill-'));
		t.teardown(async () => rm(folder, {recursive: true}));
		const events = Array.from({length: 20}, (_, index) => usageEvent(tenantId, {quantity: index}));
		t.is((await reporter.post('/metering/events', {events})).body.data.accepted, 20);

		const reached = join(folder, 'reached');
		const child = spawn(process.execPath, [new URL('../../support/aggregate-until-killed.ts', import.meta.url).pathname], {
			env: {DATABASE_URL: world.database.appUrl, FAILPOINT: `${point}=${reached}`, NOW: START},
			stdio: 'ignore',
		});
		t.true(await until(PATIENCE_MS, () => existsSync(reached)));
		child.kill('SIGKILL');
		await new Promise(resolve => child.on('exit', resolve));
		t.true(await untilLetGo());
		const isCounted = point === 'unit:after-commit';
		t.like(await rolledUp(tenantId), {totals: isCounted ? '190' : '0', hours: isCounted ? '190' : '0', pending: isCounted ? '0' : '1'});

		await rollUp(world);
		t.deepEqual(await rolledUp(tenantId), {totals: '190', hours: '190', pending: '0'});
	});
}
