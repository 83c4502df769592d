import {existsSync, mkdirSync, renameSync, rmSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {type Lock, takeLock} from './lock.ts';
import {removePostgresFolder} from './postgres-folder.ts';
import {endRecordedProcess, runningProcess} from './process-record.ts';

/** Where everything of one local system lies. Only these places are ever deleted, whatever else somebody keeps in the folder. */
export type DataFolder = Readonly<{
	folder: string;
	postgres: string;
	redis: string;
	issuer: string;
	mailbox: string;
	storage: string;
	logs: string;
	/** Where Node keeps the programs as it has read them: the next start takes a third less of its work. */
	compileCache: string;
	/** Who runs, so that the next start can end what a killed one left behind. */
	records: string;
	secretsFile: string;
	demoFile: string;
	/** The demo file of the start before: its API key is shown only once, and so is taken from there. */
	previousDemoFile: string;
	processesFile: string;
	environmentFile: string;
}>;

export const webRecord = 'web.pid';
export const workerRecord = 'worker.pid';

/** The places of a data folder; nothing is made. */
export function dataFolderAt(path: string): DataFolder {
	const folder = resolve(path);

	return {
		folder,
		postgres: join(folder, 'postgres'),
		redis: join(folder, 'redis'),
		issuer: join(folder, 'issuer'),
		mailbox: join(folder, 'mailbox'),
		storage: join(folder, 'storage'),
		logs: join(folder, 'logs'),
		compileCache: join(folder, 'compile-cache'),
		records: join(folder, 'run'),
		secretsFile: join(folder, 'secrets.json'),
		demoFile: join(folder, 'demo.json'),
		previousDemoFile: join(folder, 'demo.previous.json'),
		processesFile: join(folder, 'processes.json'),
		environmentFile: join(folder, 'env'),
	};
}

/**
 * Takes the data folder for this process and ends whatever an earlier one, killed without a chance to tidy up, left running on it.
 * Throws a sentence when another start has it.
 */
export async function takeDataFolder(data: DataFolder): Promise<Lock> {
	mkdirSync(data.folder, {recursive: true, mode: 0o711});

	const lockFile = join(data.folder, 'lock');
	const lock = takeLock(lockFile);

	if (lock === undefined) {
		throw new Error(
			`Another start (process ${runningProcess(lockFile)}) is using ${data.folder}. End it first, or name another folder: npm start -- --data FOLDER`,
		);
	}

	await endRecordedProcess(join(data.records, webRecord));
	await endRecordedProcess(join(data.records, workerRecord));
	forgetSystem(data);

	for (const folder of [data.logs, data.records, data.storage]) {
		mkdirSync(folder, {recursive: true, mode: 0o700});
	}

	return lock;
}

/** Takes away the files that describe a running system: whoever finds them may rely on them. */
export function forgetSystem({demoFile, previousDemoFile, processesFile, environmentFile}: DataFolder): void {
	if (existsSync(demoFile)) {
		renameSync(demoFile, previousDemoFile);
	}

	rmSync(processesFile, {force: true});
	rmSync(environmentFile, {force: true});
}

/** Deletes all data of a local system. The caller holds the folder. */
export async function emptyDataFolder(data: DataFolder): Promise<void> {
	await endRecordedProcess(join(data.redis, 'redis.pid'));
	await endRecordedProcess(join(data.postgres, 'postgres.pid'), 'SIGINT');
	removePostgresFolder(data.postgres);
	rmSync(data.secretsFile, {force: true});
	rmSync(data.previousDemoFile, {force: true});

	for (const folder of [data.redis, data.issuer, data.mailbox, data.compileCache]) {
		rmSync(folder, {recursive: true, force: true});
	}

	for (const folder of [data.logs, data.records, data.storage]) {
		rmSync(folder, {recursive: true, force: true});
		mkdirSync(folder, {mode: 0o700});
	}
}
