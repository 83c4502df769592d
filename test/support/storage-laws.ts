import {buffer} from 'node:stream/consumers';
import type {ExecutionContext} from 'ava';
import type {Storage} from '../../src/domain/platform/storage.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function read(storage: Storage, key: string): Promise<{text: string; contentType: string; sizeBytes: number} | undefined> {
	const file = await storage.get(key);
	return file && {text: (await buffer(file.body)).toString('utf8'), contentType: file.contentType, sizeBytes: file.sizeBytes};
}

/** What every store keeps to, whatever it is made of. */
export async function keepsItsPromises(t: ExecutionContext, storage: Storage): Promise<void> {
	t.is(await read(storage, 'documents/2026/a.pdf'), undefined, 'what was never put is not there');
	await storage.put('documents/2026/a.pdf', bytes('first'), 'application/pdf');
	t.deepEqual(await read(storage, 'documents/2026/a.pdf'), {text: 'first', contentType: 'application/pdf', sizeBytes: 5});
	await storage.put('documents/2026/a.pdf', bytes('second'), 'application/pdf');
	t.is((await read(storage, 'documents/2026/a.pdf'))?.text, 'second', 'what is put again takes the place of the first');
	await storage.put('icons/empty.png', bytes(''), 'image/png');
	t.is((await read(storage, 'icons/empty.png'))?.sizeBytes, 0);
	await storage.delete('documents/2026/a.pdf');
	await storage.delete('documents/2026/a.pdf');
	t.is(await read(storage, 'documents/2026/a.pdf'), undefined);
	for (const key of [
		'../a.pdf',
		'/a.pdf',
		'a//b.pdf',
		'a/../b.pdf',
		'.hidden/a.pdf',
		'a/.pdf',
		'a\u0000.pdf',
		'a\\b.pdf',
		'',
		'a',
		'a.exe',
		'a.pdf/',
	]) {
		await t.throwsAsync(storage.put(key, bytes('x'), 'application/pdf'), undefined, key);
		t.is(await storage.get(key), undefined, key);
	}

	await t.throwsAsync(storage.put('a.png', bytes('x'), 'image/svg+xml'), undefined, 'a key whose ending says another type is refused');
}
