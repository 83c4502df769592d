import {z} from 'zod';
import {idOf} from '../../domain/platform/values/id.ts';
import {job} from '../queue/job.ts';
import {passTogether} from './pass-due-period-ends.ts';

export const passPeriodEnds = job({
	name: 'subscriptions.pass-period-ends',
	queue: 'subscriptions',
	summary: 'Lets what follows the end of a period or trial happen for a slice of subscriptions',
	payload: z.object({subscription_ids: z.array(idOf('subscription')).min(1)}),
	process: async ({subscription_ids: ids}, context) => passTogether(context, ids),
});
