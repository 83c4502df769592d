import {LockMode} from '@mikro-orm/core';
import type {Account} from '../../charges/account.ts';
import {type AccountRow, accountFrom} from '../../charges/due-charges.ts';
import {openRunStatuses, Run} from '../../platform/unit/run.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';

/** What a run of invoices is asked to do. */
export type BillRunRequest = Readonly<{
	/** Only what is due at this instant; what is due when the run is asked for unless said. */
	asOf?: string;
	partnerId?: IdOf<'partner'>;
	tenantIds?: readonly IdOf<'tenant'>[];
	isFinalized?: boolean;
	/** Figures only: nothing is written but the run itself. */
	isDryRun?: boolean;
	/** Started by the clock. */
	isScheduled?: boolean;
}>;

/** A run whose kind is `invoices`. */
export type BillRun = Run & {request: BillRunRequest};

/** A run of invoices, locked. */
export const lockBillRun = async ({em}: Unit, runId: IdOf<'run'>): Promise<BillRun> =>
	(await em.findOneOrFail(Run, {id: runId, kind: 'invoices'}, {lockMode: LockMode.PESSIMISTIC_WRITE})) as BillRun;

/** A run of invoices. */
export const getBillRun = async ({em}: Unit, runId: IdOf<'run'>): Promise<BillRun> =>
	(await em.findOneOrFail(Run, {id: runId, kind: 'invoices'})) as BillRun;

/** When a run looks: what is due at this instant is its work. */
export const instantOf = ({request: {asOf}, createdAt}: BillRun): Date => (asOf ? new Date(asOf) : createdAt);

/** The runs of invoices that have not come to their end, oldest first. */
export const unfinishedBillRuns = async ({em}: Unit, limit: number): Promise<BillRun[]> =>
	(await em.find(Run, {kind: 'invoices', status: {$in: [...openRunStatuses]}}, {orderBy: {id: 'asc'}, limit})) as BillRun[];

type Slice = Readonly<{after?: Account; limit: number}>;

/** The accounts of a run that are not done, in the order of their keys, after a given one. */
export async function openParts({em}: Unit, runId: IdOf<'run'>, {after, limit}: Slice): Promise<Account[]> {
	const rows = await em.execute<AccountRow[]>(
		`select tenant_id, partner_id, currency from bill_run_part
		 where run_id = ? and done_at is null ${after ? 'and (tenant_id, partner_id, currency) > (?, ?, ?)' : ''}
		 order by tenant_id, partner_id, currency limit ?`,
		[runId, ...(after ? [after.tenantId, after.partnerId, after.currency] : []), limit],
	);
	return rows.map(accountFrom);
}
