import {MikroORM} from '@mikro-orm/postgresql';
import type {Pool, PoolClient} from 'pg';
import {entities, handWrittenTables} from '../../entities.ts';
import {auditSubscriber} from '../unit/audit.ts';
import {joinStatements} from '../unit/join-statements.ts';
import {dropSilentConnections} from './drop-silent-connections.ts';

type Options = Readonly<{
	url: string;
	/** Connections at most. */
	poolSize: number;
	/** One that is not had within this is an error. */
	connectTimeoutMs?: number;
	statementTimeoutMs: number;
	applicationName: string;
}>;

/** Callers hear soon that the database is away, or has no connection left. */
const CONNECT_TIMEOUT_MS = 2000;
const LOCK_TIMEOUT_MS = 5000;
const IDLE_IN_TRANSACTION_MS = 15_000;
const IDLE_CONNECTION_MS = 30_000;
/**
 * What looks costly to the planner is short here, and compiling it would take longer than it does (PostgreSQL, 30.2). And what is read here by
 * its key lies in memory or on a disk without heads (19.7.2): else tables of some ten thousand rows are read whole for a slice of a hundred.
 */
const PLANNING = '-c jit=off -c random_page_cost=1.1';
/** A server that works ends a statement by itself; this much later it counts as gone. */
const ANSWER_GRACE_MS = 1000;

/** Opens the database. Nothing is connected before the first query. */
export const createOrm = ({url, poolSize, statementTimeoutMs, applicationName, connectTimeoutMs = CONNECT_TIMEOUT_MS}: Options): MikroORM =>
	new MikroORM({
		entities: [...entities],
		clientUrl: url,
		// A database that is away at the start must not stop the process: it answers 503 until it is back.
		ensureDatabase: false,
		schemaGenerator: {skipTables: [...handWrittenTables]},
		subscribers: [auditSubscriber],
		pool: {min: 0, max: poolSize, idleTimeoutMillis: IDLE_CONNECTION_MS},
		driverOptions: {
			connectionTimeoutMillis: connectTimeoutMs,
			application_name: applicationName,
			options: PLANNING,
			statement_timeout: statementTimeoutMs,
			lock_timeout: LOCK_TIMEOUT_MS,
			idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
			onPoolCreated(pool: Pool) {
				giveBackDeadConnections(pool);
				dropSilentConnections(pool, statementTimeoutMs + ANSWER_GRACE_MS);
				joinStatements(pool);
			},
		},
		preferReadReplicas: false,
		sessionContext: 'transaction',
		validateRequired: true,
	});

/**
 * Gives a connection that died in the middle of a transaction back to the pool. Kysely does so only after a commit or rollback that
 * succeeded, so that each dead connection would take up a place for good, and after a few nobody could reach the database any more.
 */
function giveBackDeadConnections(pool: Pool): void {
	const inUse = new WeakSet<PoolClient>();
	pool.on('acquire', client => inUse.add(client));
	pool.on('release', (_, client) => inUse.delete(client));
	pool.on('connect', client =>
		client.once('end', () => {
			if (!inUse.has(client)) return;
			client.release(true);
			// Whoever still holds it may try to give it back a second time.
			client.release = () => undefined;
		}),
	);
}
