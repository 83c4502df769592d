import {rmSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {Client} from 'pg';
import {startChild} from './child.ts';
import {endProcess} from './end-process.ts';
import {logTail} from './log-tail.ts';
import {postgresAccount} from './postgres-account.ts';
import {type PostgresFolder, preparePostgresFolder} from './postgres-folder.ts';
import {findPostgres} from './postgres-programs.ts';
import {readFileIfThere} from './private-file.ts';
import {commandOf} from './process-identity.ts';

/** Room for a web and a worker process, a few more of each, and tools beside them. */
const connectionsOfASystem = 200;
const readyWithinMs = 60_000;
const lookEveryMs = 25;

/** A server killed a moment ago leaves processes that keep its data for an instant: the first starts after that may fail. */
const deathsAtMost = 5;

/** SIGINT: connections are closed, data is written, the server ends ("fast shutdown", PostgreSQL manual 18.5). */
const fastShutdown = 'SIGINT';

export type Postgres = Readonly<{
	/** Connection as the superuser, to the database `postgres`. */
	adminUrl: string;
	pid: () => number;
	stop: () => Promise<void>;
}>;

export type PostgresOptions = Readonly<{
	/** Where the data lies. Made when missing; its server of an earlier start is ended when it still runs. */
	folder: string;
	port: number;
	/** `false`: nothing is flushed to disk, for tests; a crash of the machine may lose the data. */
	durable: boolean;
	/** So many connections at once, at most. */
	connectionsAtMost?: number;
	/** Where `initdb` and `postgres` are looked for when the packages hold none; PATH. */
	searchPath: string;
	log: (sentence: string) => void;
	onStart?: (pid: number) => void;
}>;

/**
 * Starts a PostgreSQL server of our own on 127.0.0.1 and waits until it answers; from then on it is started again when it dies.
 * Throws a sentence when there is no PostgreSQL, or when its data cannot be used.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
	const {folder, port, durable, connectionsAtMost = connectionsOfASystem, searchPath, log, onStart} = options;
	const account = postgresAccount(folder);
	const programs = findPostgres(account, searchPath);
	const place = preparePostgresFolder(folder, {programs, account, isDurable: durable});

	await endServerOf(place.cluster);

	const child = await startChild({
		name: 'PostgreSQL',
		command: programs.postgres,
		args: ['-D', place.cluster, ...settings({port, durable, connectionsAtMost})],
		env: {PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC'},
		folder: '/',
		account,
		logFile: place.logFile,
		recordFile: place.recordFile,
		stopSignal: fastShutdown,
		log,
		onStart,
	});
	const adminUrl = `postgres://postgres:${place.password}@127.0.0.1:${port}/postgres`;

	try {
		await waitUntilItAnswers(adminUrl, place, child.deaths);
	} catch (error) {
		await child.stop();
		throw error;
	}

	return {adminUrl, pid: child.pid, stop: child.stop};
}

function settings({port, durable, connectionsAtMost}: {port: number; durable: boolean; connectionsAtMost: number}): string[] {
	const values = {
		listen_addresses: '127.0.0.1',
		port,
		unix_socket_directories: '',
		max_connections: connectionsAtMost,
		timezone: 'UTC',
		log_timezone: 'UTC',
		logging_collector: 'off',
		...(durable ? {} : {fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off'}),
	};

	return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/**
 * Ends a server that still runs on this data. A pid that now belongs to another program (after a restart of the machine) would keep
 * PostgreSQL from starting, so that its lock is removed; in every other case PostgreSQL judges the lock itself.
 */
async function endServerOf(cluster: string): Promise<void> {
	const lockFile = join(cluster, 'postmaster.pid');
	const pid = Number.parseInt(readFileIfThere(lockFile) ?? '', 10);
	const command = Number.isNaN(pid) ? undefined : commandOf(pid);

	if (command === undefined || command === '') {
		return;
	}

	if (command.includes(cluster)) {
		await endProcess(pid, fastShutdown);
	} else {
		rmSync(lockFile);
	}
}

async function waitUntilItAnswers(adminUrl: string, {cluster, logFile}: PostgresFolder, deaths: () => number): Promise<void> {
	for (let waitedMs = 0; waitedMs < readyWithinMs; waitedMs += lookEveryMs) {
		if (deaths() >= deathsAtMost) {
			throw new Error(
				`PostgreSQL does not start with the data in ${cluster}. Its last words:\n${logTail(logFile)}\nTo start afresh: npm start -- --fresh`,
			);
		}

		if (await answers(adminUrl)) {
			return;
		}

		await delay(lookEveryMs);
	}

	throw new Error(`PostgreSQL did not answer within ${readyWithinMs / 1000} s. Its log: ${logFile}`);
}

async function answers(url: string): Promise<boolean> {
	const client = new Client({connectionString: url});

	client.on('error', () => undefined);

	try {
		await client.connect();
		return true;
	} catch {
		return false;
	} finally {
		await client.end().catch(() => undefined);
	}
}
