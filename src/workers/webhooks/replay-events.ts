import {z} from 'zod';
import {mayPass} from '../../domain/platform/refusals.ts';
import {type IdOf, idOf} from '../../domain/platform/values/id.ts';
import type {NewDelivery} from '../../domain/webhooks/make-deliveries.ts';
import {failReplay, replaySlice} from '../../domain/webhooks/replays/replay-slice.ts';
import {type Job, job, type Reaction, to} from '../queue/job.ts';
import {startLanes} from './publish-facts.ts';

/** Slices that one job does; the next one goes on, behind what waits there. */
const SLICES_LIMIT = 10;

type Payload = {
	replay_id: IdOf<'webhookReplay'>;
	/** How many jobs were at it. */
	after?: number | undefined;
};

export const replayEvents: Job<Payload> = job({
	name: 'webhooks.replay-events',
	// Not beside the calls of subscribers, of which there are many at once: each of these has the database at work.
	queue: 'platform',
	summary: 'Tells a subscriber again what happened in a span of time, slice by slice',
	payload: z.object({replay_id: idOf('webhookReplay'), after: z.int().optional()}),
	async process({replay_id: replayId, after = 0}, {system, isLastTry, log, config: {operatorPartnerId}}): Promise<Reaction[]> {
		const made: NewDelivery[] = [];
		try {
			for (let slice = 0; slice < SLICES_LIMIT; slice++) {
				const due = await system(async unit => replaySlice(unit, {replayId, operatorPartnerId}));
				if (due === undefined) return startLanes(made);
				made.push(...due);
			}
		} catch (error) {
			if (mayPass(error) || !isLastTry) throw error;
			log.error({replay: replayId, err: error}, 'a replay was given up');
			await system(async unit => failReplay(unit, replayId));
			return startLanes(made);
		}

		return [...startLanes(made), to(replayEvents, {replay_id: replayId, after: after + 1})];
	},
});
