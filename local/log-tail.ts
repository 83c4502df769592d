import {readFileIfThere} from './private-file.ts';

const linesAtMost = 20;

/** The last lines of a log file, for a sentence that says why something did not start; empty when there is no such file. */
export function logTail(logFile: string): string {
	return (readFileIfThere(logFile) ?? '').trim().split('\n').slice(-linesAtMost).join('\n');
}
