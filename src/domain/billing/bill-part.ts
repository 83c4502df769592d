import type {IdOf} from '../platform/id.ts';
import {Run} from '../platform/run.ts';
import {readSettings} from '../platform/settings.ts';
import {tellGivenUp} from '../platform/tell-given-up.ts';
import type {Unit} from '../platform/unit.ts';
import {bill} from './bill.ts';
import {type BillRun, instantOf} from './bill-run.ts';
import type {Account} from './due-work.ts';
import type {FinalizeRules} from './finalize.ts';
import type {Made} from './finish.ts';
import {preview} from './preview.ts';

/** One account of a run. */
export type BillRunPart = Account & Readonly<{runId: IdOf<'run'>}>;

type Sums = Readonly<{subtotal_cents: number; tax_cents: number; total_cents: number}>;

/** What is kept of a part: the run's result is made of these. */
type Outcome = Partial<Sums> &
	Readonly<{
		/** `drafted` when a document of it waits. */
		outcome: 'skipped' | 'drafted' | 'finalized';
		invoice_ids?: readonly string[];
		errors?: readonly Readonly<{tenant_id: string; code: string; message: string}>[];
		documents?: readonly unknown[];
	}>;

const keyOf = ({runId, tenantId, partnerId, currency}: BillRunPart) => [runId, tenantId, partnerId, currency];

const THIS_PART = 'run_id = ? and tenant_id = ? and partner_id = ? and currency = ?';

/** Does one part of a run, unless it is done. What it made and that it is done commit together. Answers whether it did anything. */
export async function billPart(unit: Unit, part: BillRunPart, rules: FinalizeRules): Promise<boolean> {
	const open = await unit.em.execute<unknown[]>(
		`select run_id from bill_run_part where ${THIS_PART} and done_at is null for update`,
		keyOf(part),
	);
	if (open.length === 0) return false;
	const run = (await unit.em.findOneOrFail(Run, part.runId)) as BillRun;
	await close(unit, part, run.request.isDryRun ? await look(unit, part, run) : await perform(unit, {...part, ...rules}, run));
	return true;
}

/** Gives a part up: a fault of ours, kept as a code; the operator is told. What it was to charge stays due. */
export async function failPart(unit: Unit, part: BillRunPart, code: string): Promise<void> {
	const {tenantId, runId, currency} = part;
	await close(unit, part, {outcome: 'failed', errors: [{tenant_id: tenantId, code, message: 'A fault of ours; the next run tries again'}]});
	tellGivenUp(unit, {kind: 'invoice_run_account', resourceId: runId, code, step: `${tenantId}/${part.partnerId}/${currency}`});
}

async function close(unit: Unit, part: BillRunPart, outcome: Outcome | (Omit<Outcome, 'outcome'> & {outcome: 'failed'})): Promise<void> {
	await unit.em.execute(`update bill_run_part set done_at = ?, outcome = ?::jsonb where ${THIS_PART} and done_at is null`, [
		unit.now,
		JSON.stringify(outcome),
		...keyOf(part),
	]);
}

async function perform(unit: Unit, part: BillRunPart & FinalizeRules, run: BillRun): Promise<Outcome> {
	const isFinalized = run.request.isFinalized ?? (await readSettings(unit)).invoiceAutoFinalize;
	return outcomeOf(part, await bill(unit, {...part, asOf: instantOf(run), isFinalized}));
}

function outcomeOf({tenantId}: BillRunPart, made: readonly Made[]): Outcome {
	if (made.length === 0) return {outcome: 'skipped'};
	const errors = made.flatMap(({refusal}) => (refusal ? [{tenant_id: tenantId, code: refusal.code, message: refusal.message}] : []));
	return {
		outcome: made.some(({outcome}) => outcome === 'drafted') ? 'drafted' : 'finalized',
		invoice_ids: made.map(({invoice}) => invoice.id),
		...sumsOf(
			made.map(({invoice: {subtotalMinor, taxMinor, totalMinor}}) => ({
				subtotal_cents: Number(subtotalMinor),
				tax_cents: Number(taxMinor),
				total_cents: Number(totalMinor),
			})),
		),
		...(errors.length > 0 && {errors}),
	};
}

async function look(unit: Unit, part: BillRunPart, run: BillRun): Promise<Outcome> {
	const documents = await preview(unit, {...part, asOf: instantOf(run)});
	return documents.length === 0 ? {outcome: 'skipped'} : {outcome: 'drafted', ...sumsOf(documents), documents};
}

const sumsOf = (documents: readonly Sums[]): Sums => ({
	subtotal_cents: documents.reduce((sum, document) => sum + document.subtotal_cents, 0),
	tax_cents: documents.reduce((sum, document) => sum + document.tax_cents, 0),
	total_cents: documents.reduce((sum, document) => sum + document.total_cents, 0),
});
