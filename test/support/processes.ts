import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {freePort} from '../../local/free-port.ts';
import {programArguments} from '../../local/program-arguments.ts';
import {compiledCode} from './compiled-code.ts';

const checkout = join(import.meta.dirname, '..', '..');
const LOOK_MS = 25;
const READY_LIMIT_MS = 30_000;
const OUTPUT_KEPT_CHARACTERS = 4000;

export type Program = 'web' | 'worker';

export type Exit = Readonly<{code: number | null; signal: NodeJS.Signals | null}>;

/** A web or worker as in production: a process of its own. */
export type RunningProcess = Readonly<{
	/** Where its probes are; of web also the API. */
	url: string;
	metricsUrl: string;
	pid: number;
	signal: (name: NodeJS.Signals) => void;
	/** SIGKILL: it gets no chance to put anything in order. */
	kill: () => Promise<void>;
	ended: Promise<Exit>;
}>;

/** Starts a program and waits until it says that it is ready, be it degraded. Throws its last words when it ends instead. */
export async function startProcess(program: Program, environment: Readonly<Record<string, string>>): Promise<RunningProcess> {
	const [port, metricsPort] = [await freePort(), await freePort()];
	const child = spawn(process.execPath, programArguments(checkout, program), {
		cwd: checkout,
		env: {
			...{PATH: process.env['PATH'], NODE_COMPILE_CACHE: compiledCode, ...environment},
			...{HOST: '127.0.0.1', PORT: String(port), METRICS_PORT: String(metricsPort)},
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	const keep = (chunk: Buffer) => {
		output = (output + chunk.toString('utf8')).slice(-OUTPUT_KEPT_CHARACTERS);
	};
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	const ended = new Promise<Exit>(resolve => child.once('exit', (code, signal) => resolve({code, signal})));
	const url = `http://127.0.0.1:${program === 'web' ? port : metricsPort}`;
	const running: RunningProcess = {
		...{url, ended, metricsUrl: `http://127.0.0.1:${metricsPort}/metrics`, pid: child.pid ?? 0},
		signal: name => child.kill(name),
		async kill() {
			child.kill('SIGKILL');
			await ended;
		},
	};
	const isGone = () => child.exitCode !== null || child.signalCode !== null;
	const isUp = await until(READY_LIMIT_MS, async () => isGone() || (await isReady(url)));
	if (isUp && !isGone()) return running;
	await running.kill();
	throw new Error(`the ${program} did not get ready:\n${output}`);
}

async function isReady(url: string): Promise<boolean> {
	return (await statusOf(url)) === 200;
}

/** What `/ready` answers; undefined when nobody answers. */
export async function statusOf(url: string): Promise<number | undefined> {
	const answer = await fetch(`${url}/ready`).catch(() => undefined);
	await answer?.body?.cancel();
	return answer?.status;
}

/** Looks again and again; false when it did not become true within the limit. */
export async function until(limitMs: number, condition: () => boolean | Promise<boolean>): Promise<boolean> {
	const end = performance.now() + limitMs;
	for (;;) {
		if (await condition()) return true;
		if (performance.now() >= end) return false;
		await delay(LOOK_MS);
	}
}

/** Waits until a process armed with `FAILPOINT=<point>=<file>` has come to its point. */
export async function reached(file: string, limitMs = 10_000): Promise<void> {
	if (!(await until(limitMs, () => existsSync(file)))) throw new Error(`nobody came to the point of ${file}`);
}
