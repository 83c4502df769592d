import type {MikroORM} from '@mikro-orm/postgresql';
import {pino} from 'pino';
import {stoppedClock} from '../../src/domain/platform/process/clock.ts';
import {createOrm} from '../../src/domain/platform/process/orm.ts';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {createInUnit} from '../../src/domain/platform/unit/in-unit.ts';
import type {Unit} from '../../src/domain/platform/unit/unit.ts';
import {makeDatabase} from './database.ts';

const POOL_SIZE = 8;
const STATEMENT_TIMEOUT_MS = 30_000;

export type Store = Awaited<ReturnType<typeof startStore>>;

/** A database with its units of work and a clock that stands still: what use cases need, without API and worker. */
export async function startStore(start = '2026-06-01T10:00:00Z') {
	const database = await makeDatabase();
	const clock = stoppedClock(start);
	const log = pino({level: 'silent'});
	const orm: MikroORM = createOrm({
		url: database.appUrl,
		poolSize: POOL_SIZE,
		statementTimeoutMs: STATEMENT_TIMEOUT_MS,
		applicationName: 'test',
	});
	let wakes = 0;
	const inUnit = createInUnit({
		orm,
		clock,
		log,
		onFactsCommitted: () => {
			wakes += 1;
		},
	});
	return {
		...{clock, inUnit, log, database, orm},
		/** A unit that sees everything. */
		system: async <T>(work: (unit: Unit) => Promise<T>): Promise<T> => asSystem(inUnit, {because: 'a test'}, work),
		/** How often the relay was woken. */
		wakes: () => wakes,
		async close() {
			await orm.close();
			await database.drop();
		},
	};
}
