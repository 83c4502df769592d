import {z} from 'zod';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {countMisses} from '../../domain/registry/count-misses.ts';
import {job} from '../queue/job.ts';

const BATCH = 500;
/** What is left after so many batches waits for the next look. */
const BATCHES_LIMIT = 100;

export const monitorHealth = job({
	name: 'registry.monitor-health',
	queue: 'platform',
	summary: 'Looks for services that fell silent and counts a miss for each',
	payload: z.object({due_at: z.iso.datetime()}),
	key: ({due_at: dueAt}) => dueAt,
	async process({due_at: dueAt}, {inUnit, config: {heartbeats: rules}}) {
		const look = {dueAt: new Date(dueAt), rules, limit: BATCH};
		for (let batch = 0; batch < BATCHES_LIMIT; batch++) {
			const silent = await asSystem(inUnit, {because: 'looking for silent services'}, async unit => countMisses(unit, look));
			if (silent < BATCH) break;
		}

		return undefined;
	},
});
