import {existsSync, readdirSync, readFileSync} from 'node:fs';

/** The guides are part of the documentation: an installation without its files has none. */
const FOLDER = new URL('../../../docs/guides/', import.meta.url);
const FIRST = 'README';

/** Where the guides are served: a page for each. */
export const GUIDES = '/docs/guides';

/** A guide: what it is called, where it is served, and its text in Markdown. */
export type Guide = Readonly<{title: string; address: string; text: string}>;

const addressOf = (name: string): string => (name === FIRST ? GUIDES : `${GUIDES}/${name}`);

/** The names of the files, the first one first: it says which guides there are. */
function guideNames(): string[] {
	const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter(file => file.endsWith('.md')) : [];
	return files
		.map(file => file.slice(0, -'.md'.length))
		.toSorted((one, other) => Number(other === FIRST) - Number(one === FIRST) || one.localeCompare(other));
}

/** All guides. Their links lead to where other guides are served; what is not served is named without a link. */
export function readGuides(): Guide[] {
	const names = new Set(guideNames());
	const served = (text: string): string =>
		text.replaceAll(/\[([^\]]+)\]\(([^)\s]+)\)/g, (link, words: string, target: string) => {
			if (URL.canParse(target)) return link;
			const [, name = ''] = /^([\w-]+)\.md$/.exec(target) ?? [];
			return names.has(name) ? `[${words}](${addressOf(name)})` : words;
		});
	return [...names].map(name => {
		const text = readFileSync(new URL(`${name}.md`, FOLDER), 'utf8');
		return {title: /^# (.+)$/m.exec(text)?.[1] ?? name, address: addressOf(name), text: served(text)};
	});
}
