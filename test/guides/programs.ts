import {execFile} from 'node:child_process';
import {mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {guideNames, readGuide} from '../support/guides.ts';

const checkout = join(import.meta.dirname, '..', '..');

test('the programs of the guides compile as strictly as those of the checkout that their reader writes them in', async t => {
	const folder = mkdtempSync(join(tmpdir(), 'scaicontrol-programs-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
	for (const name of ['README', ...guideNames()]) {
		for (const [file, text] of readGuide(name).files) writeFileSync(join(folder, file), text);
	}

	writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
	writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({extends: join(checkout, 'tsconfig.json'), include: ['*.ts'], exclude: []}));
	const tsc = join(checkout, 'node_modules/.bin/tsc');
	const said = await promisify(execFile)(tsc, ['-p', folder]).then(
		() => '',
		(error: {stdout: string; message: string}) => error.stdout || error.message,
	);
	t.is(said, '');
});
