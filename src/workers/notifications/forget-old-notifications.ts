import {forgetNotifications} from '../../domain/notifications/forget-notifications.ts';
import {scheduled} from '../queue/entry.ts';
import {DAY} from '../queue/spans.ts';

const SLICE = 10_000;
/** What is left after so many slices waits for the next day. */
const SLICES_LIMIT = 100;

export const forgetOldNotifications = scheduled({
	name: 'notifications.forget-old-notifications',
	summary: 'Deletes notifications that are older than 13 months',
	everySeconds: DAY,
	async process({system}) {
		for (let slice = 0; slice < SLICES_LIMIT; slice++) {
			const forgotten = await system(async unit => forgetNotifications(unit, SLICE));
			if (forgotten < SLICE) break;
		}
	},
});
