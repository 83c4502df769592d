import {z} from 'zod';
import {notifyOfFact} from '../../domain/notifications/notify-of-fact.ts';
import {findFact} from '../../domain/platform/unit/outbox.ts';
import {job} from '../queue/job.ts';

export const notifyPeople = job({
	name: 'notifications.notify-people',
	queue: 'notifications',
	summary: 'Tells people of a fact inside the product',
	payload: z.object({fact_id: z.uuid(), recorded_at: z.iso.datetime()}),
	async process({fact_id: factId, recorded_at: recordedAt}, {system, config: {operatorPartnerId}}) {
		await system(async unit => {
			const fact = await findFact(unit.em, factId, new Date(recordedAt));
			if (fact) await notifyOfFact(unit, {fact, operatorPartnerId});
		});
	},
});
