import {mkdtempSync, readFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {commandOf, processIdentity} from '../../local/process-identity.ts';
import {keepProcesses} from '../../local/processes.ts';

/** No process: Linux and macOS stay below this pid. */
const nobody = 2 ** 22 + 1;

test('the file of processes follows every start', t => {
	const file = join(mkdtempSync(join(tmpdir(), 'processes-')), 'processes.json');
	const processes = keepProcesses(file);

	processes.started('worker', 2);
	processes.started('web', 1);
	processes.started('web', 3);
	t.deepEqual(JSON.parse(readFileSync(file, 'utf8')), {web: 3, worker: 2});
});

test('a process has one identity as long as it runs', t => {
	t.truthy(processIdentity(process.pid));
	t.is(processIdentity(process.pid), processIdentity(process.pid));
	t.not(processIdentity(process.pid), processIdentity(process.ppid));
	t.is(processIdentity(nobody), undefined);
});

test('a process tells its command line', t => {
	t.regex(commandOf(process.pid) ?? '', /node/);
	t.is(commandOf(nobody), undefined);
});
