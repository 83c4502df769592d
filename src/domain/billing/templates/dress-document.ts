import type {Storage} from '../../platform/storage.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {DocumentTheme, InvoiceDocument} from '../paper/invoice-document.ts';
import {readLogo} from './pictures.ts';
import type {TemplateTheme} from './template.ts';

/** What a template makes of paper; null is the built-in layout as it is. */
export type PaperTemplate = Readonly<{theme?: TemplateTheme | null; content?: string | null}>;

/**
 * A document as a template of `owner` wants it to look. Where it names no logo the seller's own stands there, if it is an upload of ours: a picture
 * from elsewhere is never fetched.
 */
export async function dressDocument(
	storage: Storage,
	document: InvoiceDocument,
	{template, sellersLogo, owner}: Readonly<{template: PaperTemplate | null; sellersLogo?: string | null; owner: IdOf<'partner'>}>,
): Promise<InvoiceDocument> {
	const {logoUrl, accentColor, font, footerText, columns, labels} = template?.theme ?? {};
	const logo = (await readLogo(storage, logoUrl)) ?? (await readLogo(storage, sellersLogo));
	const theme: DocumentTheme = {
		accentColour: accentColor ?? document.theme.accentColour,
		...(font && {font}),
		...(footerText && {footerText}),
		...(columns && {columns}),
		...(labels && {labels}),
		...(logo && {logo}),
	};
	return {...document, theme, ...(template?.content && {ownLayout: template.content, ownLayoutOf: owner})};
}
