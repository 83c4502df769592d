import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import type {Redis} from 'ioredis';
import type {Client} from 'pg';
import {processorSeconds} from '../../test/support/processes-of.ts';

/** What has been used since a system began; of two readings the difference is what came of the work between them. */
export type Reading = Readonly<{
	seconds: number;
	webMs: number;
	/** With the children that print and write pictures anew. */
	workerMs: number;
	/** All processes of the server, those that have ended too. */
	postgresMs: number;
	redisMs: number;
	redisCommands: number;
	/** Rows inserted, changed and deleted, by the records of the write-ahead log. */
	rows: number;
	/** Without the images of whole pages after each checkpoint: how many those are follows from how often there is one. */
	walBytes: number;
	databaseBytes: number;
	fileBytes: number;
}>;

/** Where it is read: processes by their ids, servers by connections that nobody else uses. */
export type Metered = Readonly<{
	web: number;
	worker: number;
	postgres: number;
	database: Client;
	redis: Pick<Redis, 'info'>;
	files: string;
}>;

/** Records of the log that stand for one row each; rows that are written by COPY do not occur here. */
const OF_ROWS = ['INSERT', 'UPDATE', 'HOT_UPDATE', 'DELETE', 'INSERT+INIT', 'UPDATE+INIT', 'HOT_UPDATE+INIT'].map(name => `Heap/${name}`);

/** Reads what is read at an instant; the write-ahead log is added up afterwards. */
async function read({web, worker, postgres, database, redis, files}: Metered): Promise<Omit<Reading, 'rows' | 'walBytes'>> {
	const info = await redis.info();
	const told = (name: string) => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(info)?.[1]);
	const processors = {
		seconds: performance.now() / 1000,
		webMs: processorSeconds(web) * 1000,
		workerMs: processorSeconds(worker) * 1000,
		postgresMs: processorSeconds(postgres) * 1000,
		redisMs: (told('used_cpu_user') + told('used_cpu_sys')) * 1000,
		redisCommands: told('total_commands_processed'),
	};
	const {rows} = await database.query<{size: string}>('select pg_database_size(current_database()) as size');
	return {...processors, databaseBytes: Number(rows[0]?.size), fileBytes: bytesIn(files)};
}

function bytesIn(folder: string): number {
	const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile());
	return files.reduce((sum, {parentPath, name}) => sum + statSync(join(parentPath, name)).size, 0);
}

/** What is used while something is done, by all processes together. */
export async function usedBy(metered: Metered, work: () => Promise<void>): Promise<Reading> {
	const {rows: places} = await metered.database.query<{log: string}>('select pg_current_wal_flush_lsn() as log');
	const before = await read(metered);
	await work();
	const after = await read(metered);
	const {rows} = await metered.database.query<{rows: string; wal: string}>(
		`select coalesce(sum(count) filter (where "resource_manager/record_type" = any($2)), 0) as rows, coalesce(sum(record_size), 0) as wal
		 from pg_get_wal_stats($1::pg_lsn, pg_current_wal_flush_lsn(), true)`,
		[places[0]?.log, OF_ROWS],
	);
	const written = {rows: Number(rows[0]?.rows), walBytes: Number(rows[0]?.wal)};
	return combine({...after, ...written}, {...before, rows: 0, walBytes: 0}, (now, then) => now - then);
}

/** The same, of one of `count`. */
export const shareOf = (used: Reading, count: number): Reading => combine(used, used, all => all / count);

/** The cost of one of `count`, without what a system uses in the same time while nothing is done. */
export const costOfOne = (used: Reading, idle: Reading, count: number): Reading =>
	combine(used, idle, (all, resting) => Math.max(0, all - (resting * used.seconds) / idle.seconds) / count);

function combine(one: Reading, other: Reading, by: (one: number, other: number) => number): Reading {
	const names = Object.keys(one) as (keyof Reading)[];
	return Object.fromEntries(names.map(name => [name, by(one[name], other[name])])) as Reading;
}
