/** An element as it was read: nothing of how it was written. */
export type ReadElement = Readonly<{name: string; attributes: Readonly<Record<string, string>>; children: ReadElement[]; text: string}>;

const TOKEN = /<\?[^>]*\?>|<(\/?)([\w:]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/gy;

const unescaped = (text: string): string =>
	text.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) =>
		code === undefined ? ({amp: '&', lt: '<', gt: '>', quot: '"'}[name] ?? '') : String.fromCodePoint(Number(code)),
	);

/** Reads an XML document, or throws: a small reader that knows nothing of the writer. Without comments, sections and entities of its own. */
export function readXml(xml: string): ReadElement {
	const root = {name: '', attributes: {}, children: [] as ReadElement[], text: ''};
	const open: {name: string; attributes: Record<string, string>; children: ReadElement[]; text: string}[] = [root];
	let read = 0;
	for (const [token, closes, name, attributes, isEmpty, text] of xml.matchAll(TOKEN)) {
		read += token.length;
		const current = open.at(-1);
		if (!current) throw new Error('more is closed than was opened');
		if (text !== undefined) current.text += unescaped(text);
		if (name === undefined) continue;
		if (closes) {
			if (open.pop()?.name !== name) throw new Error(`${name} is closed and was not open`);
			continue;
		}

		const pairs = [...(attributes ?? '').matchAll(/([\w:-]+)="([^"]*)"/g)].map(
			([, key = '', value = '']) => [key, unescaped(value)] as const,
		);
		const child = {name, attributes: Object.fromEntries(pairs), children: [], text: ''};
		current.children.push(child);
		if (!isEmpty) open.push(child);
	}

	const [document] = root.children;
	if (read !== xml.length || open.length !== 1 || !document) throw new Error('that is no XML document');
	return document;
}

/** The elements at a path of names, such as `cac:Party/cbc:EndpointID`. */
export const elementsAt = (of: ReadElement | undefined, path: string): ReadElement[] =>
	path
		.split('/')
		.reduce<ReadElement[]>((found, name) => found.flatMap(each => each.children.filter(child => child.name === name)), of ? [of] : []);

/** The text of the first element at a path. */
export const textAt = (of: ReadElement | undefined, path: string): string | undefined => elementsAt(of, path)[0]?.text;
