import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Readable} from 'node:stream';
import type {ExecutionContext} from 'ava';
import {run} from '../../clients/cli/src/run.ts';
import type {Surroundings} from '../../clients/cli/src/session.ts';

type Given = Partial<Pick<Surroundings, 'openBrowser' | 'signal' | 'fetch'>> &
	Readonly<{env?: Record<string, string>; stdin?: string; isTerminal?: boolean}>;

/** `scai` as a person of their own uses it: a home that goes with the test, and what is printed as texts. */
export async function commandLine(t: ExecutionContext) {
	const home = await mkdtemp(join(tmpdir(), 'scaicontrol-cli-'));
	t.teardown(async () => rm(home, {recursive: true}));
	return {
		home,
		async scai(line: string | readonly string[], {env = {}, stdin = '', isTerminal = false, ...given}: Given = {}) {
			const printed = {out: '', err: ''};
			const code = await run(typeof line === 'string' ? line.split(' ') : line, {
				...{env, home, stdin: Readable.from([stdin]), fetch, openBrowser: () => undefined, now: Date.now},
				output: {
					out: text => {
						printed.out += text;
					},
					err: text => {
						printed.err += text;
					},
					bytes: bytes => {
						printed.out += Buffer.from(bytes).toString('latin1');
					},
					isTerminal,
					width: 100,
				},
				...given,
			});
			return {code, ...printed};
		},
	};
}
