import {fork} from 'node:child_process';
import type {Pictures, PictureType} from '../../domain/platform/values/picture.ts';

/** With the start of the process, on a machine with no time to spare. */
const TIME_LIMIT_MS = 20_000;

export type PictureRequest = Readonly<{bytes: Uint8Array; type: PictureType}>;

/** `rewritten` is undefined for what cannot be read to its end as the picture it says it is. */
export type PictureAnswer = Readonly<{rewritten: Uint8Array | undefined}>;

/**
 * Reads and writes pictures with libvips, one at a time and each in a process of its own: decoded, a picture takes up to 200 MB, and only
 * the end of a process gives all of it back. Profiles, positions, comments and thumbnails are left behind.
 */
export function createPictures(): Pictures {
	let last: Promise<unknown> = Promise.resolve();
	return {
		async rewrite(bytes, type) {
			const mine = last.then(async () => rewriteInChild({bytes, type}));
			last = mine;
			return mine;
		},
	};
}

/** It gets none of our variables, so no secret; whatever ends it, the picture counts as one that cannot be read. */
async function rewriteInChild(request: PictureRequest): Promise<Uint8Array | undefined> {
	const child = fork(new URL('./picture-child.ts', import.meta.url), [], {
		...{env: {}, execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc']},
		...{timeout: TIME_LIMIT_MS, killSignal: 'SIGKILL'},
	});
	return new Promise(resolve => {
		child.once('message', answer => resolve((answer as PictureAnswer).rewritten));
		child.once('error', () => resolve(undefined));
		// The last of the channel: what was said before the end is heard before it.
		child.once('disconnect', () => resolve(undefined));
		child.send(request, error => error && resolve(undefined));
	});
}
