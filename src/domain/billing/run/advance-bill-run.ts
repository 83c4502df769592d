import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {type BillRun, lockBillRun} from './bill-run.ts';

/** A result shows at most so many faults and previews. */
const SHOWN_LIMIT = 1000;

/**
 * Counts accounts that are done, as the last statement of the unit that did them: the run stays locked until it ends, so no count is
 * lost. What ends a run is that no part is open. Answers whether it was the last.
 */
export const countDone = async ({em}: Unit, {runId, count}: {runId: IdOf<'run'>; count: number}): Promise<boolean> => {
	const [row] = await em.execute<{is_last: boolean}[]>(
		`update run set done = least(done + ?, total) where id = ? and status = 'running'
		 returning done >= total as is_last`,
		[count, runId],
	);
	return row?.is_last ?? false;
};

/** Ends a run that has no open part: sums up what became of all of them. Otherwise, and when it has ended, nothing happens. */
export async function finishBillRun(unit: Unit, {runId}: {runId: IdOf<'run'>}): Promise<void> {
	const run = await lockBillRun(unit, runId);
	if (run.status !== 'running') return;
	const open = await unit.em.execute<unknown[]>('select run_id from bill_run_part where run_id = ? and done_at is null limit 1', [runId]);
	if (open.length > 0) return;

	run.result = await resultOf(unit, run);
	run.done = run.total;
	run.finish('complete', unit.now);
}

async function resultOf({em}: Unit, {id, request}: BillRun): Promise<Record<string, unknown>> {
	const [counts] = await em.execute<Record<string, string>[]>(
		`select count(*) as due,
			count(*) filter (where outcome->>'outcome' = 'drafted') as drafted,
			count(*) filter (where outcome->>'outcome' = 'finalized') as finalized,
			count(*) filter (where outcome->>'outcome' = 'skipped') as skipped,
			count(*) filter (where outcome->>'outcome' = 'failed') as failed
		 from bill_run_part where run_id = ?`,
		[id],
	);
	const totals = await em.execute<Record<string, string>[]>(
		`select currency, sum((outcome->>'subtotal_cents')::bigint)::text as subtotal_cents,
			sum((outcome->>'tax_cents')::bigint)::text as tax_cents, sum((outcome->>'total_cents')::bigint)::text as total_cents
		 from bill_run_part where run_id = ? and outcome->'total_cents' is not null group by currency order by currency`,
		[id],
	);
	return {
		counts: numbers(counts ?? {}),
		totals: totals.map(({currency, ...sums}) => ({currency, ...numbers(sums)})),
		errors: await shown(em, id, 'errors'),
		...(request.isDryRun && {documents: await shown(em, id, 'documents')}),
	};
}

const numbers = (texts: Readonly<Record<string, string>>): Record<string, number> =>
	Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, Number(text)]));

async function shown(em: Unit['em'], runId: string, member: 'errors' | 'documents'): Promise<unknown[]> {
	const rows = await em.execute<{value: unknown}[]>(
		`select item.value from bill_run_part, jsonb_array_elements(outcome->'${member}') with ordinality as item(value, place)
		 where run_id = ? order by tenant_id, partner_id, currency, item.place limit ?`,
		[runId, SHOWN_LIMIT],
	);
	return rows.map(({value}) => value);
}
