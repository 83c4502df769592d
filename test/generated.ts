import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {CLIENT_FOLDER, GENERATED_FOLDER, generatedClientFiles, generatedFiles} from '../bin/docs/generated-files.ts';
import {REFERENCE_FOLDER, referenceFiles} from '../bin/docs/reference-files.ts';

const generated = [
	{folder: GENERATED_FOLDER, files: generatedFiles(), beside: []},
	{folder: REFERENCE_FOLDER, files: referenceFiles(), beside: ['examples.json']},
	{folder: CLIENT_FOLDER, files: await generatedClientFiles(), beside: []},
];

for (const {folder, files, beside} of generated) {
	const place = join(import.meta.dirname, '..', folder);

	for (const [name, text] of Object.entries(files)) {
		test(`${folder}/${name} is what the code says`, t => {
			const path = join(place, name);
			const committed = existsSync(path) ? readFileSync(path, 'utf8') : '';
			t.true(committed === text, `${folder}/${name} is not current: run \`node bin/docs.ts\` and commit what it writes`);
		});
	}

	test(`nothing else lies in ${folder}`, t => {
		t.deepEqual(readdirSync(place).toSorted(), [...Object.keys(files), ...beside].toSorted());
	});
}
