import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {lockBillRun} from './bill-run.ts';

/** Ends a run that cannot be gone on with, for a fault of ours; `code` says why. What it has billed by then stays. */
export async function failBillRun(unit: Unit, {runId, code}: {runId: IdOf<'run'>; code: string}): Promise<void> {
	const run = await lockBillRun(unit, runId);
	if (run.status !== 'queued' && run.status !== 'running') return;
	run.result = {...run.result, error: code};
	run.finish('fail', unit.now);
}
