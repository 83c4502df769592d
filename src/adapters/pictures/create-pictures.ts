import {fork} from 'node:child_process';
import {once} from 'node:events';
import {createSemaphore} from '../../domain/platform/process/semaphore.ts';
import {refuse} from '../../domain/platform/refusals.ts';
import type {Pictures, PictureType} from '../../domain/platform/values/picture.ts';
import {letOthersGoFirst} from '../process/let-others-go-first.ts';

/** With the start of the process, on a machine with no time to spare. */
const TIME_LIMIT_MS = 15_000;
const OUT_OF_TIME = 'SIGKILL';
const ASK_AGAIN_SECONDS = 10;
/** Pictures that wait for their turn, and of them those of one owner: what was sent lies in memory meanwhile. */
const WAITING_LIMIT = 20;
const WAITING_OF_ONE = 4;

export type PictureRequest = Readonly<{bytes: Uint8Array; type: PictureType}>;

/** `rewritten` is undefined for what cannot be read to its end as the picture it says it is. */
export type PictureAnswer = Readonly<{rewritten: Uint8Array | undefined}>;

/**
 * Reads and writes pictures with libvips, one at a time and each in a process of its own: decoded, a picture takes up to 200 MB, and only
 * the end of a process gives all of it back. Whoever would wait behind too many has no time. Profiles, positions, comments and thumbnails
 * are left behind.
 */
export function createPictures({limitMs = TIME_LIMIT_MS}: Readonly<{limitMs?: number}> = {}): Pictures {
	const semaphore = createSemaphore({atOnce: 1, waiting: WAITING_LIMIT, waitingOfOne: WAITING_OF_ONE, turnAway: outOfTime});
	return {rewrite: async (bytes, type, owner) => semaphore.take(async () => rewriteInChild({bytes, type}, limitMs), owner)};
}

const outOfTime = (): Error => refuse('picture_out_of_time', {retryAfterSeconds: ASK_AGAIN_SECONDS});

/**
 * It gets none of our variables, so no secret. One that ends by itself before it answers had a picture that cannot be read; one that had
 * to be ended had no time.
 */
async function rewriteInChild(request: PictureRequest, limitMs: number): Promise<Uint8Array | undefined> {
	const child = fork(new URL('./picture-child.ts', import.meta.url), [], {
		...{env: {}, execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc']},
		...{timeout: limitMs, killSignal: OUT_OF_TIME},
	});
	letOthersGoFirst(child, 'tenth');
	return new Promise((resolve, reject) => {
		child.once('message', answer => resolve((answer as PictureAnswer).rewritten));
		child.once('error', () => resolve(undefined));
		// After both, whatever was said before the end has been heard.
		Promise.all([once(child, 'disconnect'), once(child, 'exit')]).then(
			([, [, signal]]) => (signal === OUT_OF_TIME ? reject(outOfTime()) : resolve(undefined)),
			() => resolve(undefined),
		);
		child.send(request, () => undefined);
	});
}
