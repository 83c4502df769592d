import {mkdirSync, mkdtempSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {Redis} from 'ioredis';
import {databaseNames, ensureDatabase} from '../../local/database.ts';
import {freePort} from '../../local/free-port.ts';
import {startPostgres} from '../../local/postgres.ts';
import {removePostgresFolder} from '../../local/postgres-folder.ts';
import {startRedis} from '../../local/redis.ts';

const searchPath = process.env['PATH'] ?? '';
const log = () => undefined;

/** The server's own user must be able to reach it when root runs the tests. */
function newFolder(): string {
	const folder = join(mkdtempSync(join(tmpdir(), 'servers-')), 'data');

	mkdirSync(folder, {mode: 0o711});
	return folder;
}

test('PostgreSQL keeps its data over a stop, a kill and a lock whose pid is another program’s', async t => {
	const folder = join(newFolder(), 'postgres');
	const start = async () => startPostgres({folder, port: await freePort(), durable: false, searchPath, log});
	const first = await start();

	t.teardown(() => removePostgresFolder(folder));
	await ensureDatabase({adminUrl: first.adminUrl, name: 'kept'});
	await first.stop();
	writeFileSync(join(folder, 'cluster', 'postmaster.pid'), `${process.pid}\n`, {mode: 0o600});

	const second = await start();
	const third = await start();

	t.not(third.pid(), second.pid());
	t.deepEqual(await databaseNames(third.adminUrl), ['kept']);
	t.is(statSync(join(folder, 'cluster')).mode & 0o777, 0o700);
	t.is(statSync(join(folder, 'password')).mode & 0o777, 0o600);
	await second.stop();
	await third.stop();
});

test('data that PostgreSQL cannot use is refused with a sentence that says how to start afresh', async t => {
	const folder = join(newFolder(), 'postgres');

	mkdirSync(join(folder, 'cluster'), {recursive: true});
	writeFileSync(join(folder, 'password'), 'secret');
	writeFileSync(join(folder, 'cluster', 'PG_VERSION'), '9\n');
	await t.throwsAsync(startPostgres({folder, port: await freePort(), durable: false, searchPath, log}), {message: /version 9.*--fresh/});
});

test('Redis asks for its password, keeps every job and nothing on disk', async t => {
	const folder = join(newFolder(), 'redis');
	const server = await startRedis({folder, port: await freePort(), searchPath, log});
	const client = new Redis(server.url);

	t.deepEqual(await client.config('GET', 'maxmemory-policy'), ['maxmemory-policy', 'noeviction']);
	t.deepEqual(await client.config('GET', 'save'), ['save', '']);
	client.disconnect();

	const stranger = new Redis({port: Number(new URL(server.url).port), lazyConnect: true, retryStrategy: () => null});

	stranger.on('error', () => undefined);
	await t.throwsAsync(stranger.ping(), {message: /NOAUTH/});
	stranger.disconnect();
	await server.stop();
});

test('a machine without Redis is told what to install', async t => {
	const folder = join(newFolder(), 'redis');

	await t.throwsAsync(startRedis({folder, port: await freePort(), searchPath: '/nowhere', log}), {message: /Install one .*REDIS_URL/});
});
