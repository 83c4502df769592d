import {ChangeSetType, type EntityMetadata, type EntityName, type EntityProperty, JsonType, type RequiredEntityData} from '@mikro-orm/core';
import {auditMany} from './audit.ts';
import {executeBound} from './execute-bound.ts';
import {type Blank, blankOf, plainRow} from './plain-row.ts';
import type {Unit} from './unit.ts';

/** A row that was changed: as it is now, and the names of what is other than before. */
export type Changed<E> = Readonly<{row: E; before: Readonly<Record<string, unknown>>; names: readonly string[]}>;

const metadataOf = <E extends object>({em}: Unit, entity: EntityName<E>): EntityMetadata<E> => em.getMetadata().get(entity);

const storedOf = new WeakMap<object, readonly EntityProperty[]>();

/** The properties of an entity that have a column. They are asked for row by row, and never change. */
function storedProperties<E extends object>(meta: EntityMetadata<E>): readonly EntityProperty<E>[] {
	const known = storedOf.get(meta) as readonly EntityProperty<E>[] | undefined;
	if (known) return known;
	const properties = meta.props.filter(prop => prop.persist !== false);
	storedOf.set(meta, properties as readonly EntityProperty[]);
	return properties;
}

const columnOf = ({fieldNames: [column = '']}: Pick<EntityProperty, 'fieldNames'>): string => column;

/** A value as PostgreSQL reads it out of a JSON document. */
function jsonValue({customType}: Pick<EntityProperty, 'customType'>, value: unknown, unit: Unit): unknown {
	if (value === undefined || value === null) return null;
	if (typeof value === 'bigint') return value.toString();
	if (!customType || customType instanceof JsonType) return value;
	return customType.convertToDatabaseValue(value, unit.em.getPlatform());
}

const valuesOf = (row: object): Readonly<Record<string, unknown>> => row as Readonly<Record<string, unknown>>;

/** A row for `jsonb_populate_recordset`: what is null is left out, for what is not there becomes null. Most of a new row is. */
function recordOf(row: object, properties: readonly EntityProperty[], unit: Unit): Record<string, unknown> {
	const record: Record<string, unknown> = {};
	for (const prop of properties) {
		const value = jsonValue(prop, valuesOf(row)[prop.name], unit);
		if (value !== null) record[columnOf(prop)] = value;
	}

	return record;
}

/** The same by the names of properties, as the audit log keeps it. */
const payloadOf = (row: object, properties: readonly EntityProperty[], unit: Unit): Record<string, unknown> =>
	Object.fromEntries(properties.map(prop => [prop.name, jsonValue(prop, valuesOf(row)[prop.name], unit)]));

const quoted = (columns: readonly string[]): string => columns.map(column => `"${column}"`).join(', ');

/** Whether anything is run before a row of an entity is changed. */
export const hasHooks = <E extends object>({hooks}: EntityMetadata<E>): boolean => (hooks.beforeUpdate?.length ?? 0) > 0;

/** Runs the hooks of an entity on a row, as a flush would. */
export function runHooks<E extends object>(
	unit: Unit,
	meta: EntityMetadata<E>,
	kind: 'beforeCreate' | 'beforeUpdate',
	row: E,
	payload: object,
): void {
	for (const hook of meta.hooks[kind] ?? [])
		if (typeof hook === 'function') void hook({entity: row, em: unit.em, meta, changeSet: {payload}} as never);
}

/** Makes rows of an entity that nobody keeps an eye on: they are stored by `insertMany`. Ids and times are the unit's, as always. */
export function newRow<E extends object>(unit: Unit, entity: EntityName<E>, data: RequiredEntityData<E>): E {
	const meta = metadataOf(unit, entity);
	const {defaults, blank} = formOf(meta);
	const row: Record<string, unknown> = Object.assign(plainRow(meta, blank), data);
	for (const {name, onCreate} of defaults) row[name] ??= onCreate?.(row as E, unit.em);
	return row as E;
}

/** What every new row of an entity has: its properties, and those of them that are filled when it is made. */
type Form = Readonly<{blank: Blank; defaults: readonly EntityProperty[]}>;

const forms = new WeakMap<object, Form>();

function formOf<E extends object>(meta: EntityMetadata<E>): Form {
	const known = forms.get(meta);
	if (known) return known;
	const form = {
		blank: blankOf(storedProperties(meta).map(({name}) => name)),
		defaults: storedProperties(meta).filter(({onCreate}) => onCreate) as EntityProperty[],
	};
	forms.set(meta, form);
	return form;
}

/** Stores new rows of an entity with one statement. */
export async function insertMany<E extends object>(unit: Unit, entity: EntityName<E>, rows: readonly E[]): Promise<void> {
	if (rows.length === 0) return;
	const {sql, values} = insertionOf(unit, entity, rows);
	await executeBound(unit.em, sql, values);
	auditInsertion(unit, entity, rows);
}

/** Stores those of some new rows that are not there yet by a unique constraint of the entity, with one statement; answers these. */
export async function insertNew<E extends {id: string}>(unit: Unit, entity: EntityName<E>, rows: readonly E[]): Promise<E[]> {
	if (rows.length === 0) return [];
	const {sql, values} = insertionOf(unit, entity, rows);
	const stored = await executeBound<{id: string}>(unit.em, `${sql} on conflict do nothing returning id`, values);
	const ids = new Set(stored.map(({id}) => id));
	const added = rows.filter(({id}) => ids.has(id));
	auditInsertion(unit, entity, added);
	return added;
}

function insertionOf<E extends object>(unit: Unit, entity: EntityName<E>, rows: readonly E[]): {sql: string; values: unknown[]} {
	const meta = metadataOf(unit, entity);
	const properties = storedProperties(meta);
	for (const row of rows) {
		if (meta.versionProperty) Object.assign(row, {[meta.versionProperty]: 1});
		runHooks(unit, meta, 'beforeCreate', row, row);
	}

	const columns = quoted(properties.map(columnOf));
	return {
		sql: `insert into "${meta.tableName}" (${columns}) select ${columns} from jsonb_populate_recordset(null::"${meta.tableName}", $1::jsonb)`,
		values: [JSON.stringify(rows.map(row => recordOf(row, properties, unit)))],
	};
}

function auditInsertion<E extends object>(unit: Unit, entity: EntityName<E>, rows: readonly E[]): void {
	const meta = metadataOf(unit, entity);
	auditMany(unit.em, meta.className, () =>
		rows.map(row => ({
			...{type: ChangeSetType.CREATE, meta, entity: row, originalEntity: undefined},
			payload: payloadOf(row, storedProperties(meta), unit),
		})),
	);
}

/**
 * Stores what has changed on rows of an entity with one statement. The rows are locked, so none is lost: one that is not there any more
 * is a fault of ours.
 */
export async function updateMany<E extends object>(unit: Unit, entity: EntityName<E>, changes: readonly Changed<E>[]): Promise<void> {
	if (changes.length === 0) return;
	const meta = metadataOf(unit, entity);
	const changed = new Set(changes.flatMap(({names}) => names));
	const properties = storedProperties(meta).filter(({name}) => changed.has(name));
	const version = meta.versionProperty;
	for (const {row} of changes) {
		Object.assign(row, {updatedAt: unit.now});
		if (version) Object.assign(row, {[version]: Number(valuesOf(row)[version]) + 1});
	}

	const records = changes.map(({row}) => ({id: valuesOf(row)['id'], ...recordOf(row, properties, unit)}));
	const sets = properties.map(prop => `"${columnOf(prop)}" = r."${columnOf(prop)}"`);
	const updated = await executeBound(
		unit.em,
		`update "${meta.tableName}" t set ${[...sets, 'updated_at = $1', ...(version ? ['version = t.version + 1'] : [])].join(', ')}
		 from jsonb_populate_recordset(null::"${meta.tableName}", $2::jsonb) r where t.id = r.id returning true as is_updated`,
		[unit.now, JSON.stringify(records)],
	);
	if (updated.length !== changes.length) throw new Error(`${changes.length - updated.length} rows of ${meta.tableName} were not there`);
	auditMany(unit.em, meta.className, () =>
		changes.map(({row, before, names}) => ({
			...{type: ChangeSetType.UPDATE, meta, entity: row, originalEntity: before},
			payload: payloadOf(
				row,
				properties.filter(({name}) => names.includes(name)),
				unit,
			),
		})),
	);
}

/** Whether two values of a property are the same. What is JSON is replaced as a whole when it changes. */
function isSame(one: unknown, other: unknown): boolean {
	if ((one ?? null) === (other ?? null)) return true;
	if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
	const [left, right] = [one as {trillionths?: bigint} | null, other as {trillionths?: bigint} | null];
	return left?.trillionths !== undefined && left.trillionths === right?.trillionths;
}

/** What is other on a row than it was. */
export function changesOf<E extends object>(meta: EntityMetadata<E>, row: E, before: Readonly<Record<string, unknown>>): string[] {
	const values = valuesOf(row);
	const names: string[] = [];
	for (const {name} of storedProperties(meta)) if (values[name] !== before[name] && !isSame(values[name], before[name])) names.push(name);
	return names;
}
