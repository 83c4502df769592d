import test, {type ExecutionContext} from 'ava';
import {type Connection, Pool, type PoolClient} from 'pg';
import {joinStatements, PREPARED, WITH_NEXT} from '../../../../src/domain/platform/unit/join-statements.ts';
import {adminUrl} from '../../../support/database.ts';

/** A connection of which every trip to the database and back is counted. */
async function connect(t: ExecutionContext): Promise<{client: PoolClient; trips: () => number}> {
	const pool = new Pool({connectionString: adminUrl(), max: 1});
	joinStatements(pool);
	const client = await pool.connect();
	t.teardown(async () => {
		client.release();
		await pool.end();
	});
	let trips = 0;
	(client as unknown as {connection: Connection}).connection.on('readyForQuery', () => {
		trips += 1;
	});
	return {client, trips: () => trips};
}

test('a unit is opened and walled in by one trip', async t => {
	const {client, trips} = await connect(t);
	await client.query('start transaction read only');
	await client.query("select set_config('app.tenant', 'tnt_a', true)");
	t.is(trips(), 1);
	const {rows} = await client.query("select current_setting('app.tenant') as tenant, current_setting('transaction_read_only') as closed");
	t.deepEqual(rows, [{tenant: 'tnt_a', closed: 'on'}]);
	await client.query('commit');
	t.deepEqual((await client.query("select current_setting('app.tenant', true) as tenant")).rows, [{tenant: ''}], 'it ended with the unit');
});

test('a statement that is no context comes after begin, and answers its own rows', async t => {
	const {client} = await connect(t);
	await client.query('begin');
	t.deepEqual((await client.query('select 1 as one')).rows, [{one: 1}]);
	await client.query('rollback');
	await client.query('begin');
	t.deepEqual((await client.query('select $1::int as two', [2])).rows, [{two: 2}]);
	await client.query('create temporary table gone (id int)');
	await client.query('rollback');
	await t.throwsAsync(client.query('select from gone'), {message: /gone/}, 'all of it was in the transaction');
});

test('what is wrong with the context is told, and the transaction can be ended', async t => {
	const {client} = await connect(t);
	await client.query('begin');
	await t.throwsAsync(client.query('set local role "nobody_at_all"'), {message: /nobody_at_all/});
	await client.query('rollback');
	t.deepEqual((await client.query('select 1 as one')).rows, [{one: 1}]);
});

test('a transaction in which nothing happened leaves nothing behind', async t => {
	const {client} = await connect(t);
	await client.query('begin');
	await client.query('commit');
	await client.query('set application_name to still_there');
	t.deepEqual((await client.query('select now() = statement_timestamp() as is_alone')).rows, [{is_alone: true}]);
});

test('what goes with the commit costs no trip of its own, and is there, in the order in which it was asked', async t => {
	const {client, trips} = await connect(t);
	await client.query('create temporary table kept (id int)');
	await client.query('begin');
	await client.query("select set_config('app.tenant', 'tnt_a', true)");
	const before = trips();
	await client.query(`${WITH_NEXT}insert into kept values (1)`);
	await client.query(`${WITH_NEXT}update kept set id = id + 10`);
	await client.query('commit');
	t.is(trips() - before, 1);
	t.deepEqual((await client.query('select id from kept')).rows, [{id: 11}]);
});

test('when what goes with the commit is refused nothing is kept, and the connection is good', async t => {
	const {client} = await connect(t);
	await client.query('create temporary table kept (id int)');
	await client.query('begin');
	await client.query('insert into kept values (1)');
	await client.query(`${WITH_NEXT}insert into nowhere_at_all values (1)`);
	await t.throwsAsync(client.query('commit'), {message: /nowhere_at_all/});
	await client.query('rollback');
	t.deepEqual((await client.query('select id from kept')).rows, []);
});

test('what was to go with the commit is not sent before a rollback, and is before anything else', async t => {
	const {client} = await connect(t);
	await client.query('create temporary table kept (id int)');
	await client.query('begin');
	await client.query(`${WITH_NEXT}insert into nowhere_at_all values (1)`);
	await client.query('rollback');
	await client.query('begin');
	await client.query(`${WITH_NEXT}insert into kept values (2)`);
	t.deepEqual((await client.query('select id from kept')).rows, [{id: 2}]);
	await client.query('rollback');
	t.deepEqual((await client.query('select id from kept')).rows, []);
});

test('what was to be sent within a savepoint is not, once that is taken back', async t => {
	const {client} = await connect(t);
	await client.query('create temporary table kept (id int)');
	await client.query('begin');
	await client.query(`${WITH_NEXT}insert into kept values (1)`);
	await client.query('savepoint part');
	await client.query(`${WITH_NEXT}insert into nowhere_at_all values (1)`);
	await client.query('rollback to savepoint part');
	await client.query('commit');
	t.deepEqual((await client.query('select id from kept')).rows, [{id: 1}]);
});

test('what waits goes before a statement with parameters', async t => {
	const {client} = await connect(t);
	await client.query('create temporary table kept (id int)');
	await client.query('begin');
	await client.query(`${WITH_NEXT}insert into kept values (7)`);
	t.deepEqual((await client.query('select id from kept where id = $1', [7])).rows, [{id: 7}]);
	await client.query('rollback');
});

test('a prepared statement is planned once on a connection, also as the first of a unit, and answers by its parameters', async t => {
	const {client} = await connect(t);
	const statement = `${PREPARED}select $1::int + 1 as next`;
	for (const value of [1, 2, 3]) {
		await client.query('begin');
		t.deepEqual((await client.query(statement, [value])).rows, [{next: value + 1}]);
		await client.query('commit');
	}

	const {rows} = await client.query<{calls: string}>(
		'select generic_plans + custom_plans as calls from pg_prepared_statements where statement = $1',
		[statement],
	);
	t.deepEqual(
		rows.map(({calls}) => Number(calls)),
		[3],
	);
});

test('a prepared statement that fails leaves the connection good, and can be run again', async t => {
	const {client} = await connect(t);
	const statement = `${PREPARED}select 1 / $1::int as share`;
	await t.throwsAsync(client.query(statement, [0]), {message: /division by zero/});
	t.deepEqual((await client.query(statement, [1])).rows, [{share: 1}]);
});
