import {firstReplay, runningReplays} from '../../domain/webhooks/replays/queries.ts';
import {sweep} from '../queue/entry.ts';
import {to} from '../queue/job.ts';
import {replayEvents} from './replay-events.ts';

export const sweepReplays = sweep({
	name: 'webhooks.sweep-replays',
	summary: 'Has replays gone on with that are running',
	everySeconds: 5,
	limit: 100,
	earliest: firstReplay,
	due: runningReplays,
	follow: ids => ids.map(id => to(replayEvents, {replay_id: id})),
});
