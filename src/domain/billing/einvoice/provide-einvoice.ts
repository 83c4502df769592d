import {buffer} from 'node:stream/consumers';
import type {UnitRequest} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {DocumentRenderer} from '../paper/document-renderer.ts';
import type {InvoiceDocument} from '../paper/invoice-document.ts';
import {keepFile} from '../paper/keep-file.ts';
import type {Printed} from '../paper/printed-document.ts';
import {dressed, type Printing} from '../paper/provide-pdf.ts';
import {keepPrintedWith} from '../paper/record-printed.ts';
import {getInvoice, lockInvoice, type Viewer} from '../queries.ts';
import {type EInvoiceFormat, isHybrid, ruleSetOf} from './formats.ts';
import {loadEinvoice, type WritableEInvoice} from './load-einvoice.ts';
import {writeCii} from './write-cii.ts';
import {writeUbl} from './write-ubl.ts';

type Request = Omit<UnitRequest, 'readOnly' | 'isAudited'> &
	Readonly<{
		invoiceId: IdOf<'invoice'>;
		viewer: Viewer;
		/** The buyer's preferred one unless given. */
		format?: EInvoiceFormat;
	}>;

/** An e-invoice and what it is called. */
export type EInvoiceFile = Readonly<{
	name: string;
	ending: 'xml' | 'pdf';
	contentType: 'application/xml' | 'application/pdf';
	bytes: Uint8Array;
}>;

/**
 * The e-invoice of a final document: the preferred one from the store when it lies there, else made now, outside of any transaction;
 * the preferred one is stored. Making it again gives the same bytes, so whoever comes first does no harm. Refuses what breaks a rule of
 * the format; rejects with a `DocumentRenderError` when a PDF cannot be printed.
 */
export async function provideEinvoice(printing: Printing, {invoiceId, viewer, format, ...as}: Request): Promise<EInvoiceFile> {
	const {inUnit, storage} = printing;
	const loaded = await inUnit({...as, readOnly: true}, async unit => loadEinvoice(unit, await getInvoice(unit, invoiceId, viewer), format));
	const {key, ...file} = fileOf(loaded);
	const stored = loaded.isPreferred ? await storage.get(key) : undefined;
	if (stored) return {...file, bytes: await buffer(stored.body)};

	const bytes = await writeEinvoice(printing.renderer, loaded, async () => dressedForEver(printing, as, loaded.printed));
	if (loaded.isPreferred) await keepFile(storage, {key, bytes, contentType: file.contentType}, true);
	return {...file, bytes};
}

/** A final document as it is printed now and from now on: a hybrid and the PDF are the same paper, whichever is asked for first. */
async function dressedForEver(printing: Printing, as: Parameters<typeof dressed>[1], printed: Printed): Promise<InvoiceDocument> {
	const {document, printedWith} = await dressed(printing, as, printed);
	const isFirst = await printing.inUnit(as, async unit => keepPrintedWith(await lockInvoice(unit, printed.invoice.id), printedWith));
	return isFirst ? document : (await dressed(printing, as, printed)).document;
}

/** What the file of an e-invoice is called, and where it lies in the store. */
export function fileOf({document: {number}, format}: WritableEInvoice): Omit<EInvoiceFile, 'bytes'> & Readonly<{key: string}> {
	const isPdf = isHybrid(format);
	const ending = isPdf ? 'pdf' : 'xml';
	return {name: number, ending, contentType: isPdf ? 'application/pdf' : 'application/xml', key: `documents/${number}.${format}.${ending}`};
}

/** Writes an e-invoice; one that is a PDF is printed with what `paperOf` answers. */
export async function writeEinvoice(
	renderer: DocumentRenderer,
	{document, format}: WritableEInvoice,
	paperOf: () => Promise<InvoiceDocument>,
): Promise<Uint8Array> {
	if (isHybrid(format)) return renderer.render(await paperOf(), writeCii(document));
	return Buffer.from(format === 'cii' ? writeCii(document) : writeUbl(document, ruleSetOf(format, document)));
}
