import {fileURLToPath} from 'node:url';
import type {Storage} from '../../domain/platform/storage.ts';
import {createLocalFolder} from './local-folder.ts';
import {createS3Bucket} from './s3-bucket.ts';

const folderOf = (url: string): string => (url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length));

/** The store that `STORAGE_URL` names. Nothing is opened before the first use. */
export const createStorage = (url: string): Storage => (url.startsWith('s3:') ? createS3Bucket(url) : createLocalFolder(folderOf(url)));
