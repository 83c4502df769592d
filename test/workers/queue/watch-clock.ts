import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {pino} from 'pino';
import {openFoundations} from '../../../src/adapters/process/open-foundations.ts';
import {readConfig} from '../../../src/config.ts';
import {createWorker} from '../../../src/workers/create-worker.ts';
import {openWorkerTools} from '../../../src/workers/open-worker-tools.ts';
import {RELAY_LOOK_MS} from '../../../src/workers/queue/relay.ts';
import {redisUrl} from '../../support/database.ts';
import {emptyQueues} from '../../support/empty-queues.ts';
import {until} from '../../support/processes.ts';
import {startStore} from '../../support/store.ts';
import {testEnvironment} from '../../support/world.ts';

const WITHIN_MS = 30_000;
const MINUTES_MS = 5 * 60_000;

/** A worker on a machine whose clock can be set wrong, and what it logs. */
async function startWorkerWithClock(t: {teardown: (end: () => Promise<void>) => void}, databaseUrl: string, offMs: number) {
	const machine = {offMs};
	const now = () => new Date(Date.now() + machine.offMs);
	const said: string[] = [];
	const log = pino({level: 'info'}, {write: line => said.push((JSON.parse(line) as {msg: string}).msg)});
	const parts = new AsyncDisposableStack();
	const config = readConfig(testEnvironment({DATABASE_URL: databaseUrl, REDIS_URL: redisUrl()}));
	const clock = {real: now, business: async () => now()};
	const foundations = openFoundations(config, log, {kind: 'both', clock, space: `-${randomUUID()}`}, parts);
	if (foundations.redis.status !== 'ready') await once(foundations.redis, 'ready');
	parts.defer(async () => emptyQueues(foundations.queues));
	const worker = createWorker(
		foundations,
		openWorkerTools(foundations, parts),
		{onJobDone: () => undefined, onJobFailed: () => undefined},
		parts,
	);
	t.teardown(async () => {
		await worker.stop();
		await parts.disposeAsync();
	});
	return {machine, said: (word: string) => said.filter(line => line.startsWith(word)).length};
}

test('a worker whose clock is minutes off takes nothing up, and begins when it is right', async t => {
	const store = await startStore();
	t.teardown(store.close);
	const write = async (partnerId: string) =>
		store.system(async ({record}) =>
			record({
				...{type: 'partner.billing_linked', step: 1, owner: {partnerId}},
				data: {
					...{partner_id: partnerId, scaicontrol_customer_id: partnerId, linked_at: '2026-06-01T10:00:00.000Z'},
					...{legal_name: 'A', country_code: null, vat_number: null},
				},
			}),
		);
	const isPublished = async (partnerId: string): Promise<boolean> =>
		store.system(async ({em}) => (await em.execute('select 1 from event where partner_id = ?', [partnerId])).length > 0);
	for (const offMs of [MINUTES_MS, -MINUTES_MS]) {
		const {machine, said} = await startWorkerWithClock(t, store.database.appUrl, offMs);
		const [before, after] = [`prt_${offMs}_before`, `prt_${offMs}_after`];
		t.true(await until(WITHIN_MS, () => said('the clock is off') === 1));
		await write(before);
		await delay(2 * RELAY_LOOK_MS);
		t.false(await isPublished(before));
		machine.offMs = 0;
		t.true(await until(WITHIN_MS, async () => isPublished(before)));
		machine.offMs = offMs;
		t.true(await until(WITHIN_MS, () => said('the clock is off') === 2));
		await write(after);
		await delay(2 * RELAY_LOOK_MS);
		t.false(await isPublished(after));
	}
});
