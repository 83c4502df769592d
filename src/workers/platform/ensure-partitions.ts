import {dropPartitionsBefore, ensurePartitions as ensure} from '../../domain/platform/process/partitions.ts';
import {scheduled} from '../queue/entry.ts';
import {HOUR} from '../queue/spans.ts';

export const ensurePartitions = scheduled({
	name: 'platform.ensure-partitions',
	summary: 'Makes the partitions of the coming days and drops those of relayed facts after a week',
	everySeconds: HOUR,
	clock: 'real',
	async process({system}) {
		await system(async unit => {
			await ensure(unit, 'fact', unit.realNow);
			await dropPartitionsBefore(unit, 'fact', {today: unit.realNow, keptDays: FACTS_KEPT_DAYS});
		});
	},
});

const FACTS_KEPT_DAYS = 7;
