import {stripVTControlCharacters} from 'node:util';

/** The two signs of a terminal that cannot show the usual ones are given too. */
const passedLine = /^\s*[✔√] /;
const failedLine = /^\s*[✘×] /;
const strayErrorLine = /^\s*(Uncaught exception|Unhandled rejection) in /;

export type Tally = Readonly<{
	/** Takes the next piece of AVA's output, cut anywhere. */
	read: (chunk: string) => void;
	counts: () => {passed: number; failed: number};
}>;

/**
 * Counts what AVA's reporter prints as it goes: a line for every test, and one for every file, exception or rejection that went wrong.
 * Its own summary names the passed ones only when none failed.
 */
export function tallyTests(): Tally {
	let rest = '';
	let passed = 0;
	let failed = 0;

	function count(line: string): void {
		const text = stripVTControlCharacters(line);

		passed += passedLine.test(text) ? 1 : 0;
		failed += failedLine.test(text) || strayErrorLine.test(text) ? 1 : 0;
	}

	return {
		read(chunk) {
			const lines = (rest + chunk).split('\n');

			rest = lines.pop() ?? '';
			lines.forEach(count);
		},
		counts: () => ({passed, failed}),
	};
}
