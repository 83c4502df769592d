import {z} from 'zod';
import {startBillRun} from '../../domain/billing/run/start-bill-run.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {job, to} from '../queue/job.ts';
import {spreadRun} from './spread-run.ts';

export const startRun = job({
	name: 'billing.start-run',
	queue: 'billing',
	summary: 'Finds everything that a run of invoices has to bill',
	payload: z.object({run_id: idOf('run'), round: z.string()}),
	key: ({run_id: id, round}) => `${id}_${round}`,
	async process({run_id: runId, round}, {inUnit, requestId}) {
		await asSystem(inUnit, {because: 'starting a run of invoices', requestId}, async unit => startBillRun(unit, {runId}));
		return [to(spreadRun, {run_id: runId, round})];
	},
});
