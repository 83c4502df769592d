import {LockMode} from '@mikro-orm/core';
import {arrayLiteral} from '../platform/unit/array-literal.ts';
import {openRunStatuses, Run} from '../platform/unit/run.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {AccountingIntegration} from './integration.ts';
import {LOST} from './remote/telling.ts';

/** What a run of this kind is asked for. */
export type SyncRunRequest = Readonly<{
	integrationId: IdOf<'accountingIntegration'>;
	from?: string;
	to?: string;
	invoiceIds?: readonly IdOf<'invoice'>[];
}>;

type SyncRun = Run & {request: SyncRunRequest};

/** So many runs that lost their worker are found at once. */
const ABANDONED_LIMIT = 100;

/** A slice of a run: which movements the books of which integration are to be told next. */
export type SyncSlice = Readonly<{
	integrationId: IdOf<'accountingIntegration'>;
	partnerId: IdOf<'partner'>;
	movementIds: readonly number[];
}>;

const open = {kind: 'accounting' as const, status: {$in: [...openRunStatuses]}};

/**
 * The next movements of a run, at most so many, after those of the slices before. The run ends when there are none, and with its
 * integration. Undefined when the run is over.
 */
export async function nextSyncSlice(unit: Unit, {runId, limit}: {runId: IdOf<'run'>; limit: number}): Promise<SyncSlice | undefined> {
	const run = (await unit.em.findOne(Run, {...open, id: runId}, {lockMode: LockMode.PESSIMISTIC_WRITE})) as SyncRun | null;
	if (!run) return undefined;
	const integration = await unit.em.findOne(AccountingIntegration, {id: run.request.integrationId, deletedAt: null});
	const {partnerId} = integration ?? {};
	if (run.status === 'queued') run.start(unit.now);
	if (!partnerId) {
		run.finish('fail', unit.now);
		return undefined;
	}

	const after = Number(run.cursor?.['after'] ?? 0);
	if (after === 0) run.total = await countOf(unit, run, partnerId);
	const movementIds = await unknownMovements(unit, run, {partnerId, after, limit});
	if (movementIds.length === 0) {
		run.finish('complete', unit.now);
		return undefined;
	}

	return {integrationId: run.request.integrationId, partnerId, movementIds};
}

/** Writes down how far a run is. */
export async function advanceSyncRun(
	unit: Unit,
	{runId, movementIds}: Readonly<{runId: IdOf<'run'>; movementIds: readonly number[]}>,
): Promise<void> {
	const run = await unit.em.findOne(Run, {...open, id: runId}, {lockMode: LockMode.PESSIMISTIC_WRITE});
	const last = movementIds.at(-1);
	if (!run || last === undefined || Number(run.cursor?.['after'] ?? 0) >= last) return;
	run.done += movementIds.length;
	run.result = {told: run.done};
	run.cursor = {after: last};
}

/** Runs in which nothing happened since an instant: their worker is lost, or their place in the queue. */
export async function abandonedSyncRuns({em}: Unit, before: Date): Promise<IdOf<'run'>[]> {
	const runs = await em.find(Run, {...open, updatedAt: {$lte: before}}, {fields: ['id'], orderBy: {id: 'asc'}, limit: ABANDONED_LIMIT});
	return runs.map(({id}) => id);
}

/** What a run is asked for of what its integration does not know, or could not be told. */
const unknown = ({request: {integrationId, from, to, invoiceIds}}: SyncRun, partnerId: string) => ({
	sql: `from accounting_movement m where m.partner_id = ? and m.id > ?
		and not exists (select from accounting_entry e where e.integration_id = ? and e.movement_id = m.id and e.status <> 'failed' and e.last_error is distinct from '${LOST}')
		${from ? 'and m.occurred_at >= ?' : ''} ${to ? 'and m.occurred_at < ?' : ''} ${invoiceIds ? 'and m.invoice_id = any(?::text[])' : ''}`,
	parameters: (after: number): unknown[] => [
		...[partnerId, after, integrationId],
		...(from ? [new Date(from)] : []),
		...(to ? [new Date(to)] : []),
		...(invoiceIds ? [arrayLiteral(invoiceIds)] : []),
	],
});

async function countOf({em}: Unit, run: SyncRun, partnerId: string): Promise<number> {
	const {sql, parameters} = unknown(run, partnerId);
	const [row] = await em.execute<{count: string}[]>(`select count(*) as count ${sql}`, parameters(0));
	return Number(row?.count ?? 0);
}

async function unknownMovements(
	{em}: Unit,
	run: SyncRun,
	{partnerId, after, limit}: Readonly<{partnerId: string; after: number; limit: number}>,
): Promise<number[]> {
	const {sql, parameters} = unknown(run, partnerId);
	const rows = await em.execute<{id: string}[]>(`select m.id ${sql} order by m.id limit ?`, [...parameters(after), limit]);
	return rows.map(({id}) => Number(id));
}
