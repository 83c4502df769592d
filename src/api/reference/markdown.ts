/** A text in a cell of a table. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A table in Markdown (GitHub's). */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
	[head, head.map(() => '---'), ...rows].map(row => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** A text as code; empty when there is none. */
export const code = (text: string | undefined): string => (text === undefined || text === '' ? '' : `\`${text}\``);

/** A page: title, a sentence of what it is, and its parts; it says itself where it comes from. */
export const page = (title: string, says: string, parts: readonly string[]): string =>
	`${[`# ${title}`, `${says} Made by \`node bin/docs.ts\`; changes by hand are lost.`, ...parts].join('\n\n')}\n`;
