import {z} from 'zod';
import {workflowKinds} from '../../domain/catalog/provisioning-definition.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {beginWorkflow as begin} from '../../domain/provisioning/begin-workflow.ts';
import {job} from '../queue/job.ts';

export const beginWorkflow = job({
	name: 'provisioning.begin-workflow',
	queue: 'provisioning',
	summary: 'Begins what a service wants done when something happens to a subscription',
	payload: z.object({
		...{subscription_id: idOf('subscription'), kind: z.enum(workflowKinds), occasion: z.string()},
		previous_plan_id: idOf('plan').optional(),
	}),
	key: ({occasion}) => occasion,
	process: async ({subscription_id: subscriptionId, previous_plan_id: previousPlanId, kind, occasion}, {system}) =>
		system(async unit => begin(unit, {subscriptionId, kind, occasion, previousPlanId})),
});
