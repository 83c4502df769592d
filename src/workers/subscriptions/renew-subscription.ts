import {z} from 'zod';
import {asSystem} from '../../domain/platform/as-system.ts';
import {idOf} from '../../domain/platform/id.ts';
import {renew} from '../../domain/subscriptions/renew.ts';
import {job, type Reaction} from '../queue/job.ts';

export const renewSubscription = job({
	name: 'subscriptions.renew-subscription',
	queue: 'subscriptions',
	summary: 'Lets a subscription whose period is over begin the next one, or end with its term',
	payload: z.object({subscription_id: idOf('subscription'), round: z.string()}),
	key: ({subscription_id: id, round}) => `${id}_${round}`,
	async process({subscription_id: subscriptionId, round}, {inUnit, requestId}): Promise<Reaction[]> {
		const isOverAgain = await asSystem(inUnit, {because: 'renewing', requestId}, async unit => renew(unit, {subscriptionId}));
		// Nobody looked for longer than a period: catch up, one period at a time.
		return isOverAgain ? [{job: renewSubscription, payload: {subscription_id: subscriptionId, round: `${round}+`}}] : [];
	},
});
