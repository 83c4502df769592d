import {dueForTrialNotice, firstTrialNotice} from '../../domain/subscriptions/queries.ts';
import {sweep} from '../queue/entry.ts';
import {slicesOf} from '../queue/in-slices.ts';
import {to} from '../queue/job.ts';
import {MINUTE} from '../queue/spans.ts';
import {tellTrialsEnding} from './tell-trials-ending.ts';

export const sweepTrialNotices = sweep({
	name: 'subscriptions.sweep-trial-notices',
	summary: 'Finds trials that are to be looked at, whether their end is to be announced',
	// In every time zone midnight lies on a quarter of an hour.
	everySeconds: 15 * MINUTE,
	limit: 10_000,
	earliest: firstTrialNotice,
	due: dueForTrialNotice,
	follow: ids => slicesOf(ids).map(slice => to(tellTrialsEnding, {subscription_ids: slice})),
});
