import {z} from 'zod';
import {deleteExpiredKeys} from '../../domain/metering/intake/delete-expired-keys.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {job} from '../queue/job.ts';

/** Slices of one run; what is left after that is the next one's. */
const SLICES_LIMIT = 200;

export const deleteUsageKeys = job({
	name: 'metering.delete-expired-keys',
	queue: 'metering',
	summary: 'Deletes the keys of usage that is too old to be sent again, slice by slice',
	payload: z.object({due_at: z.iso.datetime()}),
	key: ({due_at: dueAt}) => dueAt,
	async process(_, {inUnit, requestId, signal}) {
		for (let slice = 0; slice < SLICES_LIMIT && !signal.aborted; slice++) {
			if (!(await asSystem(inUnit, {because: 'deleting expired keys of usage', requestId}, deleteExpiredKeys))) break;
		}

		return undefined;
	},
});
