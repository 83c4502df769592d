import {mkdir, readdir, symlink, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {createStorage} from '../../../src/adapters/storage/create-storage.ts';
import {Refusal} from '../../../src/domain/platform/refusals.ts';
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

test('what cannot be put in its place leaves nothing behind, and neither does a process that was killed while it wrote', async t => {
	const folder = await temporaryFolder(t);
	const [unfinished, old] = [join(folder, '.unfinished'), new Date(Date.now() - 2 * 3_600_000)];
	await mkdir(join(folder, 'a.png'), {recursive: true});
	await mkdir(unfinished);
	await writeFile(join(unfinished, 'of-a-killed-process'), 'half');
	await utimes(join(unfinished, 'of-a-killed-process'), old, old);
	await writeFile(join(unfinished, 'of-a-live-process'), 'half');
	const storage = createStorage(`file:${folder}`);
	await t.throwsAsync(storage.put('a.png', new Uint8Array(3), 'image/png'));
	t.deepEqual(await readdir(unfinished), ['of-a-live-process']);
});

// Nobody can make a folder there, not even root.
const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('a place where nothing can be written is unavailable, and that is no bug', async t => {
	const storage = createStorage('file:/sys/scaicontrol');
	const error = await t.throwsAsync(storage.put('a.png', new Uint8Array(3), 'image/png'), {instanceOf: Refusal});
	t.like(error, {code: 'storage_unavailable', kind: 'unavailable'});
	t.is(await storage.get('a.png'), undefined);
});
