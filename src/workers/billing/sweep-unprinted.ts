import {z} from 'zod';
import {unprinted} from '../../domain/billing/queries.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {job, to} from '../queue/job.ts';
import {renderPdf} from './render-pdf.ts';

const SWEEP_LIMIT = 1000;
/** Before that the job that follows from finalising is on it. */
const PATIENCE_MS = 10 * 60_000;

export const sweepUnprinted = job({
	name: 'billing.sweep-unprinted',
	queue: 'platform',
	summary: 'Finds final documents whose printing was lost on the way',
	payload: z.object({due_at: z.iso.datetime()}),
	key: ({due_at: dueAt}) => dueAt,
	async process({due_at: round}, {inUnit}) {
		const waiting = await asSystem(inUnit, {because: 'finding what is not printed', readOnly: true}, async unit =>
			unprinted(unit, {before: new Date(unit.now.getTime() - PATIENCE_MS), limit: SWEEP_LIMIT}),
		);
		return waiting.map(id => to(renderPdf, {invoice_id: id, round}));
	},
});
