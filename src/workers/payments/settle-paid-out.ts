import {z} from 'zod';
import {settlePaidOut as settle} from '../../domain/payments/refunds/settle-refund.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {job} from '../queue/job.ts';

export const settlePaidOut = job({
	name: 'payments.settle-paid-out',
	queue: 'payments',
	summary: 'Ends the refunds that waited until credit was paid out by hand',
	payload: z.object({credit_note_id: idOf('invoice')}),
	process: async ({credit_note_id: creditNoteId}, {system}) => system(async unit => settle(unit, {creditNoteId})),
});
