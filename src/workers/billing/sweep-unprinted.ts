import {unprinted} from '../../domain/billing/queries.ts';
import {sweep} from '../queue/entry.ts';
import {to} from '../queue/job.ts';
import {MINUTE} from '../queue/spans.ts';
import {renderPdf} from './render-pdf.ts';

/** Before that the job that follows from finalising is on it. */
const PATIENCE_MS = 10 * 60_000;

export const sweepUnprinted = sweep({
	name: 'billing.sweep-unprinted',
	summary: 'Finds final documents whose printing was lost on the way',
	everySeconds: 10 * MINUTE,
	limit: 1000,
	due: async (unit, limit) => unprinted(unit, {before: new Date(unit.now.getTime() - PATIENCE_MS), limit}),
	follow: ids => ids.map(id => to(renderPdf, {invoice_id: id})),
});
