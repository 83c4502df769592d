import {z} from 'zod';
import {mayPass} from '../../domain/platform/refusals.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import type {NewDelivery} from '../../domain/webhooks/make-deliveries.ts';
import {failReplay, replaySlice} from '../../domain/webhooks/replays/replay-slice.ts';
import {job, type Reaction} from '../queue/job.ts';
import {startLanes} from './publish-facts.ts';

/** Slices that one job does; the next sweep goes on. */
const SLICES_LIMIT = 100;

export const replayEvents = job({
	name: 'webhooks.replay-events',
	queue: 'webhooks',
	summary: 'Tells a subscriber again what happened in a span of time, slice by slice',
	payload: z.object({replay_id: idOf('webhookReplay')}),
	async process({replay_id: replayId}, {system, isLastTry, log, config: {operatorPartnerId}}): Promise<Reaction[]> {
		const made: NewDelivery[] = [];
		try {
			for (let slice = 0; slice < SLICES_LIMIT; slice++) {
				const due = await system(async unit => replaySlice(unit, {replayId, operatorPartnerId}));
				if (due === undefined) break;
				made.push(...due);
			}
		} catch (error) {
			if (mayPass(error) || !isLastTry) throw error;
			log.error({replay: replayId, err: error}, 'a replay was given up');
			await system(async unit => failReplay(unit, replayId));
		}

		return startLanes(made);
	},
});
