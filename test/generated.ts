import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {GENERATED_FOLDER, generatedFiles} from '../bin/docs/generated-files.ts';

const folder = join(import.meta.dirname, '..', GENERATED_FOLDER);
const files = generatedFiles();

for (const [name, text] of Object.entries(files)) {
	test(`${name} is what the code says`, t => {
		const path = join(folder, name);
		const committed = existsSync(path) ? readFileSync(path, 'utf8') : '';
		t.true(committed === text, `${GENERATED_FOLDER}/${name} is not current: run \`node bin/docs.ts\` and commit what it writes`);
	});
}

test('nothing else lies among the generated files', t => {
	t.deepEqual(readdirSync(folder).toSorted(), Object.keys(files).toSorted());
});
