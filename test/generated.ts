import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {CLIENT_FOLDER, GENERATED_FOLDER, generatedClientFiles, generatedFiles} from '../bin/docs/generated-files.ts';

const generated = {[GENERATED_FOLDER]: generatedFiles(), [CLIENT_FOLDER]: await generatedClientFiles()};

for (const [folder, files] of Object.entries(generated)) {
	const place = join(import.meta.dirname, '..', folder);

	for (const [name, text] of Object.entries(files)) {
		test(`${folder}/${name} is what the code says`, t => {
			const path = join(place, name);
			const committed = existsSync(path) ? readFileSync(path, 'utf8') : '';
			t.true(committed === text, `${folder}/${name} is not current: run \`node bin/docs.ts\` and commit what it writes`);
		});
	}

	test(`nothing else lies in ${folder}`, t => {
		t.deepEqual(readdirSync(place).toSorted(), Object.keys(files).toSorted());
	});
}
