import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {closeSync, openSync} from 'node:fs';
import type {Variables} from './environment.ts';
import {logTail} from './log-tail.ts';

const withinMs = 120_000;

export type MigrationRun = Readonly<{checkout: string; environment: Variables; logFile: string; signal: AbortSignal}>;

/** Brings the database to the newest schema by the same program that a release runs. Throws a sentence with its last words when it fails. */
export async function runMigrations({checkout, environment, logFile, signal}: MigrationRun): Promise<void> {
	const output = openSync(logFile, 'w', 0o600);
	const child = spawn(process.execPath, ['bin/migrate.ts'], {
		cwd: checkout,
		env: environment,
		detached: true,
		stdio: ['ignore', output, output],
		timeout: withinMs,
		signal,
	});

	closeSync(output);

	const [code, endedBy] = await once(child, 'exit');

	if (code !== 0) {
		throw new Error(`The migrations failed (${endedBy ?? `code ${code}`}). Their last words, from ${logFile}:\n${logTail(logFile)}`);
	}
}
