import {dueHolds, firstHold} from '../../domain/provisioning/queries.ts';
import {sweep} from '../queue/entry.ts';
import {slicesOf} from '../queue/in-slices.ts';
import {to} from '../queue/job.ts';
import {HOUR} from '../queue/spans.ts';
import {endHolds} from './end-holds.ts';

export const sweepHolds = sweep({
	name: 'provisioning.sweep-holds',
	summary: 'Finds workflows that were held for the operator for seven days',
	everySeconds: HOUR,
	limit: 10_000,
	earliest: firstHold,
	due: dueHolds,
	follow: ids => slicesOf(ids).map(slice => to(endHolds, {workflow_ids: slice})),
});
