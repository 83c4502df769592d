/** An element: its name, its attributes, and its text or the elements in it. */
export type XmlElement = Readonly<{name: string; attributes: Readonly<Record<string, string>>; content: string | readonly XmlElement[]}>;

/** What can stand in an element; what is absent leaves no trace. */
export type XmlContent = string | readonly (XmlElement | undefined)[];

/** Characters that XML 1.0 has no way to carry (§2.2), lone surrogates among them. */
const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

const escapes: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;'};

/** The first character of a text that no XML document can carry; undefined when there is none. */
export const firstNotInXml = (text: string): string | undefined => NOT_IN_XML.exec(text)?.[0];

/** An element. One without content is left out where elements are gathered: EN 16931's syntaxes know no empty ones. */
export function element(
	name: string,
	content: XmlContent | undefined,
	attributes: Readonly<Record<string, string | undefined>> = {},
): XmlElement | undefined {
	const isText = typeof content === 'string';
	const inside = isText ? content : (content ?? []).filter(child => child !== undefined);
	if (inside.length === 0) return undefined;
	const present = Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined);
	return {name, attributes: Object.fromEntries(present), content: inside};
}

const escaped = (text: string): string => text.replace(/[&<>"\r]/g, character => escapes[character] ?? character);

function written({name, attributes, content}: XmlElement, indent: string): string {
	if (content.length === 0) return `${indent}<${name}/>\n`;
	const head = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ');
	const body =
		typeof content === 'string' ? escaped(content) : `\n${content.map(child => written(child, `${indent}  `)).join('')}${indent}`;
	return `${indent}<${head}>${body}</${name}>\n`;
}

/** A whole document, UTF-8. Throws a `RangeError` for a character that XML cannot carry: whoever makes one has looked for them before. */
export function writeXml(root: XmlElement): string {
	const xml = `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}`;
	if (firstNotInXml(xml) !== undefined) throw new RangeError('a text has a character that XML cannot carry');
	return xml;
}
