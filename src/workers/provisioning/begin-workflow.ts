import {z} from 'zod';
import {workflowKinds} from '../../domain/catalog/provisioning-definition.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {type BeginRequest, beginWorkflows} from '../../domain/provisioning/begin-workflows.ts';
import {type JobContext, job} from '../queue/job.ts';
import {createTurnBatcher, ofProcess, takeTogether} from '../queue/of-process.ts';

const NAME = 'provisioning.begin-workflow';
/** Workflows that are begun by one unit at most. */
const TOGETHER = 100;

export const beginWorkflow = job({
	name: NAME,
	queue: 'provisioning',
	summary: 'Begins what a service wants done when something happens to a subscription',
	payload: z.object({
		...{subscription_id: idOf('subscription'), kind: z.enum(workflowKinds), occasion: z.string()},
		previous_plan_id: idOf('plan').optional(),
	}),
	key: ({occasion}) => occasion,
	async process({subscription_id: subscriptionId, previous_plan_id: previousPlanId, kind, occasion}, context) {
		const request = {subscriptionId, kind, occasion, previousPlanId};
		// Of an activation nobody hears before it has ended. What takes something back tells of it, in the name of its own request.
		if (kind === 'activate') await beginTogether(context, request);
		else await beginAlone(context, request);
	},
});

const beginAlone = async ({system}: JobContext, request: BeginRequest): Promise<void> =>
	system(async unit => beginWorkflows(unit, [request]));

/** Jobs that come while others are written are begun by one unit. */
const beginnings = ofProcess(({inUnit}) =>
	createTurnBatcher<BeginRequest, void>({
		async write(requests) {
			await asSystem(inUnit, {because: NAME, requestId: NAME}, async unit => beginWorkflows(unit, requests));
			return requests.map(() => undefined);
		},
		weightOf: () => 1,
		limit: TOGETHER,
	}),
);

/** Begins it with others; where that fails for a fault of ours each begins alone. */
const beginTogether = async (context: JobContext, request: BeginRequest): Promise<void> =>
	takeTogether(beginnings(context), request, async () => beginAlone(context, request));
