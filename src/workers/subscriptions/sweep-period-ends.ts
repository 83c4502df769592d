import {z} from 'zod';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {overdueForPeriodEnd} from '../../domain/subscriptions/queries.ts';
import {slicesOf} from '../queue/in-slices.ts';
import {job, to} from '../queue/job.ts';
import {passPeriodEnds} from './pass-period-ends.ts';

/** One sweep hands on at most so many; the next one goes on. */
const SWEEP_LIMIT = 10_000;

export const sweepPeriodEnds = job({
	name: 'subscriptions.sweep-period-ends',
	queue: 'platform',
	summary: 'Finds subscriptions whose period or trial is over',
	payload: z.object({due_at: z.iso.datetime()}),
	key: ({due_at: dueAt}) => dueAt,
	async process({due_at: round}, {inUnit, requestId}) {
		const over = await asSystem(inUnit, {because: 'finding what is over', requestId, readOnly: true}, async unit =>
			overdueForPeriodEnd(unit, {limit: SWEEP_LIMIT}),
		);
		return slicesOf(over).map(ids => to(passPeriodEnds, {subscription_ids: ids, round}));
	},
});
