import {randomUUID} from 'node:crypto';
import {constants} from 'node:fs';
import {mkdir, open, readdir, realpath, rename, rm, stat} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import {refuse} from '../../domain/platform/refusals.ts';
import type {Storage, StoredFile} from '../../domain/platform/storage.ts';
import {checkKey, contentTypeOf} from './storage-key.ts';

/** Files are being written here, and moved to their place when they are whole. Keys cannot name it. */
const UNFINISHED = '.unfinished';

/** There is nothing, or something on the way that we do not follow. */
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR', 'ENAMETOOLONG']);

/** The disk is full, read-only, not ours, broken, or there are too many open files: a fault of the place, not of the file. */
const UNAVAILABLE = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE', 'ENFILE', 'ESTALE']);
const ASK_AGAIN_SECONDS = 30;

/** What was being written so long ago belongs to a process that is gone. */
const ABANDONED_MS = 3_600_000;

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

const isAbsence = (error: unknown): boolean => ABSENT.has(codeOf(error));

async function whileAvailable<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw UNAVAILABLE.has(codeOf(error)) ? refuse('storage_unavailable', {retryAfterSeconds: ASK_AGAIN_SECONDS}) : error;
	}
}

/** Removes what processes left unfinished that were killed while they wrote, long before this file was begun. */
async function removeAbandonedBefore(begun: string): Promise<void> {
	const folder = dirname(begun);
	const {mtimeMs: now} = await stat(begun);
	for (const name of await readdir(folder)) {
		const file = join(folder, name);
		const about = await stat(file).catch(() => undefined);
		if (about && about.mtimeMs < now - ABANDONED_MS) await rm(file, {force: true});
	}
}

/** Keeps files in a folder, which is made when it is first written to. Follows no symbolic link below it. */
export function createLocalFolder(folder: string): Storage {
	const root = resolve(folder);
	let isCleaned = false;

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
			const place = {unfinished: join(root, UNFINISHED, randomUUID()), place: join(root, key), isFirst: !isCleaned};
			isCleaned = true;
			await whileAvailable(async () => write(bytes, place));
		},
		get: async key =>
			whileAvailable(async () => {
				const contentType = contentTypeOf(key);
				const place = contentType === undefined ? undefined : await placeOf(key);
				return contentType === undefined || place === undefined ? undefined : read(place, contentType);
			}),
		delete: async key =>
			whileAvailable(async () => {
				const place = contentTypeOf(key) === undefined ? undefined : await placeOf(key);
				if (place !== undefined) await rm(place, {force: true});
			}),
	};
}

type Places = Readonly<{unfinished: string; place: string; isFirst: boolean}>;

/** Writes a file, and makes its folders where they are not there yet. */
async function write(bytes: Uint8Array, places: Places): Promise<void> {
	try {
		await writeWhole(bytes, places);
	} catch (error) {
		if (codeOf(error) !== 'ENOENT') throw error;
		for (const file of [places.unfinished, places.place]) await mkdir(dirname(file), {recursive: true, mode: 0o700});
		await writeWhole(bytes, places);
	}
}

/** Writes a file elsewhere and moves it to its place when it is whole; when it cannot be, nothing is left. */
async function writeWhole(bytes: Uint8Array, {unfinished, place, isFirst}: Places): Promise<void> {
	try {
		const file = await open(unfinished, 'wx', 0o600);
		try {
			if (isFirst) await removeAbandonedBefore(unfinished).catch(() => undefined);
			await file.writeFile(bytes);
			await file.sync();
		} finally {
			await file.close();
		}

		await rename(unfinished, place);
	} catch (error) {
		await rm(unfinished, {force: true}).catch(() => undefined);
		throw error;
	}
}

async function read(place: string, contentType: string): Promise<StoredFile | undefined> {
	const file = await open(place, constants.O_RDONLY | constants.O_NOFOLLOW).catch(error => {
		if (isAbsence(error)) return undefined;
		throw error;
	});
	if (!file) return undefined;
	const about = await file.stat();
	if (about.isFile()) return {contentType, sizeBytes: about.size, body: file.createReadStream()};
	await file.close();
	return undefined;
}
