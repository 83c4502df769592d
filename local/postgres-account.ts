import {spawnSync} from 'node:child_process';
import {existsSync, statSync} from 'node:fs';

const user = 'postgres';

/** The user and group a server runs with. */
export type Account = Readonly<{uid: number; gid: number}>;

/**
 * Whose rights PostgreSQL runs with: it refuses to run as root, so root lends it the owner of an existing data folder, else the user
 * `postgres`, made when missing. Undefined, our own rights, for everybody else.
 */
export function postgresAccount(dataFolder: string): Account | undefined {
	if (process.getuid?.() !== 0) {
		return undefined;
	}

	if (existsSync(dataFolder)) {
		const {uid, gid} = statSync(dataFolder);

		if (uid !== 0) {
			return {uid, gid};
		}
	}

	return findAccount() ?? makeAccount();
}

/** Whether the account may enter the folder, whatever the folders above it allow. */
export function mayEnter(folder: string, account: Account): boolean {
	return spawnSync('test', ['-x', folder], {...account, cwd: '/'}).status === 0;
}

function findAccount(): Account | undefined {
	const uid = spawnSync('id', ['-u', user], {encoding: 'utf8'});
	const gid = spawnSync('id', ['-g', user], {encoding: 'utf8'});

	return uid.status === 0 && gid.status === 0 ? {uid: Number(uid.stdout), gid: Number(gid.stdout)} : undefined;
}

function makeAccount(): Account {
	const {error, stderr} = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', user], {
		encoding: 'utf8',
	});
	const account = findAccount();

	if (account === undefined) {
		throw new Error(
			`PostgreSQL does not run as root, and the user "${user}" could not be made (${error?.message ?? stderr.trim()}). Make it, or start as an ordinary user.`,
		);
	}

	return account;
}
