import test from 'ava';
import {Client} from 'pg';
import {pino} from 'pino';
import {stoppedClock} from '../../../../src/domain/platform/process/clock.ts';
import {openDatabase} from '../../../../src/domain/platform/process/open-database.ts';
import {createCipher} from '../../../../src/domain/platform/secrets.ts';
import {databaseFaults} from '../../../../src/domain/platform/unit/database-checks.ts';
import {adminUrl} from '../../../support/database.ts';
import {type Store, startStore} from '../../../support/store.ts';

const cipher = createCipher([{id: 'k1', key: Buffer.alloc(32, 7)}]);

let store: Store;

test.before(async () => {
	store = await startStore();
});
test.after.always(async () => store?.close());

test('the role of web and worker changes no table, empties none, and makes none', async t => {
	const client = new Client({connectionString: store.database.appUrl});
	await client.connect();
	t.teardown(async () => client.end());
	for (const statement of [
		'truncate tenant',
		'alter table tenant disable row level security',
		'alter table tenant add column x int',
		'drop table tenant',
		'drop policy own_rows on tenant',
		'create policy open on tenant using (true)',
		'create table planted (x int)',
		'create temporary table planted (x int)',
		'create schema planted',
		'create function planted() returns int language sql as $$ select 1 $$',
		'create trigger planted before update on tenant for each row execute function suppress_redundant_updates_trigger()',
		'create role planted',
		'set role owner',
		'set session authorization owner',
		'alter role app bypassrls',
		'update audit_log set actor = actor',
		'delete from audit_log',
		"select drop_partition('fact', '2026-06-01')",
		"copy tenant to program 'cat'",
	]) {
		await t.throwsAsync(
			client.query(statement),
			{message: /permission denied|must be owner|must be able to SET ROLE|only roles with|denied to|not permitted/i},
			statement,
		);
	}
});

for (const [who, urlOf] of [
	['the owner of the tables', () => store.database.ownerUrl],
	['a superuser', () => Object.assign(new URL(adminUrl()), {pathname: `/${store.database.name}`}).href],
] as const) {
	test(`a start as ${who} is refused with a sentence`, async t => {
		const parts = new AsyncDisposableStack();
		t.teardown(async () => parts.disposeAsync());
		const {inUnit} = openDatabase(
			{url: urlOf(), poolSize: 2, statementTimeoutMs: 10_000, applicationName: 'test'},
			{clock: stoppedClock('2026-06-01'), log: pino({level: 'silent'})},
			parts,
		);
		const faults = await databaseFaults(inUnit, cipher);
		t.is(faults.length, 1);
		t.regex(String(faults[0]), /must be the role app/);
	});
}

test('a start as the right role, with the right key, is fine; with another key it is not', async t => {
	t.deepEqual(await databaseFaults(store.inUnit, cipher), []);
	t.deepEqual(await databaseFaults(store.inUnit, cipher), [], 'also the second time');
	const rotated = createCipher([
		{id: 'k2', key: Buffer.alloc(32, 8)},
		{id: 'k1', key: Buffer.alloc(32, 7)},
	]);
	t.deepEqual(await databaseFaults(store.inUnit, rotated), []);
	for (const id of ['k1', 'k2']) {
		const [fault] = await databaseFaults(store.inUnit, createCipher([{id, key: Buffer.alloc(32, 9)}]));
		t.regex(String(fault), /CREDENTIALS_KEY is not the key/);
	}
});
