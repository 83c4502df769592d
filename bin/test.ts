import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {compiledCode} from '../test/support/compiled-code.ts';
import {allLanes, type Lane, namedLane, quickLane} from '../test/support/lanes.ts';
import {startTestServices} from '../test/support/services.ts';
import {tallyTests} from '../test/support/test-tally.ts';

const checkout = join(import.meta.dirname, '..');

/** What must hold before the tests count, in the order of how fast it is known. */
const checks = [
	{name: 'Format and lint', command: ['biome', 'check', '--error-on-warnings']},
	{name: 'Types', command: ['tsc', '--noEmit']},
	{name: 'Unused code', command: ['knip']},
] as const;

type Outcome = Readonly<{passed: number; failed: number}>;

/** Aborted by a signal: the program that runs is ended, none is started after it, the servers are stopped. */
const stopping = new AbortController();

/**
 * `npm test`: the checks, then the tests on servers of their own; with files named, those alone. `npm run test:quick`: the checks, then
 * the tests that need no server. The last line says how many passed and failed. With `--branches` the coverage counts every branch, for
 * which all code is compiled anew.
 */
async function test(): Promise<Outcome> {
	const {
		values: {quick, branches},
		positionals: files,
	} = parseArgs({options: {quick: {type: 'boolean', default: false}, branches: {type: 'boolean', default: false}}, allowPositionals: true});
	if (!branches) process.env['NODE_COMPILE_CACHE'] ??= compiledCode;
	if (files.length > 0) return runOnServers([namedLane(files)]);
	const checked = await runChecks();
	say('── Tests');
	const outcome = await (quick ? runLane(quickLane(), {servers: {}, isShown: true}) : runOnServers(allLanes()));
	return {passed: outcome.passed, failed: checked + outcome.failed};
}

/** Answers how many checks failed. */
async function runChecks(): Promise<number> {
	let failed = 0;

	for (const {name, command} of checks) {
		say(`── ${name}`);

		if ((await run(command, process.env)) !== 0) {
			say(`${name}: failed`);
			failed += 1;
		}
	}

	return failed;
}

/** Runs lanes side by side, on servers of this run. */
async function runOnServers(lanes: readonly Lane[]): Promise<Outcome> {
	const services = await startTestServices({folder: join(checkout, '.data', 'test'), given: process.env, log: say});

	try {
		const servers = {TEST_DATABASE_ADMIN_URL: services.databaseAdminUrl, TEST_REDIS_URL: services.redisUrl};
		const outcomes = await Promise.all(lanes.map(async (lane, index) => runLane(lane, {servers, isShown: index === lanes.length - 1})));

		return {passed: sum(outcomes.map(({passed}) => passed)), failed: sum(outcomes.map(({failed}) => failed))};
	} finally {
		await services.stop();
	}
}

/** Runs the files of one lane. What it prints is shown as it comes, or, so that two do not mix, when the lane is at its end. */
async function runLane(
	{name, files, atOnce, isCovered}: Lane,
	{servers, isShown}: Readonly<{servers: Readonly<Record<string, string>>; isShown: boolean}>,
): Promise<Outcome> {
	const tally = tallyTests();
	const kept: string[] = [];
	const started = performance.now();
	const ava = ['ava', '--concurrency', String(atOnce), ...files];
	const environment = {...process.env, NODE_ENV: 'test', ...servers, ...(process.stdout.isTTY ? {FORCE_COLOR: '1'} : {})};
	const code = await run(isCovered ? ['c8', '--reporter=text-summary', ...ava] : ava, environment, chunk => {
		tally.read(chunk);
		if (isShown) process.stdout.write(chunk);
		else kept.push(chunk);
	});
	const {passed, failed} = tally.counts();

	process.stdout.write(kept.join(''));
	say(`── Lane ${name}: ${files.length} files in ${Math.round((performance.now() - started) / 1000)} s`);

	return {passed, failed: code === 0 ? failed : Math.max(failed, 1)};
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Runs a program of our packages to its end and answers its exit code; what it prints goes to the reader, if there is one. */
async function run(command: readonly string[], environment: NodeJS.ProcessEnv, read?: (chunk: string) => void): Promise<number> {
	const [program = '', ...args] = command;
	const path = `${join(checkout, 'node_modules', '.bin')}:${environment['PATH']}`;

	stopping.signal.throwIfAborted();

	const child = spawn(program, args, {
		cwd: checkout,
		env: {...environment, PATH: path},
		stdio: ['ignore', read ? 'pipe' : 'inherit', 'inherit'],
	});
	const end = () => child.kill();

	stopping.signal.addEventListener('abort', end, {once: true});
	child.stdout?.setEncoding('utf8').on('data', (chunk: string) => read?.(chunk));

	const [code] = await once(child, 'close');

	stopping.signal.removeEventListener('abort', end);
	stopping.signal.throwIfAborted();

	return code ?? 1;
}

function say(sentence: string): void {
	process.stdout.write(`${sentence}\n`);
}

process.on('SIGINT', () => stopping.abort(new Error('The tests were interrupted.')));
process.on('SIGTERM', () => stopping.abort(new Error('The tests were interrupted.')));

try {
	const {passed, failed} = await test();

	say(`${passed} passed, ${failed} failed`);
	process.exit(failed === 0 ? 0 : 1);
} catch (error) {
	say(error instanceof Error ? error.message : String(error));
	say('0 passed, 1 failed');
	process.exit(1);
}
