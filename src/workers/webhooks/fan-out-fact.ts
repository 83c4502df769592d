import {z} from 'zod';
import {findFact} from '../../domain/platform/unit/outbox.ts';
import {fanOut} from '../../domain/webhooks/fan-out.ts';
import {job, to} from '../queue/job.ts';
import {deliver} from './deliver.ts';

export const fanOutFact = job({
	name: 'webhooks.fan-out-fact',
	queue: 'webhooks',
	summary: 'Makes one delivery of a fact for each subscriber that wants it',
	payload: z.object({fact_id: z.uuid(), recorded_at: z.iso.datetime()}),
	async process({fact_id: factId, recorded_at: recordedAt}, {system, config}) {
		const made = await system(async unit => {
			const fact = await findFact(unit.em, factId, new Date(recordedAt));
			return fact ? fanOut(unit, {fact, operatorPartnerId: config.operatorPartnerId}) : [];
		});
		return made.map(id => to(deliver, {id}));
	},
});
