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

const VALUE_IMPORT = /^(?:import|export) (?!type\b)[^;]*?from '(\.{1,2}\/[^']+)'/gm;

/** The files of ours whose values a file needs when it is loaded: imports of types alone are not. */
const loadedBy = ({path, text}: SourceFile): string[] =>
	[...text.matchAll(VALUE_IMPORT)].map(([, specifier]) => normalize(join(dirname(path), specifier ?? '')));

/** The groups of files that load each other in a circle (Tarjan's strongly connected components), each sorted. */
export function circlesOf(files: readonly SourceFile[]): string[][] {
	const imports = new Map(files.map(file => [file.path, loadedBy(file)]));
	const [order, low, stack, circles] = [new Map<string, number>(), new Map<string, number>(), [] as string[], [] as string[][]];
	const visit = (path: string): number => {
		const at = order.size;
		order.set(path, at);
		low.set(path, at);
		stack.push(path);
		for (const next of imports.get(path) ?? []) {
			if (!order.has(next)) low.set(path, Math.min(low.get(path) ?? at, visit(next)));
			else if (stack.includes(next)) low.set(path, Math.min(low.get(path) ?? at, order.get(next) ?? at));
		}

		if (low.get(path) === at) {
			const members = stack.splice(stack.indexOf(path));
			if (members.length > 1) circles.push(members.toSorted());
		}

		return low.get(path) ?? at;
	};
	for (const path of imports.keys()) if (!order.has(path)) visit(path);
	return circles;
}

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
