import {type FilterQuery, raw} from '@mikro-orm/core';
import test from 'ava';
import {entities} from '../../../../src/domain/entities.ts';
import {BillingProfile} from '../../../../src/domain/organization/billing-profile.ts';
import {Tenant} from '../../../../src/domain/organization/tenant.ts';
import {findRows} from '../../../../src/domain/platform/unit/find-rows.ts';
import type {Unit} from '../../../../src/domain/platform/unit/unit.ts';
import {askPast} from '../../../support/database.ts';
import {profileRow} from '../../../support/profile-row.ts';
import {type Store, startStore} from '../../../support/store.ts';

let store: Store;

test.before(async () => {
	store = await startStore();
	await askPast(store.database, `grant temporary on database "${store.database.name}" to system`);
});
test.after.always(async () => store.close());

/** A value of each type that a column of ours has; a type that is not listed fails. */
const SAMPLES: Readonly<Record<string, string>> = {
	text: "'a word'",
	varchar: "'some words'",
	int2: '7',
	int4: '42',
	int8: '9007199254740993',
	numeric: '1234567.000000000089',
	bool: 'true',
	date: "'2026-03-29'",
	timestamptz: "'2026-03-29T01:59:59.999Z'",
	jsonb: `'{"a": [1, {"b": null}], "c": "d"}'`,
	uuid: "'6f2d9c52-5e5f-4cf5-9d0f-6a5d1f1f1b11'",
	bytea: "'\\x00ff'",
	_text: `'{"one","two words"}'`,
	_int4: "'{1,2}'",
};

type ColumnRow = {name: string; type: string; is_nullable: boolean};

/** Puts a table of the same name, without its rules, before one of ours, with one row in which everything is set and one of nulls. */
async function sampleRows({em}: Unit, {table, keys}: Readonly<{table: string; keys: readonly string[]}>): Promise<void> {
	const columns = await em.execute<ColumnRow[]>(
		`select column_name as name, udt_name as type, is_nullable = 'YES' as is_nullable
		 from information_schema.columns where table_schema = 'public' and table_name = ?`,
		[table],
	);
	const set = columns.map(({name, type}) => {
		const sample = SAMPLES[type];
		if (sample === undefined) throw new Error(`${table}.${name} is a ${type}: add a sample`);
		return sample;
	});
	const unset = columns.map(({name, is_nullable: isNullable}, index) => {
		if (keys.includes(name)) return set[index]?.replace('some words', 'other words');
		return isNullable ? 'null' : set[index];
	});
	await em.execute(`create temp table "${table}" on commit drop as select * from public."${table}" with no data`);
	for (const values of [set, unset])
		await em.execute(
			`insert into pg_temp."${table}" (${columns.map(({name}) => `"${name}"`).join(', ')}) select ${values
				.map((value, index) => `${value}::${columns[index]?.type}`)
				.join(', ')}`,
		);
}

const readable = entities.map(entity => [entity.name, entity] as const);

test('what is read as rows is, for every property of every entity, what find reads', async t => {
	t.true(readable.length > 50);
	for (const [name, entity] of readable) {
		const [found, rows] = await store.system(async unit => {
			const meta = unit.em.getMetadata().get(entity as never);
			await sampleRows(unit, {table: meta.tableName, keys: meta.getPrimaryProps().flatMap(({fieldNames}) => fieldNames)});
			const properties = meta.props.map(prop => prop.name as string);
			const of = (row: object) => properties.map(property => [property, (row as Record<string, unknown>)[property]]);
			const managed = await unit.em.find(entity as never, {}, {disableIdentityMap: true});
			return [managed.map(of), (await findRows(unit.em, entity as never, {})).map(of)];
		});
		t.is(rows.length, 2, name);
		t.deepEqual(rows, found, name);
	}
});

test('rows are filtered, ordered, cut and read in part as by find, have the methods of their class, and are not watched', async t => {
	const answered = await store.system(async unit => {
		for (const slug of ['one', 'two', 'three']) {
			const [id, partnerId] = [`tnt_${slug}`, 'prt_rows'] as const;
			unit.em.create(Tenant, {
				...{id: id as Tenant['id'], partnerId, name: slug, slug, status: 'active', locale: 'en', timeZone: 'UTC'},
			});
			unit.em.create(BillingProfile, {...profileRow, companyName: slug, tenantId: id, partnerId});
		}

		await unit.em.flush();
		const where = {companyName: {$ne: 'two'}, partnerId: 'prt_rows' as const};
		const rows = await findRows(unit.em, BillingProfile, where, {orderBy: {companyName: 'desc'}});
		const [part] = await findRows(unit.em, BillingProfile, where, {fields: ['companyName'], orderBy: {companyName: 'asc'}, limit: 1});
		for (const row of rows as {companyName: string}[]) row.companyName = 'changed, and stored by nobody';
		await unit.em.flush();
		const after = await unit.em.find(BillingProfile, {partnerId: 'prt_rows'}, {orderBy: {companyName: 'asc'}, refresh: true});
		return {rows, part, names: after.map(({companyName}) => companyName)};
	});
	t.is(answered.rows.length, 2);
	t.deepEqual(Object.keys(answered.part ?? {}).toSorted(), ['companyName', 'id']);
	t.is(answered.part?.companyName, 'one');
	t.deepEqual(answered.names, ['one', 'three', 'two']);
});

test('rows are looked for by lists, empty ones too, beside other conditions and within groups, as find looks for them', async t => {
	await store.system(async unit => {
		for (const [slug, locale] of [
			['north', 'en'],
			['south', 'de'],
			['east', 'nl'],
		] as const)
			unit.em.create(Tenant, {
				...{id: `tnt_${slug}` as Tenant['id'], partnerId: 'prt_lists', name: slug, slug, status: 'active', locale, timeZone: 'UTC'},
			});
	});
	const [north, south] = ['tnt_north', 'tnt_south'] as Tenant['id'][];
	const asked: FilterQuery<Tenant>[] = [
		{id: {$in: [north, south] as Tenant['id'][]}},
		{id: {$in: []}},
		{slug: ['south', 'east', 'it\'s "{}" ?']},
		{slug: {$in: ['north', 'east']}, locale: {$ne: 'nl'}},
		{partnerId: 'prt_lists', $or: [{slug: {$in: ['north']}}, {$and: [{locale: ['de', 'nl']}, {slug: {$ne: 'east'}}]}]},
		{partnerId: 'prt_lists', slug: {$in: ['north', 'east'], $ne: 'east'}},
		{slug: {$in: ['north', 'south']}, [raw('length(name) = ?', [5])]: []},
	];
	const found = await store.system(async unit => {
		const slugs = (rows: readonly Pick<Tenant, 'slug'>[]) => rows.map(({slug}) => slug);
		const both: [string[], string[]][] = [];
		for (const where of asked)
			both.push([
				slugs(await findRows(unit.em, Tenant, where, {orderBy: {slug: 'asc'}, limit: 9})),
				slugs(await unit.em.find(Tenant, where, {orderBy: {slug: 'asc'}, limit: 9})),
			]);
		return both;
	});
	t.deepEqual(
		found.map(([rows]) => rows),
		[['north', 'south'], [], ['east', 'south'], ['north'], ['north', 'south'], ['north'], ['north', 'south']],
	);
	for (const [rows, others] of found) t.deepEqual(rows, others);
});

test('rows behind the first wall cannot be read without its parameters', async t => {
	await t.throwsAsync(findRows(store.orm.em.fork(), BillingProfile, {}), {message: /reach/});
});
