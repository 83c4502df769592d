import {aggregate} from '../../domain/metering/aggregate.ts';
import {firstPendingUsage} from '../../domain/metering/queries.ts';
import {rebuildTotals} from '../../domain/metering/rebuild-totals.ts';
import {failpoint} from '../../domain/platform/process/failpoints.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import {scheduled} from '../queue/entry.ts';

/** Units of one run; what is left after that is the next one's. */
const UNITS_LIMIT = 500;

export const aggregateUsage = scheduled({
	name: 'metering.aggregate-usage',
	queue: 'metering',
	summary: 'Adds accepted usage to hour buckets and running totals, and makes those again whose period has changed',
	everySeconds: 1,
	clock: 'real',
	earliest: firstPendingUsage,
	async process({system, config, signal}) {
		const rebuild = async (unit: Unit) => rebuildTotals(unit, config.usageRetentionMonths);
		for (const work of [rebuild, aggregate]) {
			for (let units = 0; units < UNITS_LIMIT && !signal.aborted; units++) {
				if ((await system(work)) === 0) break;
				await failpoint('aggregate:after-commit');
			}
		}
	},
});
