import {execFile, spawn} from 'node:child_process';
import {chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {parseEnv, promisify} from 'node:util';
import test from 'ava';
import {freePort} from '../../local/free-port.ts';
import {demandFreePorts, localPorts} from '../../local/local-ports.ts';
import {readConfig} from '../../src/config.ts';
import {guideNames, readGuide} from '../support/guides.ts';
import {until} from '../support/processes.ts';

const run = promisify(execFile);
const checkout = join(import.meta.dirname, '..', '..');
const READY_LIMIT_MS = 180_000;
const COMMAND_LIMIT_MS = 300_000;
const PORT_TRIES = 50;

/** The first of five ports in a row that are free. */
async function firstOfFive(): Promise<number> {
	for (let tries = 0; tries < PORT_TRIES; tries++) {
		const port = await freePort();
		const isTaken = await demandFreePorts(localPorts(String(Math.min(port, 60_000)))).then(
			() => false,
			() => true,
		);
		if (!isTaken) return Math.min(port, 60_000);
	}

	throw new Error('no five ports in a row are free');
}

/** What a reader's shell has: nothing of what test runner and coverage tell their own processes. */
const readerEnvironment = () => ({
	HOME: process.env['HOME'],
	LANG: process.env['LANG'],
	PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
});

/** Where the reader of the guides works: `npm start` has written its `.data` there. */
let folder = '';
let stop = async (): Promise<void> => undefined;

test.before(async () => {
	folder = mkdtempSync(join(tmpdir(), 'scaicontrol-guides-'));
	chmodSync(folder, 0o711);
	const system = spawn(process.execPath, ['bin/start.ts', '--data', join(folder, '.data')], {
		cwd: checkout,
		env: {...readerEnvironment(), PORT: String(await firstOfFive())},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let said = '';
	for (const stream of [system.stdout, system.stderr]) stream.on('data', chunk => (said += String(chunk)));
	const ended = new Promise(resolve => system.once('exit', resolve));
	stop = async () => {
		system.kill('SIGTERM');
		await ended;
	};
	const isUp = await until(READY_LIMIT_MS, () => system.exitCode !== null || existsSync(join(folder, '.data', 'demo.json')));
	if (!isUp || system.exitCode !== null) throw new Error(`the system did not start:\n${said}`);
	writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
	symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
});

test.after.always(async () => {
	await stop();
	rmSync(folder, {recursive: true, force: true});
});

for (const name of guideNames()) {
	test.serial(`the guide ${name} does what it says, and prints it`, async t => {
		const {files, commands} = readGuide(name);
		for (const [file, text] of [...readGuide('README').files, ...files]) writeFileSync(join(folder, file), text);
		t.true(commands.length > 0);
		for (const {command, prints} of commands) {
			const {stdout} = await run('sh', ['-ec', command], {cwd: folder, timeout: COMMAND_LIMIT_MS, env: readerEnvironment()});
			if (prints !== undefined) t.is(stdout, prints);
		}
	});
}

test('the settings of the guide to production are all that a process needs', t => {
	const text = readGuide('go-to-production').files.get('production.env') ?? '';
	const settings = parseEnv(text) as Record<string, string>;
	t.notThrows(() => readConfig(settings));
	for (const name of [
		'DATABASE_URL',
		'REDIS_URL',
		'PUBLIC_URL',
		'OPERATOR_PARTNER_ID',
		'SCAIKEY_ISSUER',
		'SCAIKEY_AUDIENCE',
		'CREDENTIALS_KEY',
	]) {
		const {[name]: _, ...rest} = settings;
		t.throws(() => readConfig(rest), {message: new RegExp(name)}, name);
	}
});

test('the first page names every guide', t => {
	const page = readFileSync(join(checkout, 'docs', 'guides', 'README.md'), 'utf8');
	for (const name of guideNames()) t.true(page.includes(`(${name}.md)`), name);
});
