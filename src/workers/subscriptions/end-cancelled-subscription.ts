import {z} from 'zod';
import {asSystem} from '../../domain/platform/as-system.ts';
import {idOf} from '../../domain/platform/id.ts';
import {endCancelled} from '../../domain/subscriptions/end-cancelled.ts';
import {job} from '../queue/job.ts';

export const endCancelledSubscription = job({
	name: 'subscriptions.end-cancelled-subscription',
	queue: 'subscriptions',
	summary: 'Ends a subscription that was cancelled for the end of its period',
	payload: z.object({subscription_id: idOf('subscription'), round: z.string()}),
	key: ({subscription_id: id, round}) => `${id}_${round}`,
	async process({subscription_id: subscriptionId}, {inUnit, requestId}) {
		await asSystem(inUnit, {because: 'ending what was cancelled', requestId}, async unit => endCancelled(unit, {subscriptionId}));
		return undefined;
	},
});
