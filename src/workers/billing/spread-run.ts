import {z} from 'zod';
import {finishBillRun} from '../../domain/billing/advance-bill-run.ts';
import {openParts} from '../../domain/billing/bill-run.ts';
import {asSystem} from '../../domain/platform/as-system.ts';
import {idOf} from '../../domain/platform/id.ts';
import {job, type Reaction, to} from '../queue/job.ts';
import {accountKey, accountPayload, fromPayload, toPayload} from './account.ts';
import {billRunPart} from './bill-run-part.ts';

/** So many parts are put into the queue at once. */
const SLICE = 1000;

export const spreadRun = job({
	name: 'billing.spread-run',
	queue: 'billing',
	summary: 'Puts the open parts of a run of invoices into the queue, a slice at a time',
	payload: z.object({run_id: idOf('run'), round: z.string(), after: z.object(accountPayload).optional()}),
	key: ({run_id: id, round, after}) => `${id}_${round}_${after ? accountKey(after) : 'first'}`,
	async process({run_id: runId, round, after}, {inUnit, requestId}): Promise<Reaction[]> {
		const because = 'spreading a run of invoices';
		const slice = {limit: SLICE, ...(after && {after: fromPayload(after)})};
		const parts = await asSystem(inUnit, {because, requestId, readOnly: true}, async unit => openParts(unit, runId, slice));
		const last = parts.at(-1);
		if (!last) await asSystem(inUnit, {because, requestId}, async unit => finishBillRun(unit, {runId}));
		const next = last && parts.length === SLICE ? [{job: spreadRun, payload: {run_id: runId, round, after: toPayload(last)}}] : [];
		return [...parts.map(part => to(billRunPart, {run_id: runId, round, ...toPayload(part)})), ...next];
	},
});
