import {countMisses} from '../../domain/registry/count-misses.ts';
import {firstMiss} from '../../domain/registry/queries.ts';
import {scheduled} from '../queue/entry.ts';

const BATCH = 500;
/** What is left after so many batches waits for the next look. */
const BATCHES_LIMIT = 100;

export const monitorHealth = scheduled({
	name: 'registry.monitor-health',
	summary: 'Looks for services that fell silent and counts a miss for each',
	everySeconds: ({heartbeats}) => heartbeats.monitorIntervalSeconds,
	earliest: firstMiss,
	async process({dueAt, system, config: {heartbeats: rules}}) {
		const look = {dueAt, rules, limit: BATCH};
		for (let batch = 0; batch < BATCHES_LIMIT; batch++) {
			const silent = await system(async unit => countMisses(unit, look));
			if (silent < BATCH) break;
		}
	},
});
