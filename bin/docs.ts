import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {GENERATED_FOLDER, generatedFiles} from './docs/generated-files.ts';

/** Writes the pages of `docs/generated` anew; a test fails when what is committed is not what the code says. */
const folder = join(import.meta.dirname, '..', GENERATED_FOLDER);
mkdirSync(folder, {recursive: true});
for (const [name, text] of Object.entries(generatedFiles())) writeFileSync(join(folder, name), text);
