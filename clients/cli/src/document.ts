import {createHash} from 'node:crypto';
import {mkdir, readFile, rename, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {ConnectionError} from '@scaicontrol/client';
import type {ApiDocument} from './commands.ts';

/** A description is asked for again after so long. */
const FRESH_MS = 3_600_000;
const ASKING_LIMIT_MS = 15_000;

export type DocumentPlace = Readonly<{url: string; cacheFolder: string; fetch: typeof fetch; now: number}>;

const fileOf = ({url, cacheFolder}: DocumentPlace): string =>
	join(cacheFolder, `${createHash('sha256').update(url).digest('hex').slice(0, 16)}.json`);

/** What is kept of the last time, however old; undefined when nothing is. */
export async function keptDocument(place: DocumentPlace): Promise<ApiDocument | undefined> {
	try {
		return JSON.parse(await readFile(fileOf(place), 'utf8')) as ApiDocument;
	} catch {
		return undefined;
	}
}

const isFresh = async (place: DocumentPlace): Promise<boolean> =>
	stat(fileOf(place)).then(
		({mtimeMs}) => place.now - mtimeMs < FRESH_MS,
		() => false,
	);

/** The description of the API, from the API itself: at most an hour old, or the last one while it cannot be reached. */
export async function apiDocument(place: DocumentPlace): Promise<ApiDocument> {
	const kept = await keptDocument(place);
	if (kept && (await isFresh(place))) return kept;
	try {
		const answer = await place.fetch(`${place.url}/openapi.json`, {signal: AbortSignal.timeout(ASKING_LIMIT_MS)});
		if (!answer.ok) throw new Error(`${place.url}/openapi.json answered ${answer.status}`);
		const document = (await answer.json()) as ApiDocument;
		await keep(place, document);
		return document;
	} catch (error) {
		if (kept) return kept;
		throw new ConnectionError('the description of the API', error);
	}
}

async function keep(place: DocumentPlace, document: ApiDocument): Promise<void> {
	await mkdir(place.cacheFolder, {recursive: true});
	const file = fileOf(place);
	await writeFile(`${file}.${process.pid}`, JSON.stringify(document));
	await rename(`${file}.${process.pid}`, file);
}
