import type {DataFolder} from './data-folder.ts';
import {type DatabaseUrls, ensureDatabase} from './database.ts';
import {freePort} from './free-port.ts';
import {startPostgres} from './postgres.ts';
import type {Processes} from './processes.ts';
import {startRedis} from './redis.ts';

const usualDatabase = 'scaicontrol';

export type ServersPlan = Readonly<{
	data: DataFolder;
	given: Readonly<Record<string, string | undefined>>;
	processes: Processes;
	log: (sentence: string) => void;
}>;

/**
 * The database, with its roles: on the server in DATABASE_URL, whose user must then be one who may make databases and roles (unless
 * DATABASE_OWNER_URL says that both are there already), else on a server of our own.
 */
export async function startDatabase({data, given, processes, log}: ServersPlan, parts: AsyncDisposableStack): Promise<DatabaseUrls> {
	const {DATABASE_URL: givenUrl, DATABASE_OWNER_URL: ownerUrl} = given;

	if (givenUrl && ownerUrl) {
		return {ownerUrl, appUrl: givenUrl};
	}

	if (givenUrl) {
		return ensureDatabase(targetOf(givenUrl));
	}

	const postgres = await startPostgres({
		folder: data.postgres,
		port: await freePort(),
		durable: true,
		searchPath: given['PATH'] ?? '',
		log,
		onStart: pid => processes.started('postgres', pid),
	});

	parts.defer(postgres.stop);

	return ensureDatabase({adminUrl: postgres.adminUrl, name: usualDatabase});
}

/** The address of the queue server: REDIS_URL, else a server of our own. */
export async function startQueueServer({data, given, processes, log}: ServersPlan, parts: AsyncDisposableStack): Promise<string> {
	if (given['REDIS_URL']) {
		return given['REDIS_URL'];
	}

	const redis = await startRedis({
		folder: data.redis,
		port: await freePort(),
		searchPath: given['PATH'] ?? '',
		log,
		onStart: pid => processes.started('redis', pid),
	});

	parts.defer(redis.stop);

	return redis.url;
}

/** The database that the address names need not exist yet: it is made from the one that is always there. */
function targetOf(givenUrl: string): {adminUrl: string; name: string} {
	const url = new URL(givenUrl);
	const name = decodeURIComponent(url.pathname.slice(1));

	url.pathname = '/postgres';
	return {adminUrl: url.href, name: name === '' || name === 'postgres' ? usualDatabase : name};
}
