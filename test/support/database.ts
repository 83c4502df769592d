import {randomBytes} from 'node:crypto';
import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {Migrator} from '@mikro-orm/migrations';
import {MikroORM} from '@mikro-orm/postgresql';
import {Client, type QueryResultRow} from 'pg';
import {createFromTemplate, type DatabaseUrls, dropDatabase, ensureDatabase} from '../../local/database.ts';
import config from '../../mikro-orm.config.ts';
import {sha256} from '../../src/domain/platform/secrets.ts';

/** Serialises the making of the template among test files that run at once. */
const TEMPLATE_LOCK = 4_711_001;

export const adminUrl = (): string => {
	const url = process.env['TEST_DATABASE_ADMIN_URL'];
	if (!url) throw new Error('tests run through npm test, which starts the servers they need');
	return url;
};

export const redisUrl = (): string => {
	const url = process.env['TEST_REDIS_URL'];
	if (!url) throw new Error('tests run through npm test, which starts the servers they need');
	return url;
};

const migrationsFolder = join(import.meta.dirname, '..', '..', 'migrations');

/** Follows from everything that a migrated database is made from, the whole functions too: the template outlives the run. */
const templateName = (): string => {
	const files = globSync('**/*.{ts,sql}', {cwd: migrationsFolder}).toSorted();
	const texts = files.map(file => `${file}\n${readFileSync(join(migrationsFolder, file), 'utf8')}`);
	return `template_${sha256([...texts, FIRST_PARTITIONS].join('\n')).slice(0, 16)}`;
};

/** The partitions of the days in which most stories begin: a third of what a world asked of PostgreSQL was to make them. */
const FIRST_PARTITIONS = `
	select ensure_partition('usage_event', day::date) from generate_series(date '2026-05-30', date '2026-07-02', interval '1 day') as day;
	select ensure_month_partition('event', month::date) from generate_series(date '2026-05-01', date '2026-07-01', interval '1 month') as month;
`;

async function ensureTemplate(serverUrl: string): Promise<string> {
	const name = templateName();
	const client = new Client({connectionString: serverUrl});
	await client.connect();
	try {
		await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
		const {rowCount} = await client.query('select from pg_database where datname = $1 and datistemplate', [name]);
		if (rowCount === 0) {
			await dropDatabase({adminUrl: serverUrl, name});
			const {ownerUrl} = await ensureDatabase({adminUrl: serverUrl, name});
			await migrate(ownerUrl);
			await askPast({name, serverUrl}, FIRST_PARTITIONS);
			await client.query(`alter database "${name}" is_template true`);
		}
	} finally {
		await client.end();
	}

	return name;
}

/** A fresh database with the newest schema, on the run's server or one of the test's own; dropped by `drop`. */
export async function makeDatabase(serverUrl = adminUrl()): Promise<DatabaseUrls & {name: string; drop: () => Promise<void>}> {
	const template = await ensureTemplate(serverUrl);
	const name = `test_${randomBytes(8).toString('hex')}`;
	const urls = await createFromTemplate({adminUrl: serverUrl, template, name});
	return {...urls, name, drop: async () => dropDatabase({adminUrl: serverUrl, name})};
}

/** Migrates a database; up to and with one migration when it is named. */
export async function migrate(ownerUrl: string, to?: string): Promise<void> {
	const orm = await MikroORM.init({
		...config,
		clientUrl: ownerUrl,
		extensions: [Migrator],
		migrations: {...config.migrations, snapshot: false, silent: true},
	});
	try {
		await orm.migrator.up(to === undefined ? undefined : {to});
	} finally {
		await orm.close();
	}
}

/** The way into a database of the server past both tenancy walls. */
export const pastWalls = (name: string, serverUrl = adminUrl()): string => Object.assign(new URL(serverUrl), {pathname: `/${name}`}).href;

/** Asks a database past both tenancy walls, on a connection of its own. */
export async function askPast<Row extends QueryResultRow>(
	{name, serverUrl = adminUrl()}: Readonly<{name: string; serverUrl?: string}>,
	sql: string,
	values: unknown[] = [],
): Promise<Row[]> {
	const client = new Client({connectionString: pastWalls(name, serverUrl)});
	try {
		await client.connect();
		return (await client.query<Row>(sql, values)).rows;
	} finally {
		await client.end();
	}
}
