import {z} from 'zod';
import {idOf} from '../../domain/platform/values/id.ts';
import {giveUpTrialNotice} from '../../domain/subscriptions/trials/give-up-trial-notice.ts';
import {tellTrialsEnding as tell} from '../../domain/subscriptions/trials/tell-trials-ending.ts';
import {doTogether} from '../queue/in-slices.ts';
import {job} from '../queue/job.ts';

export const tellTrialsEnding = job({
	name: 'subscriptions.tell-trials-ending',
	queue: 'subscriptions',
	summary: 'Announces the ends of trials that are near, for a slice of subscriptions',
	payload: z.object({subscription_ids: z.array(idOf('subscription')).min(1)}),
	process: async ({subscription_ids: ids}, {system, log, isLastTry}) =>
		doTogether(ids, {
			...{log, isLastTry},
			work: async subscriptionIds => system(async unit => tell(unit, {subscriptionIds})),
			giveUp: async (subscriptionId, code) => system(async unit => giveUpTrialNotice(unit, {subscriptionId, code})),
		}),
});
