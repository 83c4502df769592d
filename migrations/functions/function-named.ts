import {readFileSync} from 'node:fs';

/**
 * A function of the database as it is now: each is a whole file in this folder, made or replaced by it. A migration that is released never
 * changes; a function that changes gets a new migration, which makes it anew. One whose parameters change gets a new name.
 */
export const functionNamed = (name: string): string => readFileSync(new URL(`${name}.sql`, import.meta.url), 'utf8');
