import {writeFileSync} from 'node:fs';
import {Session} from 'node:inspector/promises';
import {basename, dirname, join} from 'node:path';

/**
 * Loaded before a program that a bench starts with `--profile`: what its main thread does is sampled, and written to the folder when the bench
 * asks it to end (SIGUSR2).
 */
const SAMPLE_EVERY_MICROSECONDS = 500;

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', {interval: SAMPLE_EVERY_MICROSECONDS});
await session.post('Profiler.start');

process.once('SIGUSR2', async () => {
	const {profile} = await session.post('Profiler.stop');
	const [, program = ''] = process.argv;
	const file = `${basename(dirname(program))}-${process.pid}.cpuprofile`;
	writeFileSync(join(process.env['PROFILE_FOLDER'] ?? '', file), JSON.stringify(profile));
	process.kill(process.pid, 'SIGKILL');
});
