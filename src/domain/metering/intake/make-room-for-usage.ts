import {ensurePartitions} from '../../platform/process/partitions.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {AGE_LIMIT_MS} from './judge.ts';

const DAY_MS = 24 * 3_600_000;

/** Makes the partitions of all days whose usage would be taken now: those that came may be older, or later, than the ones kept ready. */
export const makeRoomForUsage = async (unit: Unit): Promise<void> =>
	ensurePartitions(unit, 'usage_event', new Date(unit.now.getTime() - AGE_LIMIT_MS), new Date(unit.now.getTime() + DAY_MS));
