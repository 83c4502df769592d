import {readFileSync} from 'node:fs';
import {Client} from 'pg';

/** The rows of one table, as PostgreSQL writes them in JSON: never parsed, so that no number loses a digit. */
export type RecordedTable = Readonly<{table: string; rows: string}>;

const withClient = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
	const client = new Client({connectionString: url});
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
};

/** The tables of a database that rows are written to: not the partitions, which come along with theirs, and not the record of migrations. */
const TABLES = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
	where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname not like 'mikro_orm%' order by 1`;

/** Every row of a database, by table. */
export const readDatabase = async (url: string): Promise<RecordedTable[]> =>
	withClient(url, async client => {
		const {rows: tables} = await client.query<{name: string}>(TABLES);
		const read: RecordedTable[] = [];
		for (const {name} of tables) {
			const {rows} = await client.query<{rows: string | null}>(`select json_agg(t)::text as rows from "${name}" t`);
			if (rows[0]?.rows) read.push({table: name, rows: rows[0].rows});
		}

		return read;
	});

const PARTITIONED = ['fact', 'usage_event'];
const DAY_OF = {fact: 'recorded_at', usage_event: 'at'} as const;

/** Writes recorded rows into an empty database as they are: no trigger runs, sequences go on after them. */
export const writeDatabase = async (url: string, tables: readonly RecordedTable[]): Promise<void> =>
	withClient(url, async client => {
		await client.query('set session_replication_role = replica');
		for (const {table, rows} of tables) {
			const given = `jsonb_populate_recordset(null::"${table}", $1::jsonb)`;
			if (PARTITIONED.includes(table)) {
				const day = DAY_OF[table as keyof typeof DAY_OF];
				await client.query(
					`select ensure_partition('${table}', d) from (select distinct ("${day}" at time zone 'UTC')::date as d from ${given}) days`,
					[rows],
				);
			}

			await client.query(`delete from "${table}"`);
			await client.query(`insert into "${table}" overriding system value select * from ${given}`, [rows]);
		}

		const {rows: sequences} = await client.query<{name: string}>(
			"select sequencename as name from pg_sequences where schemaname = 'public'",
		);
		for (const {name} of sequences) await client.query(`select setval('"${name}"', 1000000)`);
	});

/** Everything that makes up a schema, one line a thing: columns, indexes, constraints, functions, triggers, policies. */
export const schemaOf = async (url: string): Promise<string[]> =>
	withClient(url, async client => {
		const {rows} = await client.query<{line: string}>(SCHEMA);
		return rows.map(({line}) => line);
	});

const SCHEMA = `
	with tables as (
		select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where n.nspname = 'public' and c.relkind in ('r', 'p', 'v') and not c.relispartition and c.relname not like 'mikro_orm%')
	select format('column %s.%s %s %s %s', t.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
		pg_get_expr(d.adbin, d.adrelid)) as line
	from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
		left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
	union all select format('index %s', pg_get_indexdef(i.indexrelid)) from tables t join pg_index i on i.indrelid = t.oid
	union all select format('constraint %s %s %s', t.relname, c.conname, pg_get_constraintdef(c.oid))
		from tables t join pg_constraint c on c.conrelid = t.oid where c.contype <> 'n'
	union all select format('trigger %s', pg_get_triggerdef(g.oid)) from tables t join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal
	union all select format('policy %s %s %s %s %s', tablename, policyname, roles, qual, with_check) from pg_policies where schemaname = 'public'
		and tablename in (select relname from tables)
	union all select format('function %s', pg_get_functiondef(p.oid)) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
		where n.nspname = 'public' and p.prokind = 'f' and not exists (select from pg_depend e where e.objid = p.oid and e.deptype = 'e')
	order by 1`;

/** A file of recorded rows: one table a line, its name, a tab, its rows. */
export const readRecord = (file: string | URL): RecordedTable[] =>
	readFileSync(file, 'utf8')
		.trimEnd()
		.split('\n')
		.map(line => {
			const at = line.indexOf('\t');
			return {table: line.slice(0, at), rows: line.slice(at + 1)};
		});

export const writtenRecord = (tables: readonly RecordedTable[]): string =>
	tables.map(({table, rows}) => `${table}\t${rows.replaceAll('\n', ' ')}\n`).join('');
