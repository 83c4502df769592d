import {z} from 'zod';
import {asSystem} from '../../domain/platform/as-system.ts';
import {overdueForTurn} from '../../domain/subscriptions/queries.ts';
import {job, to} from '../queue/job.ts';
import {endSubscriptionTrial} from './end-subscription-trial.ts';
import {renewSubscription} from './renew-subscription.ts';

/** One sweep hands on at most so many; the next one goes on. */
const SWEEP_LIMIT = 2000;

export const sweepPeriodEnds = job({
	name: 'subscriptions.sweep-period-ends',
	queue: 'platform',
	summary: 'Finds subscriptions whose period or trial is over',
	payload: z.object({due_at: z.iso.datetime()}),
	key: ({due_at: dueAt}) => dueAt,
	async process({due_at: round}, {inUnit}) {
		const over = await asSystem(inUnit, {because: 'finding what is over', readOnly: true}, async unit => overdueForTurn(unit, SWEEP_LIMIT));
		return over.map(({id, status}) =>
			status === 'trialing' ? to(endSubscriptionTrial, {subscription_id: id, round}) : to(renewSubscription, {subscription_id: id, round}),
		);
	},
});
