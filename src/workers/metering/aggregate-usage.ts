import {z} from 'zod';
import {aggregate} from '../../domain/metering/aggregate.ts';
import {rebuildTotals} from '../../domain/metering/rebuild-totals.ts';
import {failpoint} from '../../domain/platform/process/failpoints.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import {job} from '../queue/job.ts';

/** Units of one run; what is left after that is the next one's. */
const UNITS_LIMIT = 500;

export const aggregateUsage = job({
	name: 'metering.aggregate-usage',
	queue: 'metering',
	summary: 'Adds accepted usage to hour buckets and running totals, and makes those again whose period has changed',
	payload: z.object({due_at: z.iso.datetime()}),
	key: ({due_at: dueAt}) => dueAt,
	async process(_, {inUnit, config, requestId, signal}) {
		const rebuild = async (unit: Unit) => rebuildTotals(unit, config.usageRetentionMonths);
		for (const work of [rebuild, aggregate]) {
			for (let units = 0; units < UNITS_LIMIT && !signal.aborted; units++) {
				if ((await asSystem(inUnit, {because: 'rolling up usage', requestId}, work)) === 0) break;
				await failpoint('aggregate:after-commit');
			}
		}

		return undefined;
	},
});
