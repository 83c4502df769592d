import {readdirSync} from 'node:fs';
import {pino} from 'pino';
import {connectRedis} from '../../src/adapters/bullmq/connect-redis.ts';
import {memoryOf} from '../../test/support/processes-of.ts';
import type {System} from '../../test/support/system.ts';
import type {BenchProgram} from '../support/start-program.ts';
import {lookInside} from './look-inside.ts';

const MEGABYTE = 1024 * 1024;
/** Redis is asked for so many keys at once. */
const SCANNED_AT_ONCE = 1000;

export type Watched = Readonly<{name: string; program: BenchProgram; inspectorPort: number}>;

/** What was measured, by name: figures that are to stay, and figures that are only shown. */
export type Sample = Readonly<{
	figures: Readonly<Record<string, number>>;
	keys: Readonly<Record<string, number>>;
	tables: readonly Table[];
}>;

/** A table with its partitions: rows, those that are dead after a vacuum, and bytes with and without its indexes. */
export type Table = Readonly<{name: string; rows: number; dead: number; bytes: number; indexBytes: number}>;

/** Measures a system at rest. Tables are vacuumed first, so that what is still dead, or empty, is what nothing will take back. */
export async function takeSample(system: System, redisUrl: string, processes: readonly Watched[]): Promise<Sample> {
	const figures: Record<string, number> = {};
	for (const {name, program, inspectorPort} of processes) {
		const {heapBytes, bufferBytes, resources} = await lookInside(program.pid, inspectorPort);
		figures[`${name}: heap, MB`] = heapBytes / MEGABYTE;
		figures[`${name}: buffers, MB`] = bufferBytes / MEGABYTE;
		figures[`${name}: memory, MB`] = memoryOf(program.pid).megabytes;
		figures[`${name}: file descriptors`] = readdirSync(`/proc/${program.pid}/fd`).length;
		figures[`${name}: timers`] = resources['Timeout'] ?? 0;
		figures[`${name}: sockets`] = resources['TCPSocketWrap'] ?? 0;
	}

	await system.rows('vacuum (analyze)');
	const [counts] = await system.rows<{connections: number; partitions: number}>(
		`select (select count(*)::int from pg_stat_activity where datname = current_database() and usename = 'app') as connections,
		        (select count(*)::int from pg_inherits i join pg_class c on c.oid = i.inhrelid where c.relkind = 'r') as partitions`,
	);
	figures['PostgreSQL: connections'] = counts?.connections ?? 0;
	figures['PostgreSQL: partitions'] = counts?.partitions ?? 0;
	const {keys, finished} = await keysOf(redisUrl);
	figures['Redis: keys'] = Object.values(keys).reduce((sum, count) => sum + count, 0) - finished;
	return {figures, keys, tables: await tablesOf(system)};
}

/** The keys of Redis by their kind; and how many of them are jobs that ended, which go by themselves after an hour or a thousand. */
async function keysOf(url: string): Promise<{keys: Record<string, number>; finished: number}> {
	const client = connectRedis(url, 'wait', pino({level: 'silent'}));
	const keys: Record<string, number> = {};
	let finished = 0;
	try {
		for (let cursor = '0', isFirst = true; isFirst || cursor !== '0'; isFirst = false) {
			const [next, found] = await client.scan(cursor, 'COUNT', SCANNED_AT_ONCE);
			cursor = next;
			for (const key of found) {
				const [prefix = '', queue = '', what = ''] = key.split(':');
				const kind = /^(?:[a-z-]+)$/.test(what) ? `${prefix}:${queue}:${what}` : `${prefix}:${queue}:(jobs)`;
				keys[kind] = (keys[kind] ?? 0) + 1;
				if (what === 'completed' || what === 'failed') finished += await client.zcard(key);
			}
		}
	} finally {
		client.disconnect();
	}

	return {keys, finished};
}

/** All tables, partitions counted with the table that they are of. */
const tablesOf = async ({rows}: System): Promise<Table[]> =>
	rows<Table>(
		`select coalesce(parent.relname, c.relname) as name, sum(greatest(s.n_live_tup, 0))::int as rows, sum(s.n_dead_tup)::int as dead,
		        sum(pg_table_size(c.oid))::float8 as bytes, sum(pg_indexes_size(c.oid))::float8 as "indexBytes"
		 from pg_class c join pg_stat_user_tables s on s.relid = c.oid
		 left join pg_inherits i on i.inhrelid = c.oid left join pg_class parent on parent.oid = i.inhparent
		 where c.relkind = 'r' group by 1 order by 1`,
	);
