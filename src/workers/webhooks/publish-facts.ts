import {z} from 'zod';
import {mayPass} from '../../domain/platform/refusals.ts';
import {fanOut} from '../../domain/webhooks/fan-out.ts';
import type {Event} from '../../domain/webhooks/feed/event.ts';
import {PUBLISH_SLICE, publishFacts as publish, setAside} from '../../domain/webhooks/feed/publish-facts.ts';
import type {NewDelivery} from '../../domain/webhooks/make-deliveries.ts';
import {type Job, type JobContext, job, type Reaction, to} from '../queue/job.ts';
import {deliver} from './deliver.ts';

/** Slices that one job publishes; the next one goes on. */
const SLICES_LIMIT = 40;

/** One job serves a whole lane. */
export const startLanes = (made: readonly NewDelivery[]): Reaction[] =>
	[...new Map(made.map(({subscriberId, id}) => [subscriberId, id])).values()].map(id => to(deliver, {id}));

export const publishFacts: Job<{after?: string | undefined}> = job({
	name: 'webhooks.publish-facts',
	// Not beside the calls of subscribers: one that hangs must hold up nobody's feed.
	queue: 'platform',
	summary: 'Gives public facts their places in the event feed and makes a delivery of each for each subscriber that wants it',
	// Where the one before it left off tells the next job of the same cause from it.
	payload: z.object({after: z.string().optional()}),
	isForAll: true,
	async process(_, context): Promise<Reaction[]> {
		const made: NewDelivery[] = [];
		let limit = PUBLISH_SLICE;
		for (let slice = 1; slice <= SLICES_LIMIT; slice++) {
			const published = await publishSlice(context, limit, made);
			if (published === 'fault') {
				limit = Math.ceil(limit / 2);
				continue;
			}

			if (published.length < limit) return startLanes(made);
			limit = Math.min(PUBLISH_SLICE, limit * 2);
			if (slice === SLICES_LIMIT) return [...startLanes(made), to(publishFacts, {after: String(published.at(-1)?.position)})];
		}

		return startLanes(made);
	},
});

/**
 * Publishes a slice and adds what is made of it. Where that fails for a fault of ours the next slice is smaller, until the fact that cannot
 * be published is alone and is set aside: it holds up itself only.
 */
async function publishSlice(
	{system, log, config: {operatorPartnerId}}: JobContext,
	limit: number,
	made: NewDelivery[],
): Promise<readonly Event[] | 'fault'> {
	try {
		const {events, deliveries} = await system(async unit => {
			const events = await publish(unit, limit);
			return {events, deliveries: await fanOut(unit, {events, operatorPartnerId})};
		});
		made.push(...deliveries);
		return events;
	} catch (error) {
		if (mayPass(error)) throw error;
		log.error({err: error, limit}, 'facts could not be published');
		if (limit === 1) await system(async unit => setAside(unit, 'internal_error'));
		return 'fault';
	}
}
