import {ChangeSetType, type EntityMetadata, type EventSubscriber, type FlushEventArgs, JsonType, wrap} from '@mikro-orm/core';
import {newId} from '../values/id.ts';
import {WITH_NEXT} from './join-statements.ts';
import type {Unit} from './unit.ts';

/** Entities whose state changes are always audited, whoever makes them, with the property that holds the state. */
const STATEFUL: Readonly<Record<string, string>> = {
	Subscription: 'status',
	Invoice: 'status',
	RoleGrant: 'role',
	Group: 'role',
	User: 'isActive',
};

/** What comes from the directory or with a first token is no change of state. */
const COMES_BY_ITSELF = new Set(['User', 'Group']);

/** Properties that never enter the audit log, in any entity. */
const SECRET = /secret|hash|credential|password|sealed/i;

/** Properties that every write touches: they say nothing. */
const NOISE = new Set(['updatedAt', 'version']);

type Entry = {
	id: string;
	action: string;
	resourceType: string;
	resourceId: string;
	before: unknown;
	after: unknown;
	tenantId: string | null;
	partnerId: string | null;
};

/** One change of one entity, as a flush or a statement for many makes it. */
type Change = Readonly<{
	type: ChangeSetType;
	meta: Pick<EntityMetadata, 'className' | 'tableName' | 'properties'>;
	entity: object;
	originalEntity?: object | undefined;
	payload: object;
}>;

/** Values as they are compared and stored; those of JSON columns are whole again, so that nothing hides in their text. */
const plain = ({meta}: Change, values: object): Record<string, unknown> => {
	const properties: Readonly<Record<string, {customType?: unknown}>> = meta.properties;
	const unfolded = (name: string, value: unknown): unknown =>
		typeof value === 'string' && properties[name]?.customType instanceof JsonType ? JSON.parse(value) : value;
	return Object.fromEntries(
		Object.entries(values)
			.filter(([name]) => !NOISE.has(name))
			.map(([name, value]) => [name, unfolded(name, value)]),
	);
};

/** What is written down: nothing under a secret's name, at any depth, and whole numbers of any size. */
const writable = (name: string, value: unknown): unknown => {
	if (SECRET.test(name)) return undefined;
	return typeof value === 'bigint' ? value.toString() : value;
};

const changesState = (changeSet: Change): boolean => {
	const property = STATEFUL[changeSet.meta.className];
	if (property === undefined) return false;
	if (changeSet.type === ChangeSetType.DELETE) return true;
	return property in changeSet.payload && !(changeSet.type === ChangeSetType.CREATE && COMES_BY_ITSELF.has(changeSet.meta.className));
};

/** Whose row it is: what the row itself says, so that a partner finds what the operator did to its data. */
function ownerOf({meta: {className}, entity}: Change): Pick<Entry, 'tenantId' | 'partnerId'> {
	const {id, tenantId, partnerId} = entity as {id?: string; tenantId?: string | null; partnerId?: string | null};
	if (className === 'Partner') return {tenantId: null, partnerId: id ?? null};
	return {tenantId: (className === 'Tenant' ? id : tenantId) ?? null, partnerId: partnerId ?? null};
}

function entryOf(changeSet: Change, now: Date): Entry {
	const isGone = changeSet.type === ChangeSetType.DELETE;
	const original: Record<string, unknown> = {...(isGone ? wrap(changeSet.entity).toPOJO() : changeSet.originalEntity)};
	const changed = isGone ? Object.keys(original) : Object.keys(changeSet.payload);
	const before =
		changeSet.type === ChangeSetType.CREATE
			? null
			: plain(changeSet, Object.fromEntries(changed.map(name => [name, original[name] ?? null])));
	const id = (changeSet.entity as {id?: unknown}).id;
	return {
		id: newId('auditEntry', now),
		action: changeSet.type,
		resourceType: changeSet.meta.tableName,
		resourceId: String(id),
		...ownerOf(changeSet),
		before,
		after: isGone ? null : plain(changeSet, changeSet.payload),
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
		note(watch, uow.getChangeSets());
	},
};

function note(watch: Watch, changes: readonly Change[]): void {
	for (const change of changes) if (watch.isAudited || changesState(change)) watch.entries.push(entryOf(change, watch.realNow));
}

/** The same for rows of an entity that are written past the flush, many with one statement; asks for the changes only when they count. */
export function auditMany(em: object, className: string, changes: () => readonly Change[]): void {
	const watch = watches.get(em);
	if (watch && (watch.isAudited || className in STATEFUL)) note(watch, changes());
}

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
	insertEntries(unit, [
		{id: newId('auditEntry', unit.realNow), action, resourceType, resourceId, before: null, after: null, tenantId: null, partnerId: null},
	]);

async function insertEntries(unit: Unit, entries: readonly Entry[]): Promise<void> {
	if (entries.length === 0) return;
	const owner = unit.reach.kind === 'everything' ? {} : unit.reach;
	await unit.em.execute(
		`${WITH_NEXT}insert into audit_log (id, at, actor, request_id, action, resource_type, resource_id, before, after, tenant_id, partner_id)
		 select r.id, ?, ?, ?, r.action, r."resourceType", r."resourceId", r.before, r.after,
		   coalesce(r."tenantId", ?), coalesce(r."partnerId", ?)
		 from jsonb_to_recordset(?::jsonb) as r(id text, action text, "resourceType" text, "resourceId" text, before jsonb, after jsonb,
		   "tenantId" text, "partnerId" text)`,
		[
			unit.realNow,
			unit.cause.actor,
			unit.cause.requestId,
			'tenantId' in owner ? owner.tenantId : null,
			'partnerId' in owner ? owner.partnerId : null,
			JSON.stringify(entries, writable),
		],
	);
}
