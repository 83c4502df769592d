import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdirSync, readFileSync} from 'node:fs';
import test from 'ava';
import {letOthersGoFirst} from '../../../src/adapters/process/let-others-go-first.ts';

const READS_A_FILE_ON_A_THREAD = `require('node:fs').readFile(process.execPath, () => console.log('ready')); setInterval(() => {}, 1000)`;

/** The niceness (proc(5), field 19 of `stat`) of the main thread of a process and of those on which it reads files and computes. */
function nicenessOf(pid: number | undefined): number[] {
	const threads = readdirSync(`/proc/${pid}/task`).map(thread => readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8'));
	const working = threads.filter((stat, index) => index === 0 || stat.includes('(libuv-worker)'));
	return working.map(stat => Number(stat.split(') ')[1]?.split(' ')[16]));
}

for (const [share, niceness] of [
	['half', 3],
	['tenth', 10],
] as const)
	test(`a process that gets a ${share} lets others go first, by the threads too that it starts later`, async t => {
		const child = spawn(process.execPath, ['-e', READS_A_FILE_ON_A_THREAD], {stdio: ['ignore', 'pipe', 'ignore']});
		t.teardown(() => child.kill('SIGKILL'));
		letOthersGoFirst(child, share);
		await once(child.stdout, 'data');
		const found = nicenessOf(child.pid);
		t.true(found.length > 1);
		t.deepEqual([...new Set(found)], [niceness]);
	});

test('a process that has ended, or never began, is no fault', async t => {
	const child = spawn(process.execPath, ['-e', '0']);
	await once(child, 'exit');
	t.notThrows(() => letOthersGoFirst(child, 'tenth'));
	const never = spawn('/nowhere/at/all');
	await once(never, 'error');
	t.notThrows(() => letOthersGoFirst(never, 'tenth'));
});
