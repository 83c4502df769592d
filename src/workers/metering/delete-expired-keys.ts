import {deleteExpiredKeys as deleteSlice} from '../../domain/metering/intake/delete-expired-keys.ts';
import {scheduled} from '../queue/entry.ts';
import {HOUR} from '../queue/spans.ts';

/** Slices of one run; what is left after that is the next one's. */
const SLICES_LIMIT = 200;

export const deleteExpiredKeys = scheduled({
	name: 'metering.delete-expired-keys',
	queue: 'metering',
	summary: 'Deletes the keys of usage that is too old to be sent again, slice by slice',
	everySeconds: HOUR,
	async process({system, signal}) {
		for (let slice = 0; slice < SLICES_LIMIT && !signal.aborted; slice++) {
			if (!(await system(deleteSlice))) break;
		}
	},
});
