import {type ChangeSet, ChangeSetType, type EventSubscriber, type FlushEventArgs} from '@mikro-orm/core';
import {newId} from './id.ts';
import type {Unit} from './unit.ts';

/** Entities whose state changes are always audited, whoever makes them, with the property that holds the state. */
const STATEFUL: Readonly<Record<string, string>> = {Subscription: 'status', Invoice: 'status', RoleGrant: 'role'};

/** Properties that never enter the audit log, in any entity. */
const SECRET = /secret|hash|credential|password/i;

/** Properties that every write touches: they say nothing. */
const NOISE = new Set(['updatedAt', 'version']);

type Entry = {id: string; action: string; resourceType: string; resourceId: string; before: unknown; after: unknown};

const plain = (values: object): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(values)
			.filter(([name]) => !SECRET.test(name) && !NOISE.has(name))
			.map(([name, value]) => [name, typeof value === 'bigint' ? value.toString() : value]),
	);

const changesState = (changeSet: ChangeSet<object>): boolean => {
	const property = STATEFUL[changeSet.meta.className];
	return property !== undefined && property in changeSet.payload;
};

function entryOf(changeSet: ChangeSet<object>, now: Date): Entry {
	const changed = Object.keys(changeSet.payload);
	const original: Record<string, unknown> = {...changeSet.originalEntity};
	const isNew = changeSet.type === ChangeSetType.CREATE;
	const before = isNew
		? null
		: plain(changed.length > 0 ? Object.fromEntries(changed.map(name => [name, original[name] ?? null])) : original);
	const id = (changeSet.entity as {id?: unknown}).id;
	return {
		id: newId('auditEntry', now),
		action: changeSet.type,
		resourceType: changeSet.meta.tableName,
		resourceId: String(id),
		before,
		after: changeSet.type === ChangeSetType.DELETE ? null : plain(changeSet.payload),
	};
}

type Watch = {isAudited: boolean; realNow: Date; entries: Entry[]};

const watches = new WeakMap<object, Watch>();

/**
 * Sees every flush of the process. In an audited unit every changed entity becomes an entry; in any other only changes of state
 * (invoice, subscription, role). Nobody can forget to audit: it follows from the write.
 */
export const auditSubscriber: EventSubscriber = {
	onFlush({em, uow}: FlushEventArgs) {
		const watch = watches.get(em);
		if (!watch) return;
		for (const changeSet of uow.getChangeSets()) {
			if (watch.isAudited || changesState(changeSet)) watch.entries.push(entryOf(changeSet, watch.realNow));
		}
	},
};

/** What a unit's watch has seen so far. `forgetAfter` drops what a part of the work did that was rolled back. */
export type AuditTrail = Readonly<{length: () => number; forgetAfter: (length: number) => void; write: (unit: Unit) => Promise<void>}>;

/** Begins to watch the flushes of an entity manager. */
export function watchForAudit(em: object, {isAudited, realNow}: {isAudited: boolean; realNow: Date}): AuditTrail {
	const watch: Watch = {isAudited, realNow, entries: []};
	watches.set(em, watch);
	return {
		length: () => watch.entries.length,
		forgetAfter: length => watch.entries.splice(length),
		write: async unit => insertEntries(unit, watch.entries),
	};
}

/** Writes down what was done to something that is no entity, like a job in a queue. */
export const auditAction = async (
	unit: Unit,
	{action, resourceType, resourceId}: Pick<Entry, 'action' | 'resourceType' | 'resourceId'>,
): Promise<void> =>
	insertEntries(unit, [{id: newId('auditEntry', unit.realNow), action, resourceType, resourceId, before: null, after: null}]);

async function insertEntries(unit: Unit, entries: readonly Entry[]): Promise<void> {
	if (entries.length === 0) return;
	const owner = unit.reach.kind === 'everything' ? {} : unit.reach;
	await unit.em.execute(
		`insert into audit_log (id, at, actor, request_id, action, resource_type, resource_id, before, after, tenant_id, partner_id)
		 select r.id, ?, ?, ?, r.action, r."resourceType", r."resourceId", r.before, r.after, ?, ?
		 from jsonb_to_recordset(?::jsonb) as r(id text, action text, "resourceType" text, "resourceId" text, before jsonb, after jsonb)`,
		[
			unit.realNow,
			unit.cause.actor,
			unit.cause.requestId,
			'tenantId' in owner ? owner.tenantId : null,
			'partnerId' in owner ? owner.partnerId : null,
			JSON.stringify(entries),
		],
	);
}
