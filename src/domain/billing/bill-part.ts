import type {IdOf} from '../platform/id.ts';
import {Run} from '../platform/run.ts';
import {readSettings} from '../platform/settings.ts';
import type {Unit} from '../platform/unit.ts';
import {type Billed, bill} from './bill.ts';
import {type BillRun, instantOf} from './bill-run.ts';
import type {Account} from './due-work.ts';
import {preview} from './preview.ts';

/** One account of a run. */
export type BillRunPart = Account & Readonly<{runId: IdOf<'run'>}>;

/** What is kept of a part: the run's result is made of these. */
type Outcome = Readonly<{
	outcome: 'skipped' | 'drafted' | 'finalized';
	invoice_id?: string;
	subtotal_cents?: number;
	tax_cents?: number;
	total_cents?: number;
	error?: Readonly<{tenant_id: string; code: string; message: string}>;
	document?: unknown;
}>;

const keyOf = ({runId, tenantId, partnerId, currency}: BillRunPart) => [runId, tenantId, partnerId, currency];

const THIS_PART = 'run_id = ? and tenant_id = ? and partner_id = ? and currency = ?';

/** Does one part of a run, unless it is done. What it made and that it is done commit together. Answers whether it did anything. */
export async function billPart(unit: Unit, part: BillRunPart): Promise<boolean> {
	const open = await unit.em.execute<unknown[]>(
		`select run_id from bill_run_part where ${THIS_PART} and done_at is null for update`,
		keyOf(part),
	);
	if (open.length === 0) return false;
	const run = (await unit.em.findOneOrFail(Run, part.runId)) as BillRun;
	await close(unit, part, run.request.isDryRun ? await look(unit, part, run) : await perform(unit, part, run));
	return true;
}

/** Gives a part up: a fault of ours, kept as a code; the operator is told. What it was to charge stays due. */
export async function failPart(unit: Unit, part: BillRunPart, code: string): Promise<void> {
	const {tenantId, runId, currency} = part;
	await close(unit, part, {outcome: 'failed', error: {tenant_id: tenantId, code, message: 'A fault of ours; the next run tries again'}});
	const data = {kind: 'invoice_run_account', resource_id: runId, code} as const;
	unit.record({type: 'work.failed_for_good', step: `${tenantId}/${part.partnerId}/${currency}`, owner: {}, data});
}

async function close(unit: Unit, part: BillRunPart, outcome: Outcome | (Omit<Outcome, 'outcome'> & {outcome: 'failed'})): Promise<void> {
	await unit.em.execute(`update bill_run_part set done_at = ?, outcome = ?::jsonb where ${THIS_PART} and done_at is null`, [
		unit.now,
		JSON.stringify(outcome),
		...keyOf(part),
	]);
}

async function perform(unit: Unit, part: BillRunPart, run: BillRun): Promise<Outcome> {
	const isFinalized = run.request.isFinalized ?? (await readSettings(unit)).invoiceAutoFinalize;
	return outcomeOf(part, await bill(unit, {...part, asOf: instantOf(run), isFinalized}));
}

function outcomeOf({tenantId}: BillRunPart, billed: Billed): Outcome {
	if (billed.outcome === 'nothing') return {outcome: 'skipped'};
	const {invoice, outcome, refusal} = billed;
	return {
		outcome,
		invoice_id: invoice.id,
		subtotal_cents: Number(invoice.subtotalMinor),
		tax_cents: Number(invoice.taxMinor),
		total_cents: Number(invoice.totalMinor),
		...(refusal && {error: {tenant_id: tenantId, code: refusal.code, message: refusal.message}}),
	};
}

async function look(unit: Unit, part: BillRunPart, run: BillRun): Promise<Outcome> {
	const document = await preview(unit, {...part, asOf: instantOf(run)});
	if (!document) return {outcome: 'skipped'};
	const {subtotal_cents, tax_cents, total_cents} = document;
	return {outcome: 'drafted', subtotal_cents, tax_cents, total_cents, document};
}
