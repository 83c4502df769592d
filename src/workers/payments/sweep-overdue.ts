import {firstOverdue, overdue} from '../../domain/payments/dunning/mark-overdue.ts';
import {sweep} from '../queue/entry.ts';
import {slicesOf} from '../queue/in-slices.ts';
import {to} from '../queue/job.ts';
import {HOUR} from '../queue/spans.ts';
import {markOverdue} from './mark-overdue.ts';

export const sweepOverdue = sweep({
	name: 'payments.sweep-overdue',
	summary: 'Finds invoices that nobody pays although their due date is over',
	everySeconds: HOUR,
	limit: 10_000,
	earliest: firstOverdue,
	due: overdue,
	follow: ids => slicesOf(ids).map(slice => to(markOverdue, {invoice_ids: slice})),
});
