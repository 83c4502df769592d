import {readFileSync, renameSync, writeFileSync} from 'node:fs';
import {hasCode} from './error-code.ts';

/** Writes a file that only its owner may read (0600). By rename: a reader sees the old text or the new one, never a part. */
export function writePrivateFile(file: string, text: string): void {
	const unfinished = `${file}.${process.pid}.unfinished`;

	writeFileSync(unfinished, text, {mode: 0o600});
	renameSync(unfinished, file);
}

/** The text of a file, or undefined when there is none. Any other fault is thrown. */
export function readFileIfThere(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		if (hasCode(error, 'ENOENT')) {
			return undefined;
		}

		throw error;
	}
}
