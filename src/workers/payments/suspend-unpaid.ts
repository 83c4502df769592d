import {z} from 'zod';
import {putOffSuspension} from '../../domain/payments/dunning/put-off-suspension.ts';
import {suspendUnpaid as suspend} from '../../domain/payments/dunning/restore-standing.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {job} from '../queue/job.ts';

export const suspendUnpaid = job({
	name: 'payments.suspend-unpaid',
	queue: 'payments',
	summary: 'Suspends what an invoice charged for that was not paid in its days',
	payload: z.object({dunning_id: idOf('dunning')}),
	process: async ({dunning_id: dunningId}, {system}) => system(async unit => suspend(unit, {dunningId})),
	giveUp: async ({dunning_id: dunningId}, {unit}) => putOffSuspension(unit, {dunningId}),
});
