import {buffer} from 'node:stream/consumers';
import type {Storage} from '../../platform/storage.ts';
import type {InUnit, UnitRequest} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {getInvoice, lockInvoice, type Viewer} from '../queries.ts';
import type {DocumentRenderer} from './document-renderer.ts';
import {keepFile} from './keep-file.ts';
import {loadDocument} from './load-document.ts';

export type Printing = Readonly<{inUnit: InUnit; storage: Storage; renderer: DocumentRenderer}>;

type Request = Omit<UnitRequest, 'readOnly' | 'isAudited'> &
	Readonly<{
		invoiceId: IdOf<'invoice'>;
		viewer: Viewer;
		/** Prints it even when the store has it, and fails when it cannot be kept. */
		isAnew?: boolean;
	}>;

/** A PDF, and what it is called. */
export type PrintedFile = Readonly<{name: string; bytes: Uint8Array}>;

/** Where a final document lies in the store: under its number. */
const keyOf = (number: string): string => `documents/${number}.pdf`;

/**
 * The PDF of a document, from the store when it is ready there, else printed now, outside of any transaction, and stored. Printing
 * again gives the same bytes, so whoever comes first does no harm; what cannot be kept at the moment is given out all the same. A draft is printed as it is today and never stored. Rejects with a
 * `DocumentRenderError` when it cannot be printed.
 */
export async function providePdf({inUnit, storage, renderer}: Printing, {invoiceId, viewer, isAnew, ...as}: Request): Promise<PrintedFile> {
	const {document, isReady} = await inUnit({...as, readOnly: true}, async unit => {
		const invoice = await getInvoice(unit, invoiceId, viewer);
		return {document: await loadDocument(unit, invoice), isReady: invoice.pdfStatus === 'ready'};
	});
	const {number} = document;
	if (number === undefined) return {name: 'DRAFT', bytes: await renderer.render(document)};

	const stored = isReady && !isAnew ? await storage.get(keyOf(number)) : undefined;
	if (stored) return {name: number, bytes: await buffer(stored.body)};

	const bytes = await renderer.render(document);
	const isKept = await keepFile(storage, {key: keyOf(number), bytes, contentType: 'application/pdf'}, !isAnew);
	if (!isKept) return {name: number, bytes};

	await inUnit(as, async unit => {
		const invoice = await lockInvoice(unit, invoiceId);
		if (invoice.pdfStatus === 'ready') return;
		invoice.pdfStatus = 'ready';
		invoice.pdfFailure = null;
	});
	return {name: number, bytes};
}
