import {z} from 'zod';
import {markOverdue as mark, tellNotMarked} from '../../domain/payments/dunning/mark-overdue.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {doTogether} from '../queue/in-slices.ts';
import {job} from '../queue/job.ts';

export const markOverdue = job({
	name: 'payments.mark-overdue',
	queue: 'payments',
	summary: 'Calls a slice of invoices past due whose due date is over and that nobody is paying',
	payload: z.object({invoice_ids: z.array(idOf('invoice')).min(1)}),
	process: async ({invoice_ids: invoiceIds}, {system, isLastTry, log}) =>
		doTogether(invoiceIds, {
			work: async slice => system(async unit => mark(unit, {invoiceIds: slice})),
			giveUp: async (invoiceId, code) => system(async unit => tellNotMarked(unit, {invoiceId, code})),
			...{isLastTry, log},
		}),
});
