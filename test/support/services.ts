import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {databaseNames, dropDatabase} from '../../local/database.ts';
import {freePort} from '../../local/free-port.ts';
import {takeLock} from '../../local/lock.ts';
import {startPostgres} from '../../local/postgres.ts';
import {removePostgresFolder} from '../../local/postgres-folder.ts';
import {startRedis} from '../../local/redis.ts';

/** So many test runs of one checkout may go on at once, each on servers of its own. */
const runsAtMost = 8;

/** A world holds 16 connections at most, the tests of one file begin together, and a few files run at once. */
const connectionsAtMost = 1000;

export type TestServices = Readonly<{
	/** A PostgreSQL superuser's address; test files make databases of their own there. */
	databaseAdminUrl: string;
	/** One Redis for all test files; each keeps to a prefix of its own. */
	redisUrl: string;
	stop: () => Promise<void>;
}>;

export type TestServicesPlan = Readonly<{
	/** Where the servers' data lies; kept between runs, because making a cluster takes longer than starting one. */
	folder: string;
	given: Readonly<Record<string, string | undefined>>;
	log: (sentence: string) => void;
}>;

/** Starts what tests need for a whole run: TEST_DATABASE_ADMIN_URL and REDIS_URL where they are given, else servers of our own. */
export async function startTestServices({folder, given, log}: TestServicesPlan): Promise<TestServices> {
	const parts = new AsyncDisposableStack();

	try {
		const place = takePlace(folder, parts);
		const databaseAdminUrl = given['TEST_DATABASE_ADMIN_URL'] || (await startTestPostgres(place, {given, log}, parts));
		const redisUrl = given['REDIS_URL'] || (await startTestRedis(place, {given, log}, parts));

		return {databaseAdminUrl, redisUrl, stop: () => parts.disposeAsync()};
	} catch (error) {
		await parts.disposeAsync();
		throw error;
	}
}

function takePlace(folder: string, parts: AsyncDisposableStack): string {
	for (let run = 1; run <= runsAtMost; run += 1) {
		const place = join(folder, String(run));

		mkdirSync(place, {recursive: true, mode: 0o711});

		const lock = takeLock(join(place, 'lock'));

		if (lock !== undefined) {
			parts.defer(lock.release);
			return place;
		}
	}

	throw new Error(`${runsAtMost} test runs are going on in ${folder} already.`);
}

type Starting = Omit<TestServicesPlan, 'folder'>;

/** A cluster that does not start (a test run was killed while nothing was flushed to disk) is thrown away and made again. */
async function startTestPostgres(place: string, starting: Starting, parts: AsyncDisposableStack): Promise<string> {
	const folder = join(place, 'postgres');
	const start = async () =>
		startPostgres({
			...{folder, port: await freePort(), durable: false, connectionsAtMost},
			...{searchPath: starting.given['PATH'] ?? '', log: starting.log},
		});
	const postgres = await start().catch(() => {
		removePostgresFolder(folder);
		return start();
	});

	parts.defer(postgres.stop);

	for (const name of await databaseNames(postgres.adminUrl)) {
		await dropDatabase({adminUrl: postgres.adminUrl, name});
	}

	return postgres.adminUrl;
}

async function startTestRedis(place: string, {given, log}: Starting, parts: AsyncDisposableStack): Promise<string> {
	const redis = await startRedis({folder: join(place, 'redis'), port: await freePort(), searchPath: given['PATH'] ?? '', log});

	parts.defer(redis.stop);

	return redis.url;
}
