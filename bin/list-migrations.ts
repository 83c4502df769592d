import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const checkout = join(import.meta.dirname, '..');
const list = join(checkout, 'src/domain/platform/process/migration-state.ts');

/** Writes the names of all migrations of the folder into the list that the code counts on. */
const names = readdirSync(join(checkout, 'migrations'))
	.filter(name => /^Migration\d+.*\.ts$/.test(name))
	.map(name => name.replace(/\.ts$/, ''))
	.toSorted();
const written = `export const migrations = [\n${names.map(name => `\t'${name}',\n`).join('')}] as const;`;
writeFileSync(list, readFileSync(list, 'utf8').replace(/export const migrations = \[[^\]]*\] as const;/, written));
