import {randomBytes} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {dropDatabase, ensureDatabase} from '../../local/database.ts';
import {adminUrl, askPast, makeDatabase, migrate, pastWalls} from '../support/database.ts';
import {readRecord, schemaOf, writeDatabase} from '../support/recorded-database.ts';
import {startWorld} from '../support/world.ts';

const folder = import.meta.dirname;
const released: Readonly<Record<string, object>> = JSON.parse(
	readFileSync(join(folder, '..', '..', 'migrations', 'released.json'), 'utf8'),
);
const versions = readdirSync(folder).flatMap(name => /^(.*)\.tsv$/.exec(name)?.[1] ?? []);

test('every released version is recorded with data', t => {
	t.deepEqual(versions.toSorted(), Object.keys(released).toSorted());
});

/** A database as a version left it, with its data. */
async function databaseOf(version: string) {
	const name = `upgraded_${randomBytes(8).toString('hex')}`;
	const urls = await ensureDatabase({adminUrl: adminUrl(), name});
	const asAdmin = pastWalls(name);
	const last = Object.keys(released[version] ?? {})
		.toSorted()
		.at(-1);
	await migrate(urls.ownerUrl, last);
	const record = readRecord(join(folder, `${version}.tsv`));
	await writeDatabase(asAdmin, record);
	return {...urls, name, asAdmin, record, drop: async () => dropDatabase({adminUrl: adminUrl(), name})};
}

for (const version of versions) {
	test.serial(`a database of ${version} comes through all later migrations with its data, and goes on`, async t => {
		const database = await databaseOf(version);
		t.teardown(database.drop);
		await migrate(database.ownerUrl);

		const fresh = await makeDatabase();
		t.teardown(fresh.drop);
		t.deepEqual(await schemaOf(database.asAdmin), await schemaOf(pastWalls(fresh.name)), 'the same schema as a new database has');

		const [count] = await askPast<{invoices: string; events: string}>(
			database,
			'select (select count(*) from invoice) as invoices, (select count(*) from usage_event) as events',
		);
		const recorded = (table: string) => JSON.parse(database.record.find(each => each.table === table)?.rows ?? '[]').length;
		t.deepEqual(count, {invoices: String(recorded('invoice')), events: String(recorded('usage_event'))});

		const world = await startWorld('2026-07-02T12:00:00Z', {}, {database});
		t.teardown(world.close);
		await world.advanceTo('2026-08-03T12:00:00Z');
		const {data} = (await world.operator.get('/admin/invoices?page_size=100')).body;
		t.true(data.length > recorded('invoice'), 'the next month is billed');
		t.deepEqual(
			data.filter((invoice: {status: string; total_cents: unknown}) => typeof invoice.total_cents !== 'number'),
			[],
		);
		const series = await askPast<{gaps: string}>(
			database,
			`select count(*) as gaps from number_sequence s where s.last_number <> (
			   select count(*) from invoice i where i.partner_id = s.partner_id and i.document_type = s.document_type
			     and i.fiscal_year = s.fiscal_year and i.number is not null)`,
		);
		t.deepEqual(series, [{gaps: '0'}], 'numbers are dense over the upgrade');
	});
}
