import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {takeLock} from '../../local/lock.ts';
import {recordProcess} from '../../local/process-record.ts';

const lockFile = () => join(mkdtempSync(join(tmpdir(), 'lock-')), 'lock');

test('a lock is had by one at a time, and again once it is released', t => {
	const file = lockFile();
	const lock = takeLock(file);

	t.truthy(lock);
	t.is(takeLock(file), undefined);
	lock?.release();
	t.truthy(takeLock(file));
});

test('the lock of a process that has ended is taken over', async t => {
	const file = lockFile();
	const owner = spawn(process.execPath, ['--eval', 'setTimeout(() => undefined, 60_000)']);

	recordProcess(file, owner.pid ?? 0);
	t.is(takeLock(file), undefined);
	owner.kill('SIGKILL');
	await once(owner, 'exit');
	t.truthy(takeLock(file));
});

test('another process under the same pid does not keep the lock', t => {
	const file = lockFile();

	writeFileSync(file, `${process.pid}\nanother boot 1\n`);
	t.truthy(takeLock(file));
});

test('a lock file that says nothing is taken over', t => {
	const file = lockFile();

	writeFileSync(file, '');
	t.truthy(takeLock(file));
});
