import {z} from 'zod';
import {dropOldUsage} from '../../domain/metering/intake/drop-old-usage.ts';
import {ensurePartitions} from '../../domain/platform/process/partitions.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {job} from '../queue/job.ts';

export const keepUsagePartitions = job({
	name: 'metering.keep-usage-partitions',
	queue: 'metering',
	summary: 'Makes the days of usage that come, and drops those that are too old to be kept',
	payload: z.object({due_at: z.iso.datetime()}),
	key: ({due_at: dueAt}) => dueAt,
	async process(_, {inUnit, config, requestId}) {
		const because = 'keeping days of usage';
		await asSystem(inUnit, {because, requestId}, async unit => ensurePartitions(unit, 'usage_event', unit.now));
		await asSystem(inUnit, {because, requestId}, async unit => dropOldUsage(unit, config.usageRetentionMonths));
		return undefined;
	},
});
