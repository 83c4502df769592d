import {readdir, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {createStorage} from '../../../src/adapters/storage/create-storage.ts';
import {temporaryFolder} from '../../support/local-issuer.ts';
import {keepsItsPromises} from '../../support/storage-laws.ts';

test('a folder keeps files whole, by sound keys only', async t => {
	await keepsItsPromises(t, createStorage(`file:${await temporaryFolder(t)}/made/when/needed`));
});

test('a link in the folder is not followed, whether it stands for a file or for a folder', async t => {
	const [folder, elsewhere] = [await temporaryFolder(t), await temporaryFolder(t)];
	const storage = createStorage(`file://${folder}`);
	await writeFile(join(elsewhere, 'secret.png'), 'secret');
	await symlink(join(elsewhere, 'secret.png'), join(folder, 'link.png'));
	await symlink(elsewhere, join(folder, 'icons'));
	t.is(await storage.get('link.png'), undefined);
	t.is(await storage.get('icons/secret.png'), undefined);
	await storage.delete('icons/secret.png');
	t.deepEqual(await readdir(elsewhere), ['secret.png']);
});

test('nothing unfinished stays behind, and a folder is no file', async t => {
	const folder = await temporaryFolder(t);
	const storage = createStorage(`file:${folder}`);
	await storage.put('a.png/b.png', new Uint8Array(3), 'image/png');
	t.deepEqual(await readdir(join(folder, '.unfinished')), []);
	t.is(await storage.get('a.png'), undefined);
});
