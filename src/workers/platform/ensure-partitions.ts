import {z} from 'zod';
import {dropPartitionsBefore, ensurePartitions} from '../../domain/platform/process/partitions.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {job} from '../queue/job.ts';

export const ensureFactPartitions = job({
	name: 'platform.ensure-partitions',
	queue: 'platform',
	summary: 'Makes the partitions of the coming days and drops those of relayed facts after a week',
	payload: z.object({due_at: z.iso.datetime()}),
	key: ({due_at: dueAt}) => dueAt,
	async process(_, {inUnit}) {
		await asSystem(inUnit, {because: 'keeping partitions ahead'}, async unit => {
			await ensurePartitions(unit, 'fact', unit.realNow);
			await dropPartitionsBefore(unit, 'fact', {today: unit.realNow, keptDays: FACTS_KEPT_DAYS});
		});
		return undefined;
	},
});

const FACTS_KEPT_DAYS = 7;
