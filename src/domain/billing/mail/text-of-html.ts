const named: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0'};

/** What is not read: what stands between these, and comments. */
const UNREAD = /<(style|script|head|title)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi;

/** Where a line ends, and where a paragraph does. */
const LINE_END = /<br\b[^>]*>\n?|<\/(?:div|li|tr|h[1-6])\s*>/gi;
const PARAGRAPH_END = /<\/(?:p|table|ul|ol|blockquote)\s*>/gi;

const decoded = (text: string): string =>
	text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
		if (name !== undefined) return named[name.toLowerCase()] ?? whole;
		const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
		return point > 0 && point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole;
	});

/** The words of a mail for whoever does not read HTML: its lines and paragraphs, without what only shows. */
export function textOfHtml(html: string): string {
	const lines = html
		.replace(UNREAD, '')
		.replace(/\s*\n\s*/g, ' ')
		.replace(LINE_END, '\n')
		.replace(PARAGRAPH_END, '\n\n');
	const words = decoded(lines.replace(/<[^>]*>/g, ''));
	return `${words
		.replace(/[ \t]+/g, ' ')
		.replace(/ ?\n ?/g, '\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim()}\n`;
}
