import {z} from 'zod';
import {asSystem} from '../../domain/platform/as-system.ts';
import {idOf} from '../../domain/platform/id.ts';
import {endTrial} from '../../domain/subscriptions/end-trial.ts';
import {job} from '../queue/job.ts';

export const endSubscriptionTrial = job({
	name: 'subscriptions.end-subscription-trial',
	queue: 'subscriptions',
	summary: 'Lets a subscription whose trial is over begin its first period',
	payload: z.object({subscription_id: idOf('subscription'), round: z.string()}),
	key: ({subscription_id: id, round}) => `${id}_${round}`,
	async process({subscription_id: subscriptionId}, {inUnit, requestId}) {
		await asSystem(inUnit, {because: 'ending a trial', requestId}, async unit => endTrial(unit, {subscriptionId}));
		return undefined;
	},
});
