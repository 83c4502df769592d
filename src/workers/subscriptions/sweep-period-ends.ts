import {firstPeriodEnd, overdueForPeriodEnd} from '../../domain/subscriptions/queries.ts';
import {sweep} from '../queue/entry.ts';
import {slicesOf} from '../queue/in-slices.ts';
import {to} from '../queue/job.ts';
import {MINUTE} from '../queue/spans.ts';
import {passPeriodEnds} from './pass-period-ends.ts';

/** Most subscriptions renew on the same day: all of them are handed on at once, and not some every minute. */
export const RENEWALS_LIMIT = 100_000;

export const sweepPeriodEnds = sweep({
	name: 'subscriptions.sweep-period-ends',
	summary: 'Finds subscriptions whose period or trial is over',
	everySeconds: MINUTE,
	limit: RENEWALS_LIMIT,
	earliest: firstPeriodEnd,
	due: async (unit, limit) => overdueForPeriodEnd(unit, {limit}),
	follow: ids => slicesOf(ids).map(slice => to(passPeriodEnds, {subscription_ids: slice})),
});
