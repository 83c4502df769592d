import {z} from 'zod';
import {forgetNotifications} from '../../domain/notifications/forget-notifications.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {job} from '../queue/job.ts';

const SLICE = 10_000;
/** What is left after so many slices waits for the next day. */
const SLICES_LIMIT = 100;

export const forgetOldNotifications = job({
	name: 'notifications.forget-old',
	queue: 'platform',
	summary: 'Deletes notifications that are older than 13 months',
	payload: z.object({due_at: z.iso.datetime()}),
	key: ({due_at: dueAt}) => dueAt,
	async process(_, {inUnit}) {
		const because = 'forgetting old notifications';
		for (let slice = 0; slice < SLICES_LIMIT; slice++) {
			const forgotten = await asSystem(inUnit, {because}, async unit => forgetNotifications(unit, SLICE));
			if (forgotten < SLICE) break;
		}

		return undefined;
	},
});
