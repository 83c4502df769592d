import {z} from 'zod';
import {markPastDue} from '../../domain/billing/final/mark-past-due.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {job} from '../queue/job.ts';

export const markInvoicePastDue = job({
	name: 'billing.miss-due-date',
	queue: 'billing',
	summary: 'Calls an invoice past due whose due date is over',
	payload: z.object({invoice_id: idOf('invoice'), round: z.string()}),
	key: ({invoice_id: id, round}) => `${id}_${round}`,
	async process({invoice_id: invoiceId}, {inUnit, requestId}) {
		await asSystem(inUnit, {because: 'an invoice is past due', requestId}, async unit => markPastDue(unit, {invoiceId}));
	},
});
