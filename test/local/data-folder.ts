import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {dataFolderAt, emptyDataFolder, forgetSystem, takeDataFolder, webRecord} from '../../local/data-folder.ts';
import {recordProcess} from '../../local/process-record.ts';

const newData = () => dataFolderAt(mkdtempSync(join(tmpdir(), 'data-folder-')));

test('a data folder serves one start at a time', async t => {
	const data = newData();
	const lock = await takeDataFolder(data);

	await t.throwsAsync(takeDataFolder(data), {message: new RegExp(`^Another start \\(process ${process.pid}\\) is using ${data.folder}`)});
	lock.release();
	await t.notThrowsAsync(takeDataFolder(data));
});

test('web of a start that was killed is ended before the next start', async t => {
	const data = newData();
	const web = spawn(process.execPath, ['--eval', 'setTimeout(() => undefined, 60_000)']);
	const ended = once(web, 'exit');

	mkdirSync(data.records);
	recordProcess(join(data.records, webRecord), web.pid ?? 0);
	await takeDataFolder(data);
	t.deepEqual(await ended, [null, 'SIGTERM']);
});

test('files that describe a running system are gone when it has ended, but the demo data is remembered', t => {
	const data = newData();

	for (const file of [data.demoFile, data.processesFile, data.environmentFile]) {
		writeFileSync(file, 'something');
	}

	forgetSystem(data);
	t.deepEqual(readdirSync(data.folder), ['demo.previous.json']);
	t.is(readFileSync(data.previousDemoFile, 'utf8'), 'something');
});

test('a fresh start deletes what is ours and nothing else', async t => {
	const data = newData();
	const foreign = join(data.folder, 'somebody-else.txt');

	await takeDataFolder(data);
	writeFileSync(foreign, 'kept');
	writeFileSync(data.secretsFile, '{}');
	writeFileSync(join(data.storage, 'invoice.pdf'), '');
	await emptyDataFolder(data);
	t.true(existsSync(foreign));
	t.false(existsSync(data.secretsFile));
	t.deepEqual(readdirSync(data.storage), []);
});
