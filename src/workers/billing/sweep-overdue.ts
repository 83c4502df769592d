import {z} from 'zod';
import {overdue} from '../../domain/billing/queries.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {job, to} from '../queue/job.ts';
import {markInvoicePastDue} from './mark-invoice-past-due.ts';

/** One sweep hands on at most so many; the next one goes on. */
const SWEEP_LIMIT = 2000;

export const sweepOverdue = job({
	name: 'billing.sweep-overdue',
	queue: 'platform',
	summary: 'Finds invoices that are not paid although their due date is over',
	payload: z.object({due_at: z.iso.datetime()}),
	key: ({due_at: dueAt}) => dueAt,
	async process({due_at: round}, {inUnit}) {
		const late = await asSystem(inUnit, {because: 'finding what is overdue', readOnly: true}, async unit => overdue(unit, SWEEP_LIMIT));
		return late.map(id => to(markInvoicePastDue, {invoice_id: id, round}));
	},
});
