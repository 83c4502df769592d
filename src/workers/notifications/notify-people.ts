import {z} from 'zod';
import {notifyOfFacts} from '../../domain/notifications/notify-of-facts.ts';
import {recordGivenUp} from '../../domain/platform/record-given-up.ts';
import {findFacts} from '../../domain/platform/unit/outbox.ts';
import {doTogether, SLICE} from '../queue/in-slices.ts';
import {job} from '../queue/job.ts';

const place = z.object({fact_id: z.uuid(), recorded_at: z.iso.datetime()});

export const notifyPeople = job({
	name: 'notifications.notify-people',
	queue: 'notifications',
	summary: 'Tells people of facts inside the product',
	// What was queued when each fact had a job of its own names one.
	payload: z.union([z.object({facts: z.array(place).min(1).max(SLICE)}), place.transform(fact => ({facts: [fact]}))]),
	gathers: payloads => ({facts: payloads.flatMap(({facts}) => facts)}),
	async process({facts}, {system, isLastTry, log, config: {operatorPartnerId}}) {
		await doTogether(facts, {
			...{isLastTry, log},
			work: async places => system(async unit => notifyOfFacts(unit, {facts: await findFacts(unit.em, places), operatorPartnerId})),
			giveUp: async ({fact_id: resourceId}, code) =>
				system(async unit => recordGivenUp(unit, {kind: 'fact', resourceId, code, step: 'people'})),
		});
	},
});
