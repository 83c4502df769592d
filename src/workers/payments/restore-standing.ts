import {z} from 'zod';
import {restoreStanding as restore} from '../../domain/payments/dunning/restore-standing.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {job} from '../queue/job.ts';

export const restoreStanding = job({
	name: 'payments.restore-standing',
	queue: 'payments',
	summary: 'Ends the dunning of an invoice that is paid, and brings back what was held back for it',
	payload: z.object({invoice_id: idOf('invoice')}),
	process: async ({invoice_id: invoiceId}, {system}) => system(async unit => restore(unit, {invoiceId})),
});
