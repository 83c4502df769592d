import {z} from 'zod';
import {fanOut} from '../../domain/webhooks/fan-out.ts';
import {PUBLISH_SLICE, publishFacts as publish} from '../../domain/webhooks/feed/publish-facts.ts';
import type {NewDelivery} from '../../domain/webhooks/make-deliveries.ts';
import {type Job, job, type Reaction, to} from '../queue/job.ts';
import {deliver} from './deliver.ts';

/** Slices that one job publishes; the next one goes on. */
const SLICES_LIMIT = 20;

/** One job goes on with a whole lane: more than there is room for need not be started. */
export function startLanes(made: readonly NewDelivery[]): Reaction[] {
	const lanes = Map.groupBy(made, ({subscriberId}) => subscriberId);
	return [...lanes.values()].flatMap(lane => lane.slice(0, deliver.lane.limit).map(({id}) => to(deliver, {id})));
}

export const publishFacts: Job<{after?: string | undefined}> = job({
	name: 'webhooks.publish-facts',
	queue: 'webhooks',
	summary: 'Gives public facts their places in the event feed and makes a delivery of each for each subscriber that wants it',
	// Where the one before it left off tells the next job of the same cause from it.
	payload: z.object({after: z.string().optional()}),
	isForAll: true,
	async process(_, {system, config: {operatorPartnerId}}): Promise<Reaction[]> {
		const made: NewDelivery[] = [];
		for (let slice = 1; ; slice++) {
			const published = await system(async unit => {
				const events = await publish(unit);
				made.push(...(await fanOut(unit, {events, operatorPartnerId})));
				return events;
			});
			if (published.length < PUBLISH_SLICE) return startLanes(made);
			if (slice === SLICES_LIMIT) return [...startLanes(made), to(publishFacts, {after: String(published.at(-1)?.position)})];
		}
	},
});
