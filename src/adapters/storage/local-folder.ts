import {randomUUID} from 'node:crypto';
import {constants} from 'node:fs';
import {mkdir, open, realpath, rename, rm} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import type {Storage} from '../../domain/platform/storage.ts';
import {checkKey, contentTypeOf} from './storage-key.ts';

/** Files are being written here, and moved to their place when they are whole. Keys cannot name it. */
const UNFINISHED = '.unfinished';

/** There is nothing, or something on the way that we do not follow. */
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR', 'ENAMETOOLONG']);

const isAbsence = (error: unknown): boolean => error instanceof Error && 'code' in error && ABSENT.has(String(error.code));

/** Keeps files in a folder, which is made when it is first written to. Follows no symbolic link below it. */
export function createLocalFolder(folder: string): Storage {
	const root = resolve(folder);

	/** Where a key's file really lies; undefined when it is not there or a link leads elsewhere. */
	const placeOf = async (key: string): Promise<string | undefined> => {
		try {
			const place = join(await realpath(root), key);
			return (await realpath(place)) === place ? place : undefined;
		} catch (error) {
			if (isAbsence(error)) return undefined;
			throw error;
		}
	};

	return {
		async put(key, bytes, contentType) {
			checkKey(key, contentType);
			const unfinished = join(root, UNFINISHED, randomUUID());
			await mkdir(dirname(unfinished), {recursive: true, mode: 0o700});
			await mkdir(dirname(join(root, key)), {recursive: true, mode: 0o700});
			const file = await open(unfinished, 'wx', 0o600);
			try {
				await file.writeFile(bytes);
				await file.sync();
			} finally {
				await file.close();
			}

			await rename(unfinished, join(root, key));
		},
		async get(key) {
			const contentType = contentTypeOf(key);
			const place = contentType === undefined ? undefined : await placeOf(key);
			if (contentType === undefined || place === undefined) return undefined;
			const file = await open(place, constants.O_RDONLY | constants.O_NOFOLLOW).catch(error => {
				if (isAbsence(error)) return undefined;
				throw error;
			});
			if (!file) return undefined;
			const about = await file.stat();
			if (about.isFile()) return {contentType, sizeBytes: about.size, body: file.createReadStream()};
			await file.close();
			return undefined;
		},
		async delete(key) {
			const place = contentTypeOf(key) === undefined ? undefined : await placeOf(key);
			if (place !== undefined) await rm(place, {force: true});
		},
	};
}
