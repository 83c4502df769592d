import {spawnSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/**
 * Has the generators of others make clients of `docs/generated/openapi.json`, and a program of each compiled under `strict`. With the
 * address of a running sandbox and the token of its operator, the programs are run, each as the admin of a new customer: it lists the
 * services, subscribes, reads the subscription and is refused a second one. `node clients/generators/run.ts http://localhost:8000 TOKEN`.
 */
const here = import.meta.dirname;
const document = join(here, '../../docs/generated/openapi.json');
const work = join(here, '../../.data/generators');
const [baseUrl = 'http://localhost:8000', operator] = process.argv.slice(2);

function run(title: string, command: readonly string[], folder = work): void {
	const [program = '', ...args] = command;
	const path = `${join(here, 'node_modules/.bin')}:${process.env['PATH']}`;
	const {status} = spawnSync(program, args, {cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], env: {...process.env, PATH: path}});
	process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${title}\n`);
	if (status !== 0) process.exitCode = 1;
}

if (!existsSync(join(here, 'node_modules')))
	run('the generators are installed', ['npm', 'install', '--no-save', '--no-audit', '--no-fund'], here);
rmSync(work, {recursive: true, force: true});
mkdirSync(join(work, 'made'), {recursive: true});
cpSync(join(here, 'programs'), work, {recursive: true});
symlinkSync(join(here, 'node_modules'), join(work, 'node_modules'));
writeFileSync(join(work, 'package.json'), '{"type": "module"}');
writeFileSync(
	join(work, 'orval.config.mjs'),
	`export default {api: {input: '${document}', output: {target: './made/orval.ts', client: 'fetch', baseUrl: '${baseUrl}'}}};`,
);
run('openapi-typescript makes types', ['openapi-typescript', document, '-o', 'made/openapi-typescript.d.ts']);
run('@hey-api/openapi-ts makes a client', ['openapi-ts', '-i', document, '-o', 'made/hey-api', '-c', '@hey-api/client-fetch']);
run('orval makes a client', ['orval', '--config', 'orval.config.mjs']);

const strict = [
	'--strict',
	'--skipLibCheck',
	'--target',
	'es2022',
	'--module',
	'esnext',
	'--moduleResolution',
	'bundler',
	'--lib',
	'es2022,dom,dom.iterable',
];
for (const name of ['openapi-typescript', 'hey-api', 'orval']) {
	run(`a program with ${name} compiles under strict`, ['tsc', ...strict, '--types', 'node', '--outDir', 'built', `with-${name}.ts`]);
}

/** The token of the admin of a customer that is new. */
async function newCustomer(name: string): Promise<string> {
	const id = `${name.replaceAll('-', '_')}_${Date.now()}`;
	const answer = await fetch(`${baseUrl}/api/v1/sandbox/tokens`, {
		method: 'POST',
		headers: {authorization: `Bearer ${operator}`, 'content-type': 'application/json'},
		body: JSON.stringify({sub: `usr_${id}`, tenant_id: `tnt_${id}`, partner_id: 'prt_demo', roles: ['tenant_admin']}),
	});
	if (!answer.ok) throw new Error(`the sandbox made no token: ${answer.status} ${await answer.text()}`);
	return ((await answer.json()) as {data: {token: string}}).data.token;
}

// What they make is written for bundlers, so the programs are bundled before they run.
for (const name of operator === undefined ? [] : ['openapi-typescript', 'hey-api', 'orval']) {
	const bundle = `built/${name}.mjs`;
	const bundling = ['--bundle', '--platform=node', '--format=esm', '--target=node20', `--outfile=${bundle}`, '--log-level=error'];
	run(`a program with ${name} is bundled`, ['esbuild', `with-${name}.ts`, ...bundling]);
	const {status} = spawnSync(process.execPath, [bundle, baseUrl, await newCustomer(name)], {cwd: work, stdio: 'inherit'});
	process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} a program with ${name} runs\n`);
	if (status !== 0) process.exitCode = 1;
}
