import {inflateSync} from 'node:zlib';
import {extractText, getDocumentProxy, getMeta} from 'unpdf';

/** What a reader of the PDF finds on each page, every run of white space as one blank. */
export async function pdfPages(pdf: Uint8Array): Promise<string[]> {
	const {text} = await extractText(await getDocumentProxy(Uint8Array.from(pdf)));
	return text.map(page => page.replace(/\s+/g, ' '));
}

/** The PDF's own information: title, author, dates. */
export async function pdfInformation(pdf: Uint8Array): Promise<Record<string, unknown>> {
	const {info} = await getMeta(await getDocumentProxy(Uint8Array.from(pdf)));
	return info;
}

/** The names of the fonts that a PDF brings with it. */
export const pdfFonts = (pdf: Uint8Array): string[] =>
	[
		...Buffer.from(pdf)
			.toString('latin1')
			.matchAll(/\/FontName\s*\/([^\s/]+)/g),
	].map(([, name = '']) => name);

/** A piece of text on a page: where it begins on its base line, how wide and how tall it is, in points from the lower left corner. */
export type PlacedText = Readonly<{page: number; text: string; x: number; y: number; width: number; height: number}>;

/** Every piece of text of a PDF and where it stands; what is turned (a watermark) is left out. */
export async function placedTexts(pdf: Uint8Array): Promise<PlacedText[]> {
	const document = await getDocumentProxy(Uint8Array.from(pdf));
	const placed: PlacedText[] = [];
	for (let page = 1; page <= document.numPages; page++) {
		const {items} = await (await document.getPage(page)).getTextContent();
		for (const item of items) {
			if (!('transform' in item) || item.str.trim() === '') continue;
			const [scale, turn, , , x, y] = item.transform as [number, number, number, number, number, number];
			if (turn === 0) placed.push({page, text: item.str, x, y, width: item.width, height: Math.abs(scale)});
		}
	}

	return placed;
}

/** The text of the one file that a PDF brings with it, which has this name; throws when there is none. */
export async function attachmentOf(pdf: Uint8Array, name: string): Promise<string> {
	const attachments: unknown = await (await getDocumentProxy(Uint8Array.from(pdf))).getAttachments();
	const bytes = Buffer.from(pdf);
	const start = bytes.indexOf('/Type /EmbeddedFile');
	if (!(attachments instanceof Map) || !attachments.has(name) || start < 0) throw new Error(`the PDF has no ${name}`);
	const head = bytes.toString('latin1', bytes.lastIndexOf(' obj', start), bytes.indexOf('stream', start));
	const from = bytes.indexOf('stream', start) + 'stream\n'.length;
	const content = bytes.subarray(from, from + Number(/\/Length (\d+)/.exec(head)?.[1]));
	return (head.includes('/FlateDecode') ? inflateSync(content) : content).toString('utf8');
}
