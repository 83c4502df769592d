import {existsSync, readdirSync, readFileSync} from 'node:fs';

/** The guides are part of the documentation: an installation without its files has none. */
const FOLDER = new URL('../../../docs/guides/', import.meta.url);
const FIRST = 'README';

/** Where the guides are served: a page for each. */
export const GUIDES = '/docs/guides';

/** Where a guide is served; the first of them says which there are. */
export const guideAddress = (name: string): string => (name === FIRST ? GUIDES : `${GUIDES}/${name}`);

/** The names of the guides, the first one first. */
export function guideNames(): string[] {
	const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter(file => file.endsWith('.md')) : [];
	return files
		.map(file => file.slice(0, -'.md'.length))
		.toSorted((one, other) => Number(other === FIRST) - Number(one === FIRST) || one.localeCompare(other));
}

/** A guide in Markdown. Its links lead to where other guides are served; what is not served is named without a link. */
export function readGuide(name: string): string {
	const served = new Set(guideNames());
	return readFileSync(new URL(`${name}.md`, FOLDER), 'utf8').replaceAll(
		/\[([^\]]+)\]\(([^)\s]+)\)/g,
		(link, words: string, target: string) => {
			if (URL.canParse(target)) return link;
			const [, other = ''] = /^([\w-]+)\.md$/.exec(target) ?? [];
			return served.has(other) ? `[${words}](${guideAddress(other)})` : words;
		},
	);
}
