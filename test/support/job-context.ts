import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import type {JobContext} from '../../src/workers/queue/job.ts';
import type {WorkerTools} from '../../src/workers/worker-tools.ts';
import type {World} from './world.ts';

/** What a job's processor is given when a test runs it by itself. */
export const jobContext = (
	{tools, inUnit}: Pick<World, 'tools' | 'inUnit'>,
	others: Partial<Pick<WorkerTools, 'directory'>> = {},
): JobContext => ({
	...(tools as unknown as WorkerTools),
	...others,
	system: async (work, options = {}) => asSystem(inUnit, {because: 'a test', requestId: 'req_test', ...options}, work),
	look: async work => asSystem(inUnit, {because: 'a test looks', requestId: 'req_test', readOnly: true}, work),
	requestId: 'req_test',
	cause: 'test',
	signal: AbortSignal.timeout(60_000),
	isLastTry: false,
});
