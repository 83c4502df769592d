import {existsSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {unique} from '../support/factories.ts';
import {until} from '../support/processes.ts';
import {startReceiver} from '../support/receiver.ts';
import {startOwnRedis, startSystem} from '../support/system.ts';
import {addSubscriber, faultsAfter, introduce} from '../support/told.ts';

/** A lease and the look for what is due come to less; long enough for a busy machine. */
const RESUMED_WITHIN_MS = 60_000;
const TENANTS = 5;

const redis = await startOwnRedis();
test.after.always(redis.close);

test.serial(
	'calls that were answered when their worker was killed, before they were written down together, are made again as the same events',
	async t => {
		const system = await startSystem({redisUrl: redis.url()});
		t.teardown(system.close);
		const receiver = await startReceiver();
		t.teardown(receiver.close);
		const web = await system.startWeb();
		await addSubscriber(web, receiver);
		const tenants = Array.from({length: TENANTS}, () => unique('tnt'));
		for (const tenant of tenants) t.is(await introduce(web, tenant), 200);

		const file = join(system.folder, 'reached');
		const doomed = await system.startWorker({FAILPOINT: `attempts:before-record@webhooks.deliver=${file}`});
		t.true(await until(RESUMED_WITHIN_MS, () => existsSync(file) && receiver.calls.length === TENANTS), `${receiver.calls.length} calls`);
		await doomed.kill();
		const [{written} = {written: -1}] = await system.rows<{written: number}>('select count(*)::int as written from webhook_attempt');
		t.is(written, 0);

		await system.startWorker();
		t.deepEqual(await faultsAfter(RESUMED_WITHIN_MS, system, receiver, tenants, {isCallRepeatable: true}), []);
		t.is(receiver.calls.length, TENANTS * 2, 'each was told again');
		t.is(new Set(receiver.calls.map(({event}) => event.event_id)).size, TENANTS);
	},
);
