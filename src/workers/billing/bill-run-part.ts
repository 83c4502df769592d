import {z} from 'zod';
import {countPart, finishBillRun} from '../../domain/billing/advance-bill-run.ts';
import {type BillRunPart, billPart, failPart} from '../../domain/billing/bill-part.ts';
import {asSystem} from '../../domain/platform/as-system.ts';
import {idOf} from '../../domain/platform/id.ts';
import {mayPass, Refusal} from '../../domain/platform/refusals.ts';
import {job} from '../queue/job.ts';
import {accountKey, accountPayload, fromPayload} from './account.ts';

export const billRunPart = job({
	name: 'billing.bill-run-part',
	queue: 'billing',
	summary: 'Bills one account within a run of invoices',
	payload: z.object({run_id: idOf('run'), round: z.string(), ...accountPayload}),
	key: payload => `${payload.run_id}_${payload.round}_${accountKey(payload)}`,
	async process(payload, {inUnit, config: {isVatStrict}, log, requestId}) {
		const part: BillRunPart = {...fromPayload(payload), runId: payload.run_id};
		const as = {because: 'billing an account', requestId, actor: payload.run_id};
		const isDone = await asSystem(inUnit, as, async unit => billPart(unit, part, {isVatStrict})).catch(async error => {
			// The queue tries again.
			if (mayPass(error)) throw error;
			log.error({run: part.runId, tenant: part.tenantId, err: error}, 'an account was not billed');
			const code = error instanceof Refusal ? error.code : 'internal_error';
			await asSystem(inUnit, as, async unit => failPart(unit, part, code));
			return true;
		});
		if (!isDone) return undefined;
		const isLast = await asSystem(inUnit, as, async unit => countPart(unit, part.runId));
		if (isLast) await asSystem(inUnit, as, async unit => finishBillRun(unit, {runId: part.runId}));
		return undefined;
	},
});
