import {execFile} from 'node:child_process';
import {chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';

const run = promisify(execFile);

/** A checkout with nothing installed, and an npm that takes its time and writes down that it ran. */
function freshCheckout(t: {teardown: (fn: () => void) => void}) {
	const folder = mkdtempSync(join(tmpdir(), 'bootstrap-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	for (const part of ['bin', 'path']) mkdirSync(join(folder, part));
	for (const file of ['bin/bootstrap', 'package-lock.json']) copyFileSync(new URL(`../../${file}`, import.meta.url), join(folder, file));
	const npm = join(folder, 'path', 'npm');
	writeFileSync(npm, `#!/bin/sh\necho begin >>"${folder}/ran"\nsleep 1\nmkdir -p "${folder}/node_modules"\necho end >>"${folder}/ran"\n`);
	chmodSync(npm, 0o755);
	const setUp = async (searchPath: string) =>
		run('sh', [join(folder, 'bin', 'bootstrap'), 'echo', 'became it'], {env: {PATH: searchPath, REDIS_URL: 'redis://127.0.0.1:1'}});
	return {folder, setUp, ran: () => readFileSync(join(folder, 'ran'), 'utf8')};
}

const nodeFolder = dirname(process.execPath);
const usual = (folder: string): string => `${join(folder, 'path')}:${nodeFolder}:/usr/bin:/bin`;

/** The few tools that a set-up needs, without flock. */
function withoutFlock(folder: string): string {
	const tools = join(folder, 'tools');
	mkdirSync(tools);
	for (const tool of ['sh', 'cat', 'cmp', 'cp', 'dirname', 'echo', 'mkdir', 'rm', 'rmdir', 'sleep', 'tail', 'uname'])
		symlinkSync(`/bin/${tool}`, join(tools, tool));
	return `${join(folder, 'path')}:${nodeFolder}:${tools}`;
}

for (const [where, pathOf] of [
	['', usual],
	[' where there is no flock', withoutFlock],
] as const) {
	test(`two set-ups of one checkout take turns, and the second finds everything done${where}`, async t => {
		const {folder, setUp, ran} = freshCheckout(t);
		const path = pathOf(folder);
		const said = await Promise.all([setUp(path), setUp(path), setUp(path)]);
		t.is(ran(), 'begin\nend\n');
		t.true(said.every(({stdout}) => stdout.endsWith('became it\n')));
		t.is(said.filter(({stdout}) => stdout.includes('waiting for it')).length, 2);
		t.is((await setUp(path)).stdout, 'became it\n', 'nothing is to be done, so nothing is said');
	});
}

test('the turn of a set-up that was killed is nobody else to wait for', async t => {
	const {folder, setUp, ran} = freshCheckout(t);
	mkdirSync(join(folder, '.tools', 'turn'), {recursive: true});
	writeFileSync(join(folder, '.tools', 'turn', 'pid'), '4194305\n');
	await setUp(withoutFlock(folder));
	t.is(ran(), 'begin\nend\n');
});
