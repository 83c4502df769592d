import {z} from 'zod';
import {finishBillRun} from '../../domain/billing/run/advance-bill-run.ts';
import {openParts} from '../../domain/billing/run/bill-run.ts';
import {failBillRun} from '../../domain/billing/run/fail-bill-run.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {slicesOf} from '../queue/in-slices.ts';
import {job, type Reaction, to} from '../queue/job.ts';
import {accountPayload, fromPayload, toPayload} from './account.ts';
import {billRunSlice} from './bill-run-slice.ts';

/** So many accounts are put into the queue at once. */
const PARTS_LIMIT = 10_000;

export const spreadRun = job({
	name: 'billing.spread-run',
	queue: 'billing',
	summary: 'Puts the open accounts of a run of invoices into the queue, in slices',
	payload: z.object({run_id: idOf('run'), after: z.object(accountPayload).optional()}),
	async process({run_id: runId, after}, {system, look}): Promise<Reaction[]> {
		const part = {limit: PARTS_LIMIT, ...(after && {after: fromPayload(after)})};
		const open = await look(async unit => openParts(unit, runId, part));
		const last = open.at(-1);
		if (!last) await system(async unit => finishBillRun(unit, {runId}));
		const next = last && open.length === PARTS_LIMIT ? [{job: spreadRun, payload: {run_id: runId, after: toPayload(last)}}] : [];
		return [...slicesOf(open).map(accounts => to(billRunSlice, {run_id: runId, accounts: accounts.map(toPayload)})), ...next];
	},
	giveUp: async ({run_id: runId}, {unit, code}) => failBillRun(unit, {runId, code}),
});
