import MarkdownIt from 'markdown-it';
import {anchorOf} from './type-words.ts';

/** `GET /api/v1/subscriptions`, as code. */
const CALL = /^(GET|POST|PUT|PATCH|DELETE) (\/\S*)$/;

/** A word by itself is the name of an operation or a shape, and its own anchor. */
const idOf = (heading: string): string => (/^\w+$/.test(heading) ? heading : anchorOf(heading));

const withBreaks = (escaped: string): string => escaped.replaceAll('/', '/<wbr>').replaceAll('_', '_<wbr>');

/** Renders Markdown; whatever looks like HTML in it is shown as it is written. */
const markdown = new MarkdownIt('default', {html: false, linkify: false});
const {escapeHtml} = markdown.utils;

markdown.renderer.rules['code_inline'] = (tokens, index) => {
	const text = tokens[index]?.content ?? '';
	const [, method, path = ''] = CALL.exec(text) ?? [];
	if (method === undefined) return `<code>${withBreaks(escapeHtml(text))}</code>`;
	return `<code class="call"><b class="${method.toLowerCase()}">${method}</b> ${withBreaks(escapeHtml(path))}</code>`;
};
// What is wide scrolls by itself, by keyboard as well; the page does not.
markdown.renderer.rules['table_open'] = () => '<div class="scroll" tabindex="0"><table>\n';
markdown.renderer.rules['table_close'] = () => '</table></div>\n';
markdown.renderer.rules['fence'] = (tokens, index) =>
	`<pre tabindex="0"><code>${escapeHtml((tokens[index]?.content ?? '').trimEnd())}</code></pre>\n`;

/** Every cell says what its column is called: where a screen is narrow, a row is shown as a block. */
function labelCells(tokens: ReturnType<typeof markdown.parse>): void {
	let [labels, column]: [string[], number] = [[], 0];
	for (const [index, token] of tokens.entries()) {
		if (token.type === 'table_open') labels = [];
		if (token.type === 'tr_open') column = 0;
		if (token.type === 'th_open') labels.push(tokens[index + 1]?.content ?? '');
		if (token.type === 'td_open') token.attrSet('data-label', labels[column++] ?? '');
	}
}

/** A page in Markdown as HTML: headings are anchors by their names, and links within the page lead there. */
export function toHtml(text: string): string {
	const tokens = markdown.parse(text, {});
	const anchors = new Map<string, string>();
	for (const [index, {type, tag}] of tokens.entries()) {
		const heading = tokens[index + 1]?.content ?? '';
		if (type !== 'heading_open' || !/^h[23]$/.test(tag)) continue;
		tokens[index]?.attrSet('id', idOf(heading));
		anchors.set(`#${anchorOf(heading)}`, `#${idOf(heading)}`);
	}

	labelCells(tokens);
	for (const link of tokens.flatMap(({children}) => children ?? []).filter(({type}) => type === 'link_open')) {
		const known = anchors.get(String(link.attrGet('href')));
		if (known !== undefined) link.attrSet('href', known);
	}

	return markdown.renderer.render(tokens, markdown.options, {});
}

/** A text that stands in HTML. */
export const escaped = escapeHtml;
