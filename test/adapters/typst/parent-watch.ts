import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import test from 'ava';

const PATIENCE_MS = 10_000;

/** Starts a renderer process on a source without an end and says its process id. */
const program = `
	import {fork} from 'node:child_process';
	const child = fork(process.argv[1], {execArgv: [], serialization: 'advanced'});
	child.once('message', () => {
		const source = '#for i in range(1000000) { for j in range(1000000) { let x = i * j } }';
		child.send({job: {source, data: {}, files: {}, createdAtSeconds: 0}, maxOutputBytes: 1});
		console.log(child.pid);
	});
`;

test('a renderer process in the middle of a document does not outlive its parent', async t => {
	if (process.platform !== 'linux') return t.pass();

	const renderer = new URL('../../../src/adapters/typst/renderer-child.ts', import.meta.url).pathname;
	const parent = spawn(process.execPath, ['--input-type=module', '--eval', program, renderer], {stdio: ['ignore', 'pipe', 'ignore']});
	const [printed] = await once(parent.stdout, 'data');
	const processId = Number(printed);
	t.true(existsSync(`/proc/${processId}`));

	parent.kill('SIGKILL');
	const end = performance.now() + PATIENCE_MS;
	while (existsSync(`/proc/${processId}`) && performance.now() < end) await sleep(100);

	t.false(existsSync(`/proc/${processId}`));
});
