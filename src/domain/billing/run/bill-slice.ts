import {type Account, accountKey, accountsParameter, ofAccounts} from '../../charges/account.ts';
import {type AccountRow, accountFrom} from '../../charges/due-charges.ts';
import {parkCharges} from '../../charges/park-charges.ts';
import {readSettings} from '../../platform/process/settings.ts';
import {recordGivenUp} from '../../platform/record-given-up.ts';
import {Run} from '../../platform/unit/run.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {FinalizeRules} from '../plan/judge.ts';
import {preview} from '../plan/preview.ts';
import {countDone} from './advance-bill-run.ts';
import {type Billed, bill} from './bill.ts';
import {type BillRun, instantOf} from './bill-run.ts';

/** Some accounts of a run. */
export type BillRunSlice = Readonly<{runId: IdOf<'run'>; accounts: readonly Account[]}>;

type Sums = Readonly<{subtotal_cents: number; tax_cents: number; total_cents: number}>;

/** What is kept of an account: the run's result is made of these. */
type Outcome = Partial<Sums> &
	Readonly<{
		/** `drafted` when a document of it waits, `failed` when it could not be billed. */
		outcome: 'skipped' | 'drafted' | 'finalized' | 'failed';
		invoice_ids?: readonly string[];
		errors?: readonly Readonly<{tenant_id: string; code: string; message: string}>[];
		documents?: readonly unknown[];
	}>;

/**
 * Does some accounts of a run, except those that are done. What it made, that they are done and their count commit together. Answers
 * whether all of the run may be done: they were the last, or were done before by somebody who may have come no further.
 */
export async function billSlice(unit: Unit, {runId, accounts}: BillRunSlice, rules: FinalizeRules): Promise<boolean> {
	const open = await lockOpen(unit, {runId, accounts});
	if (open.length === 0) return true;
	const run = (await unit.em.findOneOrFail(Run, runId)) as BillRun;
	const outcomes = run.request.isDryRun ? await look(unit, open, {run, rules}) : await perform(unit, open, {run, rules});
	return countDone(unit, {runId, count: await close(unit, runId, outcomes)});
}

/** Gives one account up: a fault of ours, kept as a code; the operator is told. What it was to charge is set aside. Answers the same. */
export async function failAccount(unit: Unit, {runId, account}: {runId: IdOf<'run'>; account: Account}, code: string): Promise<boolean> {
	const {tenantId, partnerId, currency} = account;
	const run = (await unit.em.findOneOrFail(Run, runId)) as BillRun;
	const errors = [{tenant_id: tenantId, code, message: 'A fault of ours; a run that is asked for tries again'}];
	const count = await close(unit, runId, [{account, outcome: {outcome: 'failed', errors}}]);
	if (!run.request.isDryRun) await parkCharges(unit, account, {asOf: instantOf(run), code});
	recordGivenUp(unit, {kind: 'invoice_run_account', resourceId: runId, code, step: `${tenantId}/${partnerId}/${currency}`});
	return countDone(unit, {runId, count});
}

async function lockOpen({em}: Unit, {runId, accounts}: BillRunSlice): Promise<Account[]> {
	const rows = await em.execute<AccountRow[]>(
		`select tenant_id, partner_id, currency from bill_run_part p where run_id = ? and done_at is null and ${ofAccounts('p')}
		 order by tenant_id, partner_id, currency for update`,
		[runId, accountsParameter(accounts)],
	);
	return rows.map(accountFrom);
}

type Closing = Readonly<{account: Account; outcome: Outcome}>;

async function close({em, now}: Unit, runId: IdOf<'run'>, outcomes: readonly Closing[]): Promise<number> {
	const rows = outcomes.map(({account: {tenantId, partnerId, currency}, outcome}) => ({
		...{tenant_id: tenantId, partner_id: partnerId, currency, outcome},
	}));
	const closed = await em.execute<unknown[]>(
		`update bill_run_part p set done_at = ?, outcome = r.outcome
		 from jsonb_to_recordset(?::jsonb) as r(tenant_id text, partner_id text, currency text, outcome jsonb)
		 where p.run_id = ? and p.done_at is null
			and (p.tenant_id, p.partner_id, p.currency) = (r.tenant_id, r.partner_id, r.currency)
		 returning p.run_id`,
		[now, JSON.stringify(rows), runId],
	);
	return closed.length;
}

type Doing = Readonly<{run: BillRun; rules: FinalizeRules}>;

async function perform(unit: Unit, accounts: readonly Account[], {run, rules}: Doing): Promise<Closing[]> {
	const isFinalized = run.request.isFinalized ?? (await readSettings(unit)).invoiceAutoFinalize;
	const withParked = !run.request.isScheduled;
	const billed = await bill(unit, accounts, {...rules, asOf: instantOf(run), isFinalized, withParked});
	const byAccount = new Map(billed.map(each => [accountKey(each.account), each]));
	return accounts.map(account => ({account, outcome: outcomeOf(account, byAccount.get(accountKey(account)))}));
}

function outcomeOf({tenantId}: Account, {made = [], refusals = []}: Partial<Billed> = {}): Outcome {
	const all = [...refusals, ...made.flatMap(({refusal}) => refusal ?? [])];
	const errors = all.map(({code, message}) => ({tenant_id: tenantId, code, message}));
	if (made.length === 0) return refusals.length > 0 ? {outcome: 'failed', errors} : {outcome: 'skipped'};
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

async function look(unit: Unit, accounts: readonly Account[], {run, rules}: Doing): Promise<Closing[]> {
	const previews = await preview(unit, accounts, {...rules, asOf: instantOf(run)});
	return accounts.map(account => {
		const documents = previews.get(accountKey(account)) ?? [];
		return {account, outcome: documents.length === 0 ? {outcome: 'skipped'} : {outcome: 'drafted', ...sumsOf(documents), documents}};
	});
}

const sumsOf = (documents: readonly Sums[]): Sums => ({
	subtotal_cents: documents.reduce((sum, document) => sum + document.subtotal_cents, 0),
	tax_cents: documents.reduce((sum, document) => sum + document.tax_cents, 0),
	total_cents: documents.reduce((sum, document) => sum + document.total_cents, 0),
});
