import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {parseArgs} from 'node:util';
import {freePort} from '../local/free-port.ts';
import {startPostgres} from '../local/postgres.ts';
import {startRedis} from '../local/redis.ts';
import {busiestFrames} from './support/busiest-frames.ts';
import {circumstancesNow, newest, type Result, resultsFrom, resultsIn, tableOf} from './support/results.ts';

/** The programs beside this one. Each prints lines `name measured goal`; `costs` prints tables instead. */
const benches = readdirSync(import.meta.dirname)
	.filter(file => file.endsWith('.ts') && file !== basename(import.meta.filename))
	.map(file => basename(file, '.ts'));

const checkout = join(import.meta.dirname, '..');
const folder = join(checkout, '.data', 'bench');
const resultsFile = join(import.meta.dirname, 'results.md');

/**
 * `npm run bench`, or `npm run bench -- http outbox`: the benches one after another, on servers of their own. What they found is printed as
 * one table, and kept in `results.md` in place of what was found before.
 *
 * With `--profile` the programs that they start are sampled meanwhile: what took most of their time is printed instead, and nothing is kept.
 */
async function bench(names: readonly string[], {isProfiled}: Readonly<{isProfiled: boolean}>): Promise<number> {
	const unknown = names.filter(name => !benches.includes(name));
	if (unknown.length > 0) throw new Error(`There is no bench ${unknown.join(', ')}; there are ${benches.join(', ')}.`);
	if (!areAllInstalled()) {
		const {code} = await run(
			'npm',
			['install', '--prefix', import.meta.dirname, '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts'],
			{},
		);
		if (code !== 0) throw new Error('The packages of the benches could not be installed.');
	}

	mkdirSync(folder, {recursive: true, mode: 0o711});
	const starting = {searchPath: process.env['PATH'] ?? '', log: (sentence: string) => console.error(sentence)};
	await using parts = new AsyncDisposableStack();
	const postgres = await startPostgres({...starting, folder: join(folder, 'postgres'), port: await freePort(), durable: true});
	parts.defer(postgres.stop);
	const redis = await startRedis({...starting, folder: join(folder, 'redis'), port: await freePort()});
	parts.defer(redis.stop);
	const environment = {NODE_ENV: 'test', TEST_DATABASE_ADMIN_URL: postgres.adminUrl, TEST_REDIS_URL: redis.url};
	const circumstances = circumstancesNow(checkout);
	const results: Result[] = [];
	let failures = 0;
	for (const name of names.length > 0 ? names : benches) {
		if (isProfiled) {
			failures += await profile(name, environment);
			continue;
		}

		const {code, printed} = await run(process.execPath, [join('bench', `${name}.ts`)], environment);
		failures += code === 0 ? 0 : 1;
		results.push(...resultsIn(printed, circumstances));
		keep(results);
	}

	if (results.length > 0) console.log(`\n${tableOf(results)}`);
	return failures;
}

/** Runs a bench and prints what took most of the time of its programs; answers 1 when it failed. */
async function profile(name: string, environment: Readonly<Record<string, string>>): Promise<number> {
	const profiles = mkdtempSync(join(tmpdir(), 'scaicontrol-profiles-'));
	try {
		const {code} = await run(process.execPath, [join('bench', `${name}.ts`)], {
			...{BENCH_PAIRS: '1', ...environment},
			PROFILE_FOLDER: profiles,
		});
		console.log(`\n${name}\n${busiestFrames(profiles)}`);
		return code === 0 ? 0 : 1;
	} finally {
		rmSync(profiles, {recursive: true});
	}
}

const HEAD = `# Results

What \`npm run bench\` found last, each name by itself: measured, the goal, whether it is met, and when, of which commit and on which machine.
Benches compare: a ratio says how much is done, or how long it takes, beside something else on the same machine.

`;

function keep(results: readonly Result[]): void {
	const earlier = existsSync(resultsFile) ? resultsFrom(readFileSync(resultsFile, 'utf8')) : [];
	writeFileSync(resultsFile, `${HEAD}${tableOf(newest(earlier, results))}`);
}

/** Whether every package is there that `package.json` beside this file names. */
function areAllInstalled(): boolean {
	const {dependencies} = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')) as {dependencies: object};
	return Object.keys(dependencies).every(name => existsSync(join(import.meta.dirname, 'node_modules', name)));
}

type Outcome = Readonly<{code: number; printed: string}>;

/** Runs a program to its end; what it prints is shown as it comes. */
async function run(program: string, args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Outcome> {
	const child = spawn(program, args, {cwd: checkout, env: {...process.env, ...environment}, stdio: ['inherit', 'pipe', 'inherit']});
	let printed = '';
	child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
		printed += chunk;
		process.stdout.write(chunk);
	});
	const [code] = await once(child, 'close');
	return {code: code ?? 1, printed};
}

const {values, positionals} = parseArgs({options: {profile: {type: 'boolean', default: false}}, allowPositionals: true});
process.exitCode = Math.min(await bench(positionals, {isProfiled: values.profile}), 1);
