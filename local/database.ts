import {createHmac} from 'node:crypto';
import {setTimeout as delay} from 'node:timers/promises';
import {Client, DatabaseError} from 'pg';

/** Held by whoever prepares a database, as the roles belong to the whole server. Any number nobody else takes; freed with the connection. */
const preparationLock = 7_203_114;

const templateTriesAtMost = 100;
const templateRetryMs = 50;

/** SQLSTATEs, PostgreSQL manual appendix A. */
const duplicateDatabase = '42P04';
const objectInUse = '55006';
const insufficientPrivilege = '42501';

/** The two ways into one database: as the one who may change its tables, and as the one who works in them. */
export type DatabaseUrls = Readonly<{
	/** For migrations: owns the database and everything in it. */
	ownerUrl: string;
	/** For web and worker: reads and writes rows under row-level security, changes no table. */
	appUrl: string;
}>;

type Target = Readonly<{
	/** Connection as a superuser, or as one who may make roles and databases. */
	adminUrl: string;
	name: string;
}>;

/**
 * Makes the database and the three roles that may use it, or brings them into that state again:
 * `owner` (login, owns all), `app` (login, no superuser, no way round row-level security, no changes to tables) and `system` (no login,
 * sees every tenant; `app` may take it on by SET ROLE but does not inherit it). The roles' passwords follow from the admin's.
 */
export async function ensureDatabase({adminUrl, name}: Target): Promise<DatabaseUrls> {
	const urls = urlsOf({adminUrl, name});

	await withClient(adminUrl, async client => {
		await client.query(`select pg_advisory_lock(${preparationLock})`);
		await makeRoles(client, adminUrl);
		await makeDatabase(client, `${quoted(name)} owner owner`);
		await closeToOthers(client, name);
		await withClient(databaseUrl(adminUrl, name), grantRows);
	});

	return urls;
}

/**
 * Makes a database as a copy of another one that `ensureDatabase` made. Waits at most 5 s for connections to the template to close,
 * as PostgreSQL copies only a database nobody is in. The files are copied, not written by way of the log: that takes half the time where
 * nothing is flushed to disk, because the checkpoints around it are then cheap.
 */
export async function createFromTemplate({adminUrl, template, name}: Target & {template: string}): Promise<DatabaseUrls> {
	await withClient(adminUrl, async client => {
		await makeDatabase(client, `${quoted(name)} owner owner template ${quoted(template)} strategy file_copy`);
		await closeToOthers(client, name);
	});

	return urlsOf({adminUrl, name});
}

/** Deletes a database, closing whatever connections it has. No database of that name: nothing happens. */
export async function dropDatabase({adminUrl, name}: Target): Promise<void> {
	await withClient(adminUrl, async client => {
		await client.query(`drop database if exists ${quoted(name)} with (force)`);
	});
}

/** The names of all databases but the server's own three, in order. */
export async function databaseNames(adminUrl: string): Promise<string[]> {
	return withClient(adminUrl, async client => {
		const {rows} = await client.query<{name: string}>(
			`select datname as name from pg_database where not datistemplate and datname <> 'postgres' order by datname`,
		);

		return rows.map(({name}) => name);
	});
}

async function makeRoles(client: Client, adminUrl: string): Promise<void> {
	const plain = 'nosuperuser nobypassrls nocreatedb nocreaterole noreplication';

	await makeRole(client, 'owner', `login ${plain} password '${passwordOf(adminUrl, 'owner')}'`);
	await makeRole(client, 'app', `login ${plain} noinherit password '${passwordOf(adminUrl, 'app')}'`);
	await makeRole(client, 'system', `nologin ${plain}`);
	await client.query('grant system to app with inherit false, set true');
}

async function makeRole(client: Client, role: string, attributes: string): Promise<void> {
	const {rows} = await client.query('select from pg_roles where rolname = $1', [role]);

	await client.query(`${rows.length === 0 ? 'create' : 'alter'} role ${role} with ${attributes}`);
}

async function makeDatabase(client: Client, definition: string): Promise<void> {
	for (let tries = 1; ; tries += 1) {
		try {
			await client.query(`create database ${definition}`);
			return;
		} catch (error) {
			const code = error instanceof DatabaseError ? error.code : undefined;

			if (code === duplicateDatabase) {
				return;
			}

			if (code !== objectInUse || tries === templateTriesAtMost) {
				throw error;
			}
		}

		await delay(templateRetryMs);
	}
}

async function closeToOthers(client: Client, name: string): Promise<void> {
	await client.query(`alter database ${quoted(name)} owner to owner`);
	await client.query(`revoke all on database ${quoted(name)} from public`);
	await client.query(`grant connect on database ${quoted(name)} to app`);
}

/** What the owner makes from now on may be used by the two others: rows of tables and sequences, functions only where it says so. */
async function grantRows(client: Client): Promise<void> {
	await client.query('alter schema public owner to owner');
	await client.query('revoke all on schema public from public');
	await client.query('grant usage on schema public to app, system');
	await client.query(
		'alter default privileges for role owner in schema public grant select, insert, update, delete on tables to app, system',
	);
	await client.query('alter default privileges for role owner in schema public grant usage on sequences to app, system');
	await client.query('alter default privileges for role owner revoke execute on functions from public');
}

async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
	const client = new Client({connectionString: url});

	try {
		await client.connect();
		return await work(client);
	} catch (error) {
		if (error instanceof DatabaseError && error.code === insufficientPrivilege) {
			throw new Error(`The database user may not make roles and databases (${error.message}). Give a superuser.`, {cause: error});
		}

		throw error;
	} finally {
		await client.end();
	}
}

function urlsOf({adminUrl, name}: Target): DatabaseUrls {
	const urlAs = (role: string): string => {
		const url = new URL(databaseUrl(adminUrl, name));

		url.username = role;
		url.password = passwordOf(adminUrl, role);
		return url.href;
	};

	return {ownerUrl: urlAs('owner'), appUrl: urlAs('app')};
}

function databaseUrl(adminUrl: string, name: string): string {
	const url = new URL(adminUrl);

	url.pathname = `/${encodeURIComponent(name)}`;
	return url.href;
}

/** Derived, so that every process that knows the admin's secret finds the same one and none has to be stored. */
function passwordOf(adminUrl: string, role: string): string {
	const {password} = new URL(adminUrl);

	if (password === '') {
		throw new Error('The address of the database needs a password: the passwords of the roles owner and app are derived from it.');
	}

	return createHmac('sha256', password).update(role).digest('base64url');
}

function quoted(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}
