import {z} from 'zod';
import {asSystem} from '../../domain/platform/as-system.ts';
import {overdueForTurn} from '../../domain/subscriptions/queries.ts';
import type {Subscription} from '../../domain/subscriptions/subscription.ts';
import {job, type Reaction, to} from '../queue/job.ts';
import {endCancelledSubscription} from './end-cancelled-subscription.ts';
import {endSubscriptionTrial} from './end-subscription-trial.ts';
import {renewSubscription} from './renew-subscription.ts';

/** One sweep hands on at most so many; the next one goes on. */
const SWEEP_LIMIT = 2000;

/** What comes after the end of a period or trial. */
function turn({id, status}: Pick<Subscription, 'id' | 'status'>, round: string): Reaction {
	const payload = {subscription_id: id, round};
	if (status === 'trialing') return to(endSubscriptionTrial, payload);
	return status === 'cancelling' ? to(endCancelledSubscription, payload) : to(renewSubscription, payload);
}

export const sweepPeriodEnds = job({
	name: 'subscriptions.sweep-period-ends',
	queue: 'platform',
	summary: 'Finds subscriptions whose period or trial is over',
	payload: z.object({due_at: z.iso.datetime()}),
	key: ({due_at: dueAt}) => dueAt,
	async process({due_at: round}, {inUnit}) {
		const over = await asSystem(inUnit, {because: 'finding what is over', readOnly: true}, async unit => overdueForTurn(unit, SWEEP_LIMIT));
		return over.map(subscription => turn(subscription, round));
	},
});
