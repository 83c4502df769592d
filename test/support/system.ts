import {readFileSync} from 'node:fs';
import {chmod, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {JWTPayload} from 'jose';
import type {QueryResultRow} from 'pg';
import {pino} from 'pino';
import {freePort} from '../../local/free-port.ts';
import {type Postgres, startPostgres} from '../../local/postgres.ts';
import {type RedisServer, startRedis} from '../../local/redis.ts';
import {connectRedis} from '../../src/adapters/bullmq/connect-redis.ts';
import {openQueues} from '../../src/adapters/bullmq/queues.ts';
import {type Client, clientOf} from './client.ts';
import {adminUrl, askPast, makeDatabase} from './database.ts';
import {type RunningProcess, startProcess} from './processes.ts';
import {startTestIssuer} from './test-issuer.ts';
import {OPERATOR_PARTNER, testEnvironment} from './world.ts';

/** Those who call a web process. */
export type Callers = Readonly<{
	operator: Client;
	tenantAdmin: (tenant?: string, partner?: string) => Promise<Client>;
	partnerAdmin: (partner?: string) => Promise<Client>;
}>;

export type RunningWeb = RunningProcess & Callers;

export type System = Awaited<ReturnType<typeof startSystem>>;

type Servers = Readonly<{redisUrl: string; databaseAdminUrl?: string}>;

/**
 * A database of its own, an issuer, and processes that can be started, killed and started again: for tests that take away what a
 * world takes for granted.
 */
export async function startSystem({redisUrl, databaseAdminUrl = adminUrl()}: Servers, environment: Record<string, string> = {}) {
	const parts = new AsyncDisposableStack();
	const database = await makeDatabase(databaseAdminUrl);
	parts.defer(database.drop);
	const issuer = await startTestIssuer();
	parts.defer(issuer.close);
	const folder = await mkdtemp(join(tmpdir(), 'scaicontrol-faults-'));
	parts.defer(async () => rm(folder, {recursive: true}));
	const shared = testEnvironment({
		...{DATABASE_URL: database.appUrl, REDIS_URL: redisUrl, SCAIKEY_ISSUER: issuer.issuer, SHUTDOWN_DELAY: '0'},
		STORAGE_URL: `file:${join(folder, 'storage')}`,
		...environment,
	});
	const start = async (program: 'web' | 'worker', more: Record<string, string>): Promise<RunningProcess> => {
		const running = await startProcess(program, {...shared, ...more});
		parts.defer(running.kill);
		return running;
	};
	const redis = connectRedis(redisUrl, 'ask', pino({level: 'silent'}));
	const queues = openQueues(redis);
	parts.defer(async () => {
		await queues.close();
		redis.disconnect();
	});

	const callersAt = async (url: string): Promise<Callers> => {
		const as = async (claims: JWTPayload) => clientOf(url, await issuer.sign(claims));
		return {
			operator: await as({sub: 'usr_operator', partner_id: OPERATOR_PARTNER, roles: ['super_admin']}),
			tenantAdmin: async (tenant = 'tnt_acme', partner = 'prt_reseller') =>
				as({sub: `usr_admin_of_${tenant}`, tenant_id: tenant, partner_id: partner, roles: ['tenant_admin']}),
			partnerAdmin: async (partner = 'prt_reseller') => as({sub: `usr_admin_of_${partner}`, partner_id: partner, roles: ['partner_admin']}),
		};
	};

	return {
		...{database, issuer, folder, queues},
		/** What its processes are started with. */
		environment: shared,
		startWorker: async (more: Record<string, string> = {}) => start('worker', more),
		async startWeb(more: Record<string, string> = {}): Promise<RunningWeb> {
			const web = await start('web', more);
			return {...web, ...(await callersAt(web.url))};
		},
		callersAt,
		/** Jobs that wait, run or will be tried again; undefined when nobody answers. */
		async jobsLeft(): Promise<number | undefined> {
			const depths = await queues.backlog.depths();
			return depths && Object.values(depths).reduce((sum, {waiting, active, delayed}) => sum + waiting + active + delayed, 0);
		},
		/** Asks the database past both tenancy walls, on a connection of its own. */
		rows: async <Row extends QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> =>
			askPast<Row>({name: database.name, serverUrl: databaseAdminUrl}, sql, values),
		close: async () => parts.disposeAsync(),
	};
}

/** A Redis server of a test's own, in a folder that goes with it; started again at the same address by `start`. */
export async function startOwnRedis() {
	const folder = await mkdtemp(join(tmpdir(), 'scaicontrol-redis-'));
	const port = await freePort();
	const start = async (): Promise<RedisServer> => startRedis({folder, port, searchPath: process.env['PATH'] ?? '', log: () => undefined});
	let server = await start();
	return {
		/** The address of one of its databases: each system of a test has its own. */
		url: (database = 0) => `${server.url}/${database}`,
		pid: () => server.pid(),
		stop: async () => server.stop(),
		async start() {
			server = await start();
		},
		/** Makes it forget everything, as if it had been started again without its data. */
		async empty() {
			const client = connectRedis(server.url, 'wait', pino({level: 'silent'}));
			await client.flushall();
			client.disconnect();
		},
		async close() {
			await server.stop();
			await rm(folder, {recursive: true});
		},
	};
}

/** Sends a signal to a process and to those it has started. */
function signalAll(pid: number, signal: NodeJS.Signals): void {
	const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
	for (const each of [pid, ...children]) process.kill(each, signal);
}

/** A PostgreSQL server of a test's own, in a folder that goes with it; started again at the same address by `start`. */
export async function startOwnPostgres() {
	const folder = await mkdtemp(join(tmpdir(), 'scaicontrol-postgres-'));
	// The server may run as another account than ours.
	await chmod(folder, 0o711);
	const port = await freePort();
	const start = async (): Promise<Postgres> =>
		startPostgres({folder: join(folder, 'data'), port, durable: false, searchPath: process.env['PATH'] ?? '', log: () => undefined});
	let server = await start();
	return {
		adminUrl: server.adminUrl,
		/** Stops all its processes where they are, or lets them go on (Linux only): it keeps its connections and answers nothing. */
		freeze: () => signalAll(server.pid(), 'SIGSTOP'),
		thaw: () => signalAll(server.pid(), 'SIGCONT'),
		stop: async () => server.stop(),
		async start() {
			server = await start();
		},
		async close() {
			await server.stop();
			await rm(folder, {recursive: true});
		},
	};
}
