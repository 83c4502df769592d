import {dueAt} from '../platform/attempts/attempt.ts';
import {findRows} from '../platform/unit/find-rows.ts';
import {lockMany} from '../platform/unit/lock-many.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {insertMany, newRow} from '../platform/unit/write-many.ts';
import type {IdOf} from '../platform/values/id.ts';
import {Debtor} from './debtor.ts';
import {type ToldEntry, toldBy} from './entry-of.ts';
import {AccountingIntegration} from './integration.ts';
import {postEntries} from './journal/post-entries.ts';
import {loadMovementBackground, type MovementBackground} from './load-background.ts';
import {lockMovements, type Movement, markHanded} from './movement.ts';
import {dueNext, LOST} from './remote/telling.ts';
import {SyncEntry} from './sync-entry.ts';

type Request = Readonly<{
	partnerId: IdOf<'partner'>;
	movementIds: readonly number[];
	/** Only this integration is told, of what it does not know yet or what failed; all active ones unless given. */
	integrationId?: IdOf<'accountingIntegration'>;
}>;

/**
 * Tells the books of a seller of some movements, in their order and once: an entry for each in each integration. By a fixed number of
 * statements for each integration. What the journal cannot post stands there as failed, with a sentence.
 * Answers the entries that books elsewhere are to be told now.
 */
export async function enterMovements(unit: Unit, {partnerId, movementIds, integrationId}: Request): Promise<IdOf<'accountingEntry'>[]> {
	const due: IdOf<'accountingEntry'>[] = [];
	const which = integrationId ? {id: integrationId} : {isActive: true};
	const integrations = await lockMany(unit, AccountingIntegration, {partnerId, deletedAt: null, ...which}, {orderBy: {id: 'asc'}});
	const movements = await lockMovements(unit, movementIds, {isAgain: integrationId !== undefined});
	if (integrations.rows.length > 0 && movements.length > 0) {
		const background = await loadMovementBackground(unit, partnerId, movements);
		for (const integration of integrations.rows) due.push(...(await tell(unit, integration, movements, background)));
		await integrations.save();
	}

	if (integrationId === undefined) await markHanded(unit, movements);
	return due;
}

async function tell(
	unit: Unit,
	integration: AccountingIntegration,
	movements: readonly Movement[],
	background: MovementBackground,
): Promise<IdOf<'accountingEntry'>[]> {
	const {id: integrationId} = integration;
	const known = await lockMany(
		unit,
		SyncEntry,
		{integrationId, movementId: {$in: movements.map(({id}) => id)}},
		{orderBy: {movementId: 'asc'}},
	);
	const byMovement = new Map(known.rows.map(entry => [entry.movementId, entry]));
	const open: {entry: SyncEntry; told: ToldEntry}[] = [];
	for (const movement of movements) {
		const entry = byMovement.get(movement.id);
		const told = toldBy(movement, background);
		if (!told || (entry && entry.status !== 'failed' && entry.lastError !== LOST)) continue;
		if (entry?.status === 'failed') entry.apply('retry');
		// Books elsewhere are asked as often again.
		if (entry && integration.provider !== 'journal') Object.assign(entry, dueAt(null));
		open.push({entry: entry ?? entryFor(unit, integration, movement, told), told});
	}

	const debtors = await debtorsOf(
		unit,
		integration,
		open.map(({entry}) => entry),
	);
	const postings = open.map(({entry, told}) => ({entry, told, debtor: entry.tenantId ? debtors.get(entry.tenantId) : undefined}));
	if (integration.provider === 'journal') await postEntries(unit, {integration, background, postings});
	await insertMany(
		unit,
		SyncEntry,
		open.map(({entry}) => entry).filter(entry => !byMovement.has(entry.movementId)),
	);
	await known.save();
	if (integration.provider === 'journal') return [];
	return dueNext(unit, {integrationId, tenantIds: [...new Set(open.map(({entry}) => entry.tenantId ?? null))]});
}

const entryFor = (unit: Unit, {id: integrationId}: AccountingIntegration, movement: Movement, told: ToldEntry): SyncEntry =>
	newRow(unit, SyncEntry, {
		...{integrationId, tenantId: movement.tenantId, partnerId: movement.partnerId, kind: told.kind, resourceId: movement.resourceId},
		...{movementId: movement.id, invoiceId: movement.invoiceId, documentNumber: told.invoice?.number ?? null, status: 'pending'},
		...{externalId: null, error: null, syncedAt: null, ...dueAt(null)},
	});

/** The debtors of these entries' tenants; those that the integration does not know yet get the next numbers. */
async function debtorsOf(
	unit: Unit,
	integration: AccountingIntegration,
	entries: readonly SyncEntry[],
): Promise<ReadonlyMap<string, Debtor>> {
	const {id: integrationId, partnerId} = integration;
	const tenantIds = [...new Set(entries.flatMap(({tenantId}) => tenantId ?? []))];
	const debtors = new Map<string, Debtor>();
	if (tenantIds.length === 0) return debtors;
	for (const debtor of await findRows(unit.em, Debtor, {integrationId, tenantId: {$in: tenantIds}})) debtors.set(debtor.tenantId, debtor);
	const made = tenantIds
		.filter(tenantId => !debtors.has(tenantId))
		.map(tenantId => {
			integration.lastDebtorNumber += 1;
			return newRow(unit, Debtor, {integrationId, tenantId, partnerId, number: integration.lastDebtorNumber, externalId: null});
		});
	await insertMany(unit, Debtor, made);
	for (const debtor of made) debtors.set(debtor.tenantId, debtor);
	return debtors;
}
