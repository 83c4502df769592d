import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {CLIENT_FOLDER, GENERATED_FOLDER, generatedClientFiles, generatedFiles} from './docs/generated-files.ts';
import {REFERENCE_FOLDER, referenceFiles} from './docs/reference-files.ts';

/** Writes the pages of `docs/generated`, the reference of the API and the types of the client anew; a test fails when they are not current. */
function write(place: string, files: Readonly<Record<string, string>>): void {
	const folder = join(import.meta.dirname, '..', place);
	mkdirSync(folder, {recursive: true});
	for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

write(GENERATED_FOLDER, generatedFiles());
write(REFERENCE_FOLDER, referenceFiles());
write(CLIENT_FOLDER, await generatedClientFiles());
