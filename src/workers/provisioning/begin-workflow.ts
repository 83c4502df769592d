import {z} from 'zod';
import {workflowKinds} from '../../domain/catalog/provisioning-definition.ts';
import {type Batcher, createBatcher} from '../../domain/platform/process/batcher.ts';
import {mayPass} from '../../domain/platform/refusals.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import type {InUnit} from '../../domain/platform/unit/unit.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {type BeginRequest, beginWorkflows} from '../../domain/provisioning/begin-workflows.ts';
import {type JobContext, job} from '../queue/job.ts';

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

const processes = new WeakMap<InUnit, Batcher<BeginRequest, void>>();

/** Jobs that come while others are written are begun by one unit. Where that fails for a fault of ours each begins alone. */
async function beginTogether(context: JobContext, request: BeginRequest): Promise<void> {
	const {inUnit} = context;
	const batcher =
		processes.get(inUnit) ??
		createBatcher<BeginRequest, void>({
			async write(requests) {
				await asSystem(inUnit, {because: NAME, requestId: NAME}, async unit => beginWorkflows(unit, requests));
				return requests.map(() => undefined);
			},
			weightOf: () => 1,
			batchLimit: TOGETHER,
			inFlightLimit: 1,
			// Who waits is a job of the queue, and of those there are only so many at once.
			waitingLimit: Number.POSITIVE_INFINITY,
			refusal: () => new Error('no room to begin'),
		});
	processes.set(inUnit, batcher);
	try {
		await batcher.take(request);
	} catch (error) {
		if (mayPass(error)) throw error;
		await beginAlone(context, request);
	}
}
