/** The content types that are kept, by the ending of their keys. A store that knows no types (a folder) reads them from it. */
const contentTypes: Readonly<Record<string, string>> = {
	csv: 'text/csv; charset=utf-8',
	gif: 'image/gif',
	html: 'text/html; charset=utf-8',
	jpg: 'image/jpeg',
	json: 'application/json',
	pdf: 'application/pdf',
	png: 'image/png',
	webp: 'image/webp',
	xml: 'application/xml',
};

const KEY_LIMIT = 512;

/** Plain segments only: none begins with a dot, so nothing leads out of the store or into its hidden folders. */
const SOUND = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;

/** The content type that a key's ending says; undefined when the key is not sound or ends in nothing that is kept. */
export function contentTypeOf(key: string): string | undefined {
	const ending = key.slice(key.lastIndexOf('.') + 1);
	return key.length <= KEY_LIMIT && SOUND.test(key) && Object.hasOwn(contentTypes, ending) ? contentTypes[ending] : undefined;
}

/** Throws unless the key is sound and its ending says the content type. */
export function checkKey(key: string, contentType: string): void {
	const expected = contentTypeOf(key);
	if (expected === undefined) throw new Error(`no sound key for the store: ${key.slice(0, 64)}`);
	if (expected.split(';')[0] !== contentType.split(';')[0]) throw new Error(`the key ${key} is not one for ${contentType}`);
}
