import {z} from 'zod';
import {mayPass} from '../../domain/platform/refusals.ts';
import {fanOut} from '../../domain/webhooks/fan-out.ts';
import type {Event} from '../../domain/webhooks/feed/event.ts';
import {PUBLISH_SLICE, publishFacts as publish, setAside} from '../../domain/webhooks/feed/publish-facts.ts';
import type {NewDelivery} from '../../domain/webhooks/make-deliveries.ts';
import {fittingBatch, SHORT} from '../queue/fitting-batch.ts';
import {type Job, type JobContext, job, type Reaction, to} from '../queue/job.ts';
import {ofProcess} from '../queue/of-process.ts';
import {deliver} from './deliver.ts';

/** Slices that come to nothing, or cannot be published, before the job leaves what waits to the sweep. */
const TRIES_LIMIT = 40;

/** How many facts a slice of this process holds. */
const paceOf = ofProcess(() => ({limit: PUBLISH_SLICE}));

/** One job serves a whole lane, in the turn of whom the subscriber belongs to. */
export const startLanes = (made: readonly NewDelivery[]): Reaction[] =>
	[...new Map(made.map(delivery => [delivery.subscriberId, delivery])).values()].map(({id, tenantId, partnerId}) =>
		to(deliver, {id}, {tenantId, partnerId}),
	);

export const publishFacts: Job<{after?: string | undefined}> = job({
	name: 'webhooks.publish-facts',
	// Not beside the calls of subscribers: one that hangs must hold up nobody's feed.
	queue: 'platform',
	summary: 'Gives public facts their places in the event feed and makes a delivery of each for each subscriber that wants it',
	// Each publishes one slice; where the one before it left off tells the next job of the same cause from it.
	payload: z.object({after: z.string().optional()}),
	isForAll: true,
	async process(_, context): Promise<Reaction[]> {
		const pace = paceOf(context);
		let {limit} = pace;
		for (let tries = 0; tries < TRIES_LIMIT; tries++) {
			const started = performance.now();
			const published = await publishSlice(context, limit);
			if (published === 'fault') limit = Math.ceil(limit / 2);
			else {
				const {last, hasMore, made} = published;
				if (hasMore) limit = fittingBatch({...SHORT, most: PUBLISH_SLICE}, {limit, tookMs: performance.now() - started});
				pace.limit = limit;
				// What was made is told now, however much waits behind it.
				if (!hasMore || last) return [...startLanes(made), ...(hasMore ? [to(publishFacts, {after: String(last?.position)})] : [])];
			}
		}

		return [];
	},
});

type Slice = Readonly<{last: Event | undefined; hasMore: boolean; made: readonly NewDelivery[]}>;

/**
 * Publishes a slice and makes deliveries of it. Where that fails for a fault of ours the next slice is smaller, until the fact that cannot
 * be published is alone and is set aside: it holds up itself only.
 */
async function publishSlice({system, log, config: {operatorPartnerId}}: JobContext, limit: number): Promise<Slice | 'fault'> {
	try {
		return await system(async unit => {
			const {events, hasMore} = await publish(unit, {limit, operatorPartnerId});
			return {last: events.at(-1), hasMore, made: await fanOut(unit, {events, operatorPartnerId})};
		});
	} catch (error) {
		if (mayPass(error)) throw error;
		log.error({err: error, limit}, 'facts could not be published');
		if (limit === 1) await system(async unit => setAside(unit, 'internal_error'));
		return 'fault';
	}
}
