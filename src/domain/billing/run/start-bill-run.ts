import {dueAccounts} from '../../charges/due-charges.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {setAsideAccounts} from '../../subscriptions/set-aside-accounts.ts';
import {type BillRun, instantOf, lockBillRun} from './bill-run.ts';

/** Starts a queued run: one part for each account with work due, written with one statement. One that has started is left alone. */
export async function startBillRun(unit: Unit, {runId}: {runId: IdOf<'run'>}): Promise<void> {
	const run = await lockBillRun(unit, runId);
	if (run.status !== 'queued') return;
	run.start(unit.now);
	const {sql, parameters} = accountsOf(run);
	const parts = await unit.em.execute<unknown[]>(
		`insert into bill_run_part (run_id, tenant_id, partner_id, currency)
		 select ?, due.tenant_id, due.partner_id, due.currency from (${sql}) as due on conflict do nothing returning run_id`,
		[run.id, ...parameters],
	);
	run.total = parts.length;
}

/** Those with something to bill; when somebody asks for it also those of which a period that is over could not be passed. */
function accountsOf(run: BillRun): {sql: string; parameters: unknown[]} {
	const {isScheduled = false, isDryRun = false} = run.request;
	const due = dueAccounts(instantOf(run), {...run.request, withParked: !isScheduled});
	if (isScheduled || isDryRun) return due;
	const setAside = setAsideAccounts(instantOf(run), run.request);
	return {sql: `${due.sql} union ${setAside.sql}`, parameters: [...due.parameters, ...setAside.parameters]};
}
