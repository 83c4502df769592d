import {z} from 'zod';
import {pursueReversed as pursue} from '../../domain/payments/dunning/miss-invoice-payment.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {job} from '../queue/job.ts';

export const pursueReversed = job({
	name: 'payments.pursue-reversed',
	queue: 'payments',
	summary: 'Follows up an invoice whose payment was taken back',
	payload: z.object({invoice_id: idOf('invoice')}),
	process: async ({invoice_id: invoiceId}, {system, cause: occasion}) => system(async unit => pursue(unit, {invoiceId, occasion})),
});
