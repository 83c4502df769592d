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
