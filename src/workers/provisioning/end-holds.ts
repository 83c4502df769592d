import {z} from 'zod';
import {idOf} from '../../domain/platform/values/id.ts';
import {endHolds as end} from '../../domain/provisioning/end-holds.ts';
import {giveUpHold} from '../../domain/provisioning/give-up-hold.ts';
import {doTogether} from '../queue/in-slices.ts';
import {job} from '../queue/job.ts';

export const endHolds = job({
	name: 'provisioning.end-holds',
	queue: 'provisioning',
	summary: 'Has a slice of workflows undone that were held for the operator in vain',
	payload: z.object({workflow_ids: z.array(idOf('workflow')).min(1)}),
	process: async ({workflow_ids: ids}, {system, log, isLastTry}) =>
		doTogether(ids, {
			...{log, isLastTry},
			work: async workflowIds => system(async unit => end(unit, {workflowIds})),
			giveUp: async (workflowId, code) => system(async unit => giveUpHold(unit, {workflowId, code})),
		}),
});
