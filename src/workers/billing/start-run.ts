import {z} from 'zod';
import {failBillRun} from '../../domain/billing/run/fail-bill-run.ts';
import {startBillRun} from '../../domain/billing/run/start-bill-run.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {job, to} from '../queue/job.ts';
import {spreadRun} from './spread-run.ts';

export const startRun = job({
	name: 'billing.start-run',
	queue: 'billing',
	summary: 'Finds everything that a run of invoices has to bill',
	payload: z.object({run_id: idOf('run')}),
	async process({run_id: runId}, {system}) {
		await system(async unit => startBillRun(unit, {runId}));
		return [to(spreadRun, {run_id: runId})];
	},
	giveUp: async ({run_id: runId}, {unit, code}) => failBillRun(unit, {runId, code}),
});
