import {spawnSync} from 'node:child_process';
import {createHash, randomBytes} from 'node:crypto';
import {chownSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {type Account, mayEnter} from './postgres-account.ts';
import {type PostgresPrograms, sharedFolder} from './postgres-programs.ts';

/** Where one server keeps its things: the cluster, the superuser's password (0600), the log. */
export type PostgresFolder = Readonly<{cluster: string; password: string; logFile: string; recordFile: string}>;

/**
 * Makes the folder and the database cluster in it on the first call, and finds them on later ones. As root the server's user must
 * reach it: when the folders above are closed to that user, the data lies under /var/lib and the folder is a link to it.
 */
export function preparePostgresFolder(
	folder: string,
	{programs, account, isDurable}: {programs: PostgresPrograms; account: Account | undefined; isDurable: boolean},
): PostgresFolder {
	makeReachableFolder(folder, account);

	const place = realpathSync(folder);
	const cluster = join(place, 'cluster');
	const passwordFile = join(place, 'password');

	if (!existsSync(cluster)) {
		makePassword(passwordFile, account);
		makeCluster({cluster, passwordFile, programs, account, isDurable});
	}

	checkVersion(cluster, programs);

	return {
		cluster,
		password: readFileSync(passwordFile, 'utf8').trim(),
		logFile: join(place, 'postgres.log'),
		recordFile: join(place, 'postgres.pid'),
	};
}

/** Deletes a server's data, wherever it lies. The server must have stopped. */
export function removePostgresFolder(folder: string): void {
	rmSync(elsewhere(folder), {recursive: true, force: true});
	rmSync(folder, {recursive: true, force: true});
}

function elsewhere(folder: string): string {
	return join(sharedFolder, `data-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);
}

function makeReachableFolder(folder: string, account: Account | undefined): void {
	if (existsSync(folder)) {
		return;
	}

	rmSync(folder, {force: true});
	mkdirSync(dirname(folder), {recursive: true, mode: 0o711});
	mkdirSync(folder, {mode: 0o700});

	if (account === undefined) {
		return;
	}

	chownSync(folder, account.uid, account.gid);

	if (!mayEnter(folder, account)) {
		const place = elsewhere(folder);

		rmSync(folder, {recursive: true});
		rmSync(place, {recursive: true, force: true});
		mkdirSync(sharedFolder, {recursive: true, mode: 0o755});
		mkdirSync(place, {mode: 0o700});
		chownSync(place, account.uid, account.gid);
		symlinkSync(place, folder);
	}
}

function makePassword(file: string, account: Account | undefined): void {
	writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, {mode: 0o600});

	if (account !== undefined) {
		chownSync(file, account.uid, account.gid);
	}
}

function makeCluster({
	cluster,
	passwordFile,
	programs,
	account,
	isDurable,
}: {
	cluster: string;
	passwordFile: string;
	programs: PostgresPrograms;
	account: Account | undefined;
	isDurable: boolean;
}): void {
	const unfinished = `${cluster}.unfinished`;

	rmSync(unfinished, {recursive: true, force: true});

	const {status, stderr, error} = spawnSync(
		programs.initdb,
		[
			...['--pgdata', unfinished, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
			...['--encoding', 'UTF8', ...localeOptions(programs), '--no-instructions', ...(isDurable ? [] : ['--no-sync'])],
		],
		{...account, cwd: '/', env: {PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC'}, encoding: 'utf8'},
	);

	if (status !== 0) {
		throw new Error(`PostgreSQL's data folder ${cluster} could not be made: ${error?.message ?? stderr.trim()}`);
	}

	renameSync(unfinished, cluster);
}

/** Sorted by code point and with Unicode upper and lower case, the same on every machine. */
function localeOptions({majorVersion}: PostgresPrograms): string[] {
	return majorVersion >= 17 ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale=C.UTF-8'];
}

function checkVersion(cluster: string, {majorVersion}: PostgresPrograms): void {
	const versionFile = join(cluster, 'PG_VERSION');
	const clusterVersion = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : 'unknown';

	if (clusterVersion !== String(majorVersion)) {
		throw new Error(
			`The data in ${cluster} is of PostgreSQL version ${clusterVersion}, this server is version ${majorVersion}. Start afresh: npm start -- --fresh`,
		);
	}
}
