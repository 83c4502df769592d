import {dropOldUsage} from '../../domain/metering/intake/drop-old-usage.ts';
import {ensurePartitions} from '../../domain/platform/process/partitions.ts';
import {scheduled} from '../queue/entry.ts';
import {HOUR} from '../queue/spans.ts';

export const keepUsagePartitions = scheduled({
	name: 'metering.keep-usage-partitions',
	queue: 'metering',
	summary: 'Makes the days of usage that come, and drops those that are too old to be kept',
	everySeconds: HOUR,
	async process({system, config}) {
		await system(async unit => ensurePartitions(unit, 'usage_event', unit.now));
		await system(async unit => dropOldUsage(unit, config.usageRetentionMonths));
	},
});
