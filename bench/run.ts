import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {freePort} from '../local/free-port.ts';
import {startPostgres} from '../local/postgres.ts';
import {startRedis} from '../local/redis.ts';

/** Each prints lines `name measured goal`. */
const benches = [
	'http',
	'outbox',
	'invoices',
	'jobs',
	'lanes',
	'fairness',
	'feed',
	'memory',
	'heartbeats',
	'life',
	'paper',
	'e-invoices',
	'event-loop',
	'bill-run',
	'slices',
	'renewals',
	'bulk',
	'journal',
	'quotas',
	'provisioning',
	'payments',
	'deliveries',
];

const checkout = join(import.meta.dirname, '..');
const folder = join(checkout, '.data', 'bench');

/** `npm run bench`, or `npm run bench -- http outbox`: the benches one after another, on servers of their own. */
async function bench(names: readonly string[]): Promise<number> {
	const unknown = names.filter(name => !benches.includes(name));
	if (unknown.length > 0) throw new Error(`There is no bench ${unknown.join(', ')}; there are ${benches.join(', ')}.`);
	if (!areAllInstalled()) {
		const code = await run(
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
	let failures = 0;
	for (const name of names.length > 0 ? names : benches) {
		failures += (await run(process.execPath, [join('bench', `${name}.ts`)], environment)) === 0 ? 0 : 1;
	}

	return failures;
}

/** Whether every package is there that `package.json` beside this file names. */
function areAllInstalled(): boolean {
	const {dependencies} = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')) as {dependencies: object};
	return Object.keys(dependencies).every(name => existsSync(join(import.meta.dirname, 'node_modules', name)));
}

async function run(program: string, args: readonly string[], environment: Readonly<Record<string, string>>): Promise<number> {
	const child = spawn(program, args, {cwd: checkout, env: {...process.env, ...environment}, stdio: 'inherit'});
	const [code] = await once(child, 'close');
	return code ?? 1;
}

process.exitCode = Math.min(await bench(process.argv.slice(2)), 1);
