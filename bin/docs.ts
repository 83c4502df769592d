import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {CLIENT_FOLDER, GENERATED_FOLDER, generatedClientFiles, generatedFiles} from './docs/generated-files.ts';

/** Writes the pages of `docs/generated` and the types of the client anew; a test fails when what is committed is not what the code says. */
function write(place: string, files: Readonly<Record<string, string>>): void {
	const folder = join(import.meta.dirname, '..', place);
	mkdirSync(folder, {recursive: true});
	for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

write(GENERATED_FOLDER, generatedFiles());
write(CLIENT_FOLDER, await generatedClientFiles());
