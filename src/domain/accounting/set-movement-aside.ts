import {dueAt} from '../platform/attempts/attempt.ts';
import {recordGivenUp} from '../platform/record-given-up.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {insertMany, newRow} from '../platform/unit/write-many.ts';
import type {IdOf} from '../platform/values/id.ts';
import {AccountingIntegration} from './integration.ts';
import {lockMovements, type Movement, markHanded} from './movement.ts';
import {type EntryKind, SyncEntry} from './sync-entry.ts';

const FAULT = 'It could not be entered for a fault of this system; the operator is told';

/** What is not looked at, for it may be the fault, is called by what it mostly is. */
function kindOf({kind, tenantId}: Movement): EntryKind {
	if (kind === 'balance_transaction') return tenantId ? 'fee' : 'payout';
	return kind === 'document' ? 'invoice' : 'payment';
}

/** A movement that cannot be entered for a fault of ours: it stands there as failed, in each integration, and holds up nothing. */
export async function setMovementAside(
	unit: Unit,
	{
		partnerId,
		movementId,
		integrationId,
	}: Readonly<{partnerId: IdOf<'partner'>; movementId: number; integrationId?: IdOf<'accountingIntegration'>}>,
): Promise<void> {
	const which = integrationId ? {id: integrationId} : {isActive: true};
	const integrations = await unit.em.find(AccountingIntegration, {partnerId, deletedAt: null, ...which});
	const movements = await lockMovements(unit, [movementId], {isAgain: true});
	const known = await unit.em.find(SyncEntry, {movementId, integrationId: {$in: integrations.map(({id}) => id)}});
	const failed: SyncEntry[] = [];
	for (const movement of movements) {
		for (const integration of integrations.filter(({id}) => !known.some(entry => entry.integrationId === id))) {
			const kind = kindOf(movement);
			const {tenantId, resourceId, invoiceId} = movement;
			const row = {integrationId: integration.id, tenantId, partnerId, kind, resourceId, movementId, invoiceId, documentNumber: null};
			const entry = newRow(unit, SyncEntry, {...row, status: 'failed', externalId: null, syncedAt: null, error: FAULT, ...dueAt(null)});
			failed.push(Object.assign(entry, {lastError: 'internal_error'}));
			recordGivenUp(unit, {kind: 'accounting_entry', resourceId: entry.id, code: 'internal_error', step: 1});
		}
	}

	await insertMany(unit, SyncEntry, failed);
	await markHanded(unit, movements);
}
