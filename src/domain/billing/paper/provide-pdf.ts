import {buffer} from 'node:stream/consumers';
import type {Storage} from '../../platform/storage.ts';
import type {InUnit, UnitRequest} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {PrintedWith} from '../invoice.ts';
import {getInvoice, lockInvoice, type Viewer} from '../queries.ts';
import {dressDocument} from '../templates/dress-document.ts';
import {paperOf} from '../templates/paper-of.ts';
import type {DocumentRenderer} from './document-renderer.ts';
import type {InvoiceDocument} from './invoice-document.ts';
import {keepFile} from './keep-file.ts';
import {loadPrinted} from './load-document.ts';
import {type Printed, printedDocument} from './printed-document.ts';
import {recordPrinted} from './record-printed.ts';

export type Printing = Readonly<{inUnit: InUnit; storage: Storage; renderer: DocumentRenderer}>;

type Request = Omit<UnitRequest, 'readOnly' | 'isAudited'> & Readonly<{invoiceId: IdOf<'invoice'>; viewer: Viewer}>;

/** A PDF, and what it is called. */
export type PrintedFile = Readonly<{name: string; bytes: Uint8Array}>;

/** Where a final document lies in the store: under its number. */
export const pdfKeyOf = (number: string): string => `documents/${number}.pdf`;

/** How often a document is set anew, because somebody printed it with another version of a template at the same time. */
export const MOST_ROUNDS = 3;

/**
 * The PDF of a document, from the store when it is ready there, else printed now, outside of any transaction, and stored. What it is
 * printed with the first time it is printed with for ever, so printing again gives the same bytes, and whoever comes first does no harm.
 * What cannot be kept at the moment is given out all the same. A draft is printed as it is today and never stored. Rejects with a
 * `DocumentRenderError` when it cannot be printed.
 */
export async function providePdf(printing: Printing, request: Request): Promise<PrintedFile> {
	const {inUnit, storage, renderer} = printing;
	const {invoiceId, viewer, ...as} = request;
	const {printed, isReady} = await inUnit({...as, readOnly: true}, async unit => {
		const invoice = await getInvoice(unit, invoiceId, viewer);
		return {printed: await loadPrinted(unit, invoice), isReady: invoice.pdfStatus === 'ready'};
	});
	const {number} = printed.invoice;
	const stored = number && isReady ? await storage.get(pdfKeyOf(number)) : undefined;
	if (number && stored) return {name: number, bytes: await buffer(stored.body)};

	for (let round = 1; ; round++) {
		const {document, printedWith} = await dressed(printing, as, printed);
		const bytes = await renderer.render(document);
		if (!number) return {name: 'DRAFT', bytes};
		const isFirst = await inUnit(as, async unit => recordPrinted(await lockInvoice(unit, invoiceId), printedWith));
		// Written down first: whoever dies in between leaves a document that is printed again, with the same.
		if (isFirst) await keepFile(storage, {key: pdfKeyOf(number), bytes, contentType: 'application/pdf'}, true);
		if (isFirst || round === MOST_ROUNDS) return {name: number, bytes};
	}
}

type As = Omit<UnitRequest, 'readOnly' | 'isAudited'>;

/** A document in the clothes that it is printed in. The templates are its seller's, whom a tenant's unit does not see. */
export async function dressed(
	{inUnit, storage}: Pick<Printing, 'inUnit' | 'storage'>,
	{cause}: As,
	printed: Printed,
): Promise<Readonly<{document: InvoiceDocument; printedWith: PrintedWith}>> {
	const document = printedDocument(printed);
	const reach = {kind: 'everything', because: 'the template that a document is printed with'} as const;
	const paper = await inUnit({reach, cause, readOnly: true}, async unit => {
		// What it is printed with may have been decided since it was loaded.
		const invoice = await getInvoice(unit, printed.invoice.id, 'staff');
		return paperOf(unit, {invoice, parties: printed.parties, language: document.language});
	});
	return {document: await dressDocument(storage, document, paper), printedWith: paper.printedWith};
}
