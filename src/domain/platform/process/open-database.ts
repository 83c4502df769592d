import type {MikroORM} from '@mikro-orm/postgresql';
import type {Logger} from 'pino';
import {createInUnit} from '../unit/in-unit.ts';
import type {InUnit} from '../unit/unit.ts';
import type {Clock} from './clock.ts';
import {createOrm} from './orm.ts';

type Use = Readonly<{
	clock: Clock;
	log: Logger;
	/** Called after each commit that recorded facts. */
	onFactsCommitted?: () => void;
}>;

export type OpenDatabase = Readonly<{orm: MikroORM; inUnit: InUnit}>;

/** Opens a database and the one way to reach it, a unit of work; closed with `parts`. Nothing is connected before the first unit. */
export function openDatabase(
	options: Parameters<typeof createOrm>[0],
	{clock, log, onFactsCommitted = () => undefined}: Use,
	parts: AsyncDisposableStack,
): OpenDatabase {
	const orm = createOrm(options);
	parts.defer(async () => orm.close());
	return {orm, inUnit: createInUnit({orm, clock, log, onFactsCommitted})};
}
