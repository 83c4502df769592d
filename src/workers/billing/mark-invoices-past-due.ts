import {z} from 'zod';
import {markPastDue, tellNotMarked} from '../../domain/billing/final/mark-past-due.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {doTogether} from '../queue/in-slices.ts';
import {job} from '../queue/job.ts';

export const markInvoicesPastDue = job({
	name: 'billing.mark-invoices-past-due',
	queue: 'billing',
	summary: 'Calls a slice of invoices past due whose due date is over',
	payload: z.object({invoice_ids: z.array(idOf('invoice')).min(1)}),
	process: async ({invoice_ids: invoiceIds}, {system, isLastTry, log}) =>
		doTogether(invoiceIds, {
			work: async slice => system(async unit => markPastDue(unit, {invoiceIds: slice})),
			giveUp: async (invoiceId, code) => system(async unit => tellNotMarked(unit, {invoiceId, code})),
			...{isLastTry, log},
		}),
});
