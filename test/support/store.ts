import {pino} from 'pino';
import {stoppedClock} from '../../src/domain/platform/process/clock.ts';
import {openDatabase} from '../../src/domain/platform/process/open-database.ts';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import type {Unit} from '../../src/domain/platform/unit/unit.ts';
import {makeDatabase} from './database.ts';

/** What a test opens of a database. */
const SMALL = {poolSize: 8, connectTimeoutMs: 20_000, statementTimeoutMs: 30_000, applicationName: 'test'};

export type Store = Awaited<ReturnType<typeof startStore>>;

/** A database with its units of work and a clock that stands still: what use cases need, without API and worker. */
export async function startStore(start = '2026-06-01T10:00:00Z') {
	const parts = new AsyncDisposableStack();
	const database = await makeDatabase();
	parts.defer(database.drop);
	const clock = stoppedClock(start);
	const log = pino({level: 'silent'});
	let wakes = 0;
	const onFactsCommitted = () => {
		wakes += 1;
	};
	const {orm, inUnit} = openDatabase({url: database.appUrl, ...SMALL}, {clock, log, onFactsCommitted}, parts);
	return {
		...{clock, inUnit, log, database, orm},
		/** A unit that sees everything. */
		system: async <T>(work: (unit: Unit) => Promise<T>): Promise<T> => asSystem(inUnit, {because: 'a test'}, work),
		/** How often the relay was woken. */
		wakes: () => wakes,
		close: async () => parts.disposeAsync(),
	};
}
