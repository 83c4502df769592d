import {dueAccounts} from '../charges/due-charges.ts';
import type {IdOf} from '../platform/id.ts';
import type {Unit} from '../platform/unit.ts';
import {holdBillRun, instantOf} from './bill-run.ts';

/** Starts a queued run: one part for each account with work due, written with one statement. One that has started is left alone. */
export async function startBillRun(unit: Unit, {runId}: {runId: IdOf<'run'>}): Promise<void> {
	const run = await holdBillRun(unit, runId);
	if (run.status !== 'queued') return;
	run.start(unit.now);
	const due = dueAccounts(instantOf(run), {...run.request, withParked: !run.request.isScheduled});
	const parts = await unit.em.execute<unknown[]>(
		`insert into bill_run_part (run_id, tenant_id, partner_id, currency)
		 select ?, due.tenant_id, due.partner_id, due.currency from (${due.sql}) as due on conflict do nothing returning run_id`,
		[run.id, ...due.parameters],
	);
	run.total = parts.length;
}
