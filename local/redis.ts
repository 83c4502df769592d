import {randomBytes} from 'node:crypto';
import {accessSync, constants, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {Redis} from 'ioredis';
import {startChild} from './child.ts';
import {logTail} from './log-tail.ts';
import {readFileIfThere, writePrivateFile} from './private-file.ts';

const readyWithinMs = 10_000;
const lookEveryMs = 20;
const deathsAtMost = 3;

export type RedisServer = Readonly<{url: string; pid: () => number; stop: () => Promise<void>}>;

export type RedisOptions = Readonly<{
	/** Where its settings and its password lie. Made when missing; its server of an earlier start is ended when it still runs. */
	folder: string;
	port: number;
	/** Folders with programs, divided by colons: PATH. */
	searchPath: string;
	log: (sentence: string) => void;
	onStart?: (pid: number) => void;
}>;

/**
 * Starts a Redis or Valkey server of our own on 127.0.0.1 and waits until it answers; from then on it is started again when it dies.
 * It keeps nothing on disk: all work is in PostgreSQL and makes its queue entries again.
 */
export async function startRedis({folder, port, searchPath, log, onStart}: RedisOptions): Promise<RedisServer> {
	mkdirSync(folder, {recursive: true, mode: 0o700});

	const password = keptPassword(join(folder, 'password'));
	const settingsFile = join(folder, 'redis.conf');
	const logFile = join(folder, 'redis.log');

	writePrivateFile(settingsFile, settings({folder, port, password}));

	const child = await startChild({
		name: 'Redis',
		command: findProgram(searchPath),
		args: [settingsFile],
		env: {PATH: searchPath, LC_ALL: 'C'},
		folder,
		logFile,
		recordFile: join(folder, 'redis.pid'),
		log,
		onStart,
	});
	const url = `redis://:${password}@127.0.0.1:${port}`;

	try {
		await waitUntilItAnswers(url, logFile, child.deaths);
	} catch (error) {
		await child.stop();
		throw error;
	}

	return {url, pid: child.pid, stop: child.stop};
}

function findProgram(searchPath: string): string {
	const names = ['redis-server', 'valkey-server'];

	for (const folder of searchPath.split(':')) {
		const name = names.find(candidate => isProgram(join(folder, candidate)));

		if (name !== undefined) {
			return join(folder, name);
		}
	}

	throw new Error('No redis-server or valkey-server was found on PATH. Install one (version 6.2 or newer), or name a server in REDIS_URL.');
}

function isProgram(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

function keptPassword(file: string): string {
	const kept = readFileIfThere(file);

	if (kept !== undefined) {
		return kept.trim();
	}

	const password = randomBytes(24).toString('base64url');

	writePrivateFile(file, `${password}\n`);
	return password;
}

/** `noeviction`: a queue must refuse a job rather than forget one. The password stands here because arguments are visible to everybody. */
function settings({folder, port, password}: {folder: string; port: number; password: string}): string {
	return `bind 127.0.0.1
port ${port}
requirepass ${password}
dir ${JSON.stringify(folder)}
save ""
appendonly no
maxmemory-policy noeviction
`;
}

async function waitUntilItAnswers(url: string, logFile: string, deaths: () => number): Promise<void> {
	for (let waitedMs = 0; waitedMs < readyWithinMs; waitedMs += lookEveryMs) {
		if (deaths() >= deathsAtMost) {
			throw new Error(`Redis does not start. Its last words:\n${logTail(logFile)}`);
		}

		if (await answers(url)) {
			return;
		}

		await delay(lookEveryMs);
	}

	throw new Error(`Redis did not answer within ${readyWithinMs / 1000} s. Its log: ${logFile}`);
}

async function answers(url: string): Promise<boolean> {
	const client = new Redis(url, {lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0});

	client.on('error', () => undefined);

	try {
		return (await client.ping()) === 'PONG';
	} catch {
		return false;
	} finally {
		client.disconnect();
	}
}
