import {pino} from 'pino';
import {aggregate} from '../../src/domain/metering/aggregate.ts';
import {stoppedClock} from '../../src/domain/platform/process/clock.ts';
import {armFailpoints} from '../../src/domain/platform/process/failpoints.ts';
import {openDatabase} from '../../src/domain/platform/process/open-database.ts';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';

/** A process that rolls usage up as a worker does, without queues around it; told by its environment where to pause. */
const {DATABASE_URL: url = '', FAILPOINT: failpoint, NOW: now = ''} = process.env;
armFailpoints(failpoint);
await using parts = new AsyncDisposableStack();
const {inUnit} = openDatabase(
	{url, poolSize: 1, statementTimeoutMs: 10_000, applicationName: 'aggregate-until-killed'},
	{clock: stoppedClock(now), log: pino({level: 'silent'})},
	parts,
);
while ((await asSystem(inUnit, {because: 'rolling up usage'}, aggregate)) > 0);
