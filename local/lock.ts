import {rmSync, writeFileSync} from 'node:fs';
import {hasCode} from './error-code.ts';
import {processIdentity} from './process-identity.ts';
import {runningProcess} from './process-record.ts';

/** A lock left by a process that was killed is removed and taken again; who loses against a third one tries no more. */
const triesAtMost = 2;

export type Lock = Readonly<{release: () => void}>;

/** Takes the lock for this process; undefined when another process that still runs has it. One left by a dead process is taken over. */
export function takeLock(file: string): Lock | undefined {
	for (let tries = 0; tries < triesAtMost; tries += 1) {
		try {
			writeFileSync(file, `${process.pid}\n${processIdentity(process.pid)}\n`, {mode: 0o600, flag: 'wx'});
			return {release: () => rmSync(file, {force: true})};
		} catch (error) {
			if (!hasCode(error, 'EEXIST')) {
				throw error;
			}
		}

		if (runningProcess(file) !== undefined) {
			return undefined;
		}

		rmSync(file, {force: true});
	}

	return undefined;
}
