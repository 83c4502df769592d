import {globSync, readFileSync} from 'node:fs';
import {dirname, join, normalize} from 'node:path';

const checkout = join(import.meta.dirname, '..', '..');

/** One file of the checkout, by its path from the root. */
export type SourceFile = Readonly<{path: string; text: string; lines: readonly string[]}>;

/** Every TypeScript file of ours under the folders, in the order of their paths; what was installed there, by the benches, is not ours. */
export const sourceFiles = (...folders: string[]): SourceFile[] =>
	globSync(
		folders.map(folder => `${folder}/**/*.ts`),
		{cwd: checkout, exclude: ['**/node_modules/**']},
	)
		.toSorted()
		.map(path => {
			const text = readFileSync(join(checkout, path), 'utf8');
			return {path, text, lines: text.trimEnd().split('\n')};
		});

const IMPORT = /\bfrom '(\.{1,2}\/[^']+)'|\bimport\('(\.{1,2}\/[^']+)'\)/g;

/** The files of ours that a file imports, as paths from the root. */
export const importsOf = ({path, text}: SourceFile): string[] =>
	[...text.matchAll(IMPORT)].map(([, one, other]) => normalize(join(dirname(path), one ?? other ?? '')));

/** A function as the formatter lays it out: it ends at the first closing brace that stands as far in as its first line. */
export type FoundFunction = Readonly<{line: number; length: number}>;

const FUNCTION_START = /^(\t*)(?!\t)(?!.*\b(?:if|for|while|switch|catch|else)\b \(?).*(?:\bfunction\b|=>|\)(?:: [^{]+)?) \{$/;

/** The functions and methods of a file with a body of their own, by where they begin and how many lines they take. */
export function functionsOf({lines}: SourceFile): FoundFunction[] {
	return lines.flatMap((text, index) => {
		const indent = FUNCTION_START.exec(text)?.[1];
		if (indent === undefined) return [];
		const end = lines.findIndex((later, at) => at > index && later.startsWith(`${indent}}`));
		return end < 0 ? [] : [{line: index + 1, length: end - index + 1}];
	});
}
