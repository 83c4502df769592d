import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {pino} from 'pino';
import {freePort} from '../../../local/free-port.ts';
import {startRedis} from '../../../local/redis.ts';
import {connectRedis, evictionFault} from '../../../src/adapters/bullmq/connect-redis.ts';

const log = pino({level: 'silent'});

test('a Redis that may evict keys is refused at the start, one that may not is taken, and none at all is no fault', async t => {
	const folder = join(mkdtempSync(join(tmpdir(), 'redis-')), 'data');
	const server = await startRedis({folder, port: await freePort(), searchPath: process.env['PATH'] ?? '', log: () => undefined});
	t.teardown(server.stop);
	const redis = connectRedis(server.url, 'ask', log);
	t.teardown(() => redis.disconnect());
	t.is(await evictionFault(redis), undefined);

	await redis.call('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru');
	const again = connectRedis(server.url, 'ask', log);
	t.teardown(() => again.disconnect());
	t.regex((await evictionFault(again)) ?? '', /noeviction, not allkeys-lru/);

	const nobody = connectRedis(`redis://127.0.0.1:${await freePort()}`, 'ask', log);
	t.teardown(() => nobody.disconnect());
	t.is(await evictionFault(nobody), undefined);
});
