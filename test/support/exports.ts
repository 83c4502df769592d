import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {type SourceFile, sourceFiles} from './source-files.ts';

export type Exported = Readonly<{file: SourceFile; name: string; value: unknown}>;

/** A program runs when it is imported; what it would export is nothing. */
const isProgram = ({path}: SourceFile): boolean => /\/main\.ts$|(?:renderer-child|parent-watch)\.ts$|\.d\.ts$/.test(path);

/** Everything that the files of some folders export, with its value. */
export async function exportsOf(...folders: string[]): Promise<Exported[]> {
	const files = sourceFiles(...folders).filter(file => !isProgram(file));
	const all = await Promise.all(
		files.map(async file => {
			const module: Record<string, unknown> = await import(pathToFileURL(join(import.meta.dirname, '..', '..', file.path)).href);
			return Object.entries(module).map(([name, value]) => ({file, name, value}));
		}),
	);
	return all.flat();
}
