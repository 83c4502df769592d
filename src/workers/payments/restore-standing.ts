import {z} from 'zod';
import {inDunning, restoreStanding as restore} from '../../domain/payments/dunning/restore-standing.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {SLICE} from '../queue/in-slices.ts';
import {job} from '../queue/job.ts';

const invoiceId = idOf('invoice');

export const restoreStanding = job({
	name: 'payments.restore-standing',
	queue: 'payments',
	summary: 'Ends the dunning of invoices that are paid, and brings back what was held back for them',
	// What was queued when each invoice had a job of its own names one.
	payload: z.union([
		z.object({invoice_ids: z.array(invoiceId).min(1).max(SLICE)}),
		z.object({invoice_id: invoiceId}).transform(({invoice_id: id}) => ({invoice_ids: [id]})),
	]),
	gathers: payloads => ({invoice_ids: payloads.flatMap(({invoice_ids: ids}) => ids)}),
	/** One by one, whatever becomes of the others: what is done already is passed over by the next try. */
	async process({invoice_ids: ids}, {look, system}) {
		const failures: unknown[] = [];
		for (const id of await look(async unit => inDunning(unit, ids))) {
			try {
				await system(async unit => restore(unit, {invoiceId: id}));
			} catch (error) {
				failures.push(error);
			}
		}

		if (failures.length > 0) throw failures[0];
	},
});
