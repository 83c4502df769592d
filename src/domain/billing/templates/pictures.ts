import {buffer} from 'node:stream/consumers';
import type {Storage} from '../../platform/storage.ts';
import {pictureKey} from '../../platform/store-picture.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {DocumentTheme} from '../paper/invoice-document.ts';

const UPLOADS = '/api/v1/uploads/';

/**
 * Where the picture of an address lies in the store, if it is an upload for templates. Only the path counts: the store keeps it, whatever
 * name the system had when it was uploaded; nothing is fetched from anywhere.
 */
function uploadKey(url: string): string | undefined {
	const path = URL.canParse(url) ? new URL(url).pathname : '';
	const key = path.startsWith(UPLOADS) ? path.slice(UPLOADS.length) : '';
	return pictureKey.test(key) && key.startsWith('template-images/') ? key : undefined;
}

/** The logo of an address, from the store; undefined where it is no upload of ours, or not there any more. */
export async function readLogo(storage: Storage, url: string | null | undefined): Promise<DocumentTheme['logo']> {
	const key = uploadKey(url ?? '');
	const stored = key && (await storage.get(key));
	if (!key || !stored) return undefined;
	const format = key.slice(key.lastIndexOf('.') + 1) as NonNullable<DocumentTheme['logo']>['format'];
	return {format, bytes: await buffer(stored.body)};
}

/** Whose uploads a template may name. */
export type UploadOwners = Readonly<{publicUrl: string; partnerId: IdOf<'partner'>; operatorPartnerId: IdOf<'partner'>}>;

const isOwn = (url: string, {publicUrl, partnerId, operatorPartnerId}: UploadOwners): boolean =>
	[partnerId, operatorPartnerId].some(id => url.startsWith(`${publicUrl}${UPLOADS}template-images/${id}/`)) && uploadKey(url) !== undefined;

/** What is wrong with a theme's logo, if anything: it must be an upload of the partner's, or of the operator's, that is there. */
export async function logoFault(storage: Storage, url: string | null | undefined, allowed: UploadOwners): Promise<string | undefined> {
	if (!url) return undefined;
	if (!isOwn(url, allowed)) return 'must be a picture that was uploaded for templates';
	return (await readLogo(storage, url)) ? undefined : 'is not there';
}

/** Where HTML or CSS names something that is loaded when it is read: its address, in quotes or without. Read in one pass, whatever it holds. */
const LOADED = /(?:[\s/"'](?:src|srcset|background|poster)\s*=\s*|url\(\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>)]+))/gi;

/** What no mail has any use for. */
const ACTIVE = /<\/?(?:script|iframe|object|embed|form|base|link|meta)\b|@import\b/gi;

const MAX_FAULTS = 5;

const placeOf = (source: string, index: number): Readonly<{line: number; column: number}> => {
	const before = source.slice(0, index).split('\n');
	return {line: before.length, column: (before.at(-1) ?? '').length + 1};
};

/** What a mail must not load or hold, the first few with their places: pictures from elsewhere, and what is more than text and pictures. */
export function mailContentFaults(content: string, allowed: UploadOwners): Readonly<{message: string; line: number; column: number}>[] {
	const foreign = [...content.matchAll(LOADED)].filter(({1: one, 2: other, 3: bare}) => !isOwn(one ?? other ?? bare ?? '', allowed));
	const active = [...content.matchAll(ACTIVE)];
	return [
		...foreign
			.slice(0, MAX_FAULTS)
			.map(({index}) => ({message: 'a picture must be one that was uploaded for templates', ...placeOf(content, index)})),
		...active.slice(0, MAX_FAULTS).map(({index, 0: found}) => ({message: `${found} has no place in a mail`, ...placeOf(content, index)})),
	];
}
