import {z} from 'zod';
import {finishWaiting} from '../../domain/billing/finish.ts';
import {asSystem} from '../../domain/platform/as-system.ts';
import {idOf} from '../../domain/platform/id.ts';
import {Refusal} from '../../domain/platform/refusals.ts';
import {job} from '../queue/job.ts';

export const finalizeWaiting = job({
	name: 'billing.finalize-waiting',
	queue: 'billing',
	summary: 'Tries again to finalise what a run could only draft',
	payload: z.object({invoice_id: idOf('invoice'), round: z.string()}),
	key: ({invoice_id: id, round}) => `${id}_${round}`,
	async process({invoice_id: invoiceId}, {inUnit, config: {isVatStrict}, log, requestId}) {
		const as = {because: 'finalising what waits', requestId};
		const made = await asSystem(inUnit, as, async unit => finishWaiting(unit, {invoiceId, isVatStrict})).catch(error => {
			if (!(error instanceof Refusal) || error.kind === 'unavailable') throw error;
			log.info({invoice: invoiceId, code: error.code}, 'a draft still waits');
			return [];
		});
		for (const {invoice, refusal} of made) if (refusal) log.info({invoice: invoice.id, code: refusal.code}, 'a draft still waits');
		return undefined;
	},
});
