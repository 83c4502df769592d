import {spawn} from 'node:child_process';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {freePort} from '../../local/free-port.ts';
import {programArguments} from '../../local/program-arguments.ts';

const checkout = join(import.meta.dirname, '..', '..');
const READY_TRIES = 600;
const LOOK_MS = 50;

export type BenchProgram = Readonly<{url: string; metricsUrl: string; pid: number}>;

type Program = 'web' | 'worker' | `${string}.ts` | `${string}.js`;

/** Where what programs do is written, when they are profiled (`--profile`). */
const profiles = process.env['PROFILE_FOLDER'];
const profiling = profiles ? ['--import', join(import.meta.dirname, 'profile-program.ts')] : [];

/** Peers of ours get the same memory as ours. */
const argumentsOf = (program: Program): string[] =>
	program === 'web' || program === 'worker'
		? programArguments(checkout, program)
		: [...programArguments(checkout, 'web').slice(0, -1), program];

/**
 * Starts a program, by the Procfile's name for it or its file, as in production, its log written to nowhere, and waits until its port
 * answers. It ends with `parts`. Node is given what is said besides.
 */
export async function startProgram(
	program: Program,
	environment: Readonly<Record<string, string>>,
	parts: AsyncDisposableStack,
	nodeArguments: readonly string[] = [],
): Promise<BenchProgram> {
	const [port, metricsPort] = [await freePort(), await freePort()];
	const child = spawn(process.execPath, [...profiling, ...nodeArguments, ...argumentsOf(program)], {
		cwd: checkout,
		env: {
			PATH: process.env['PATH'],
			PROFILE_FOLDER: profiles,
			...environment,
			HOST: '127.0.0.1',
			PORT: String(port),
			METRICS_PORT: String(metricsPort),
		},
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
	parts.defer(async () => {
		child.kill(profiles ? 'SIGUSR2' : 'SIGKILL');
		await ended;
	});
	const metricsUrl = `http://127.0.0.1:${metricsPort}/metrics`;
	const url = `http://127.0.0.1:${program === 'worker' ? metricsPort : port}`;
	for (let tries = 0; tries < READY_TRIES && child.exitCode === null; tries++) {
		const answer = await fetch(`${url}/ready`).catch(() => undefined);
		await answer?.body?.cancel();
		if (answer) return {url, metricsUrl, pid: child.pid ?? 0};
		await delay(LOOK_MS);
	}

	throw new Error(`${program} did not start`);
}
