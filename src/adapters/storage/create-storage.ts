import {fileURLToPath} from 'node:url';
import type {Storage} from '../../domain/platform/ports.ts';
import {createLocalFolder} from './local-folder.ts';

const folderOf = (url: string): string => (url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length));

/** The store that `STORAGE_URL` names. Nothing is opened before the first use. */
export function createStorage(url: string): Storage {
	return createLocalFolder(folderOf(url));
}
