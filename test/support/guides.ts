import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'guides');

/** A part of a guide between two fences: what it is in, the file that it belongs to, if any, and its text. */
type Block = Readonly<{language: string; file: string | undefined; text: string}>;

/** A command of a guide, and what the guide says it prints; undefined when it says nothing of that. */
type Command = Readonly<{command: string; prints: string | undefined}>;

export type Guide = Readonly<{
	name: string;
	/** The files that it tells its reader to write, each whole. */
	files: ReadonlyMap<string, string>;
	commands: readonly Command[];
}>;

const FENCED = /^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm;

const blocksOf = (markdown: string): Block[] =>
	[...markdown.matchAll(FENCED)].map(([, language = '', file, text = '']) => ({language, file, text}));

/** Reads a guide as somebody would who does what it says: parts of one file are put together, output stands behind its command. */
export function readGuide(name: string): Guide {
	const blocks = blocksOf(readFileSync(join(folder, `${name}.md`), 'utf8'));
	const files = new Map<string, string>();
	for (const {file, text} of blocks) if (file !== undefined) files.set(file, `${files.get(file) ?? ''}${text}\n`);
	const commands = blocks.flatMap(({language, text}, index) => {
		const next = blocks[index + 1];
		return language === 'sh' ? [{command: text, prints: next?.language === 'text' ? next.text : undefined}] : [];
	});
	return {name, files, commands};
}

/** The names of all guides; their first page is `README`. */
export const guideNames = (): string[] =>
	readdirSync(folder)
		.filter(file => file.endsWith('.md') && file !== 'README.md')
		.map(file => file.slice(0, -'.md'.length))
		.toSorted();
