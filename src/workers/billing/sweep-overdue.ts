import {earliestOverdue, overdue} from '../../domain/billing/queries.ts';
import {sweep} from '../queue/entry.ts';
import {slicesOf} from '../queue/in-slices.ts';
import {to} from '../queue/job.ts';
import {HOUR} from '../queue/spans.ts';
import {markInvoicesPastDue} from './mark-invoices-past-due.ts';

export const sweepOverdue = sweep({
	name: 'billing.sweep-overdue',
	summary: 'Finds invoices that are not paid although their due date is over',
	everySeconds: HOUR,
	limit: 10_000,
	earliest: earliestOverdue,
	due: overdue,
	follow: ids => slicesOf(ids).map(slice => to(markInvoicesPastDue, {invoice_ids: slice})),
});
