import {existsSync, mkdtempSync, readFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {type ChildPlan, startChild} from '../../local/child.ts';
import {processIdentity} from '../../local/process-identity.ts';
import {runningProcess} from '../../local/process-record.ts';

const lookEveryMs = 20;
const looksAtMost = 500;

function plan(script: string, more: Partial<ChildPlan> = {}): ChildPlan {
	const folder = mkdtempSync(join(tmpdir(), 'child-'));

	return {
		name: 'the child',
		command: process.execPath,
		args: ['--eval', script],
		env: {},
		folder,
		logFile: join(folder, 'child.log'),
		recordFile: join(folder, 'child.pid'),
		log: () => undefined,
		...more,
	};
}

const waits = 'setTimeout(() => undefined, 60_000)';

test('a child that is killed is started again, and its record follows', async t => {
	const pids: number[] = [];
	const sentences: string[] = [];
	const killed = plan(waits, {onStart: pid => pids.push(pid), log: sentence => sentences.push(sentence)});
	const child = await startChild(killed);

	process.kill(child.pid(), 'SIGKILL');
	await until(() => pids.length === 2);
	t.is(child.deaths(), 1);
	t.is(runningProcess(killed.recordFile), pids[1]);
	t.regex(sentences.join('\n'), /^the child ended \(SIGKILL\); it is started again in 0\.1 s/);
	await child.stop();
	t.is(processIdentity(child.pid()), undefined);
	t.false(existsSync(killed.recordFile));
});

test('a child that keeps dying is started again after longer and longer pauses', async t => {
	const sentences: string[] = [];
	const child = await startChild(plan('process.exit(3)', {log: sentence => sentences.push(sentence)}));

	await until(() => sentences.length >= 3);
	await child.stop();
	t.deepEqual(
		sentences.slice(0, 3).map(sentence => /\((.*)\).* in (.*) s\./.exec(sentence)?.slice(1)),
		[
			['code 3', '0.1'],
			['code 3', '0.2'],
			['code 3', '0.4'],
		],
	);
});

test('a program that does not exist counts as a death, not as a crash of ours', async t => {
	const child = await startChild(plan('', {command: '/nowhere/at/all'}));

	await until(() => child.deaths() > 0);
	await child.stop();
	t.true(child.deaths() > 0);
});

test('a stopped child has had its chance to end in order and is not started again', async t => {
	const ending = plan(`${waits}; process.on('SIGTERM', () => {console.log('in order'); process.exit(0)}); console.log('up')`);
	const child = await startChild(ending);

	await until(() => readFileSync(ending.logFile, 'utf8').includes('up'));
	await child.stop();
	t.regex(readFileSync(ending.logFile, 'utf8'), /in order/);
	t.is(child.deaths(), 0);
});

test('what an earlier start left running is ended, and its log kept', async t => {
	const shared = plan(`console.log('up'); ${waits}`);
	const leftOver = await startChild(shared);

	await until(() => readFileSync(shared.logFile, 'utf8').includes('up'));

	const child = await startChild({...shared, args: ['--eval', waits]});

	t.not(child.pid(), leftOver.pid());
	t.is(runningProcess(shared.recordFile), child.pid());
	t.regex(readFileSync(`${shared.logFile}.1`, 'utf8'), /up/);
	await leftOver.stop();
	await child.stop();
});

async function until(holds: () => boolean): Promise<void> {
	for (let looks = 0; looks < looksAtMost; looks += 1) {
		if (holds()) {
			return;
		}

		await delay(lookEveryMs);
	}

	throw new Error('It did not come to that in time.');
}
