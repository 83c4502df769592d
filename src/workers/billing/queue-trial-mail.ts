import {z} from 'zod';
import {queueTrialMail as queue} from '../../domain/billing/mail/queue-trial-mail.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {job, to} from '../queue/job.ts';
import {sendTrialMail} from './send-trial-mail.ts';

export const queueTrialMail = job({
	name: 'billing.queue-trial-mail',
	queue: 'subscriptions',
	summary: 'Writes down that a customer is to be told by mail that a trial ends',
	payload: z.object({subscription_id: idOf('subscription'), days_left: z.int(), occasion: z.string()}),
	key: ({occasion}) => occasion,
	async process({subscription_id: subscriptionId, days_left: daysLeft, occasion}, {system}) {
		const id = await system(async unit => queue(unit, {subscriptionId, daysLeft, occasion}));
		return id ? [to(sendTrialMail, {id})] : [];
	},
});
