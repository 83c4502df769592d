import type {Storage} from '../../platform/storage.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {asEinvoice} from '../einvoice/load-einvoice.ts';
import {fileOf, writeEinvoice} from '../einvoice/provide-einvoice.ts';
import {dressDocument} from '../templates/dress-document.ts';
import type {DocumentRenderer} from './document-renderer.ts';
import type {InvoiceDocument} from './invoice-document.ts';
import {keepFile} from './keep-file.ts';
import type {PreparedPrinting} from './prepare-printing.ts';
import {printedDocument} from './printed-document.ts';
import {MOST_ROUNDS, pdfKeyOf} from './provide-pdf.ts';
import type {PrintedOnce, RecordedPrinting} from './record-printed.ts';

/** How a document that is printed by a job is loaded and written down: with others that are printed at the same time. */
export type PrintingTurns = Readonly<{
	prepare: (invoiceId: IdOf<'invoice'>) => Promise<PreparedPrinting>;
	record: (printed: PrintedOnce) => Promise<RecordedPrinting>;
}>;

type Tools = Readonly<{turns: PrintingTurns; storage: Storage; renderer: DocumentRenderer}>;

/** A document that is printed and in the store, as what its e-invoice is made from. */
export type PrintedAnew = Readonly<{prepared: PreparedPrinting; document: InvoiceDocument; mails: RecordedPrinting['mails']}>;

/**
 * Prints a final document, whether the store has it or not, and puts it there: the same as `providePdf` does for whoever waits for one. Fails
 * when it cannot be kept; rejects with a `DocumentRenderError` when it cannot be printed.
 */
export async function printDocument({turns, storage, renderer}: Tools, invoiceId: IdOf<'invoice'>): Promise<PrintedAnew> {
	for (let round = 1; ; round++) {
		const prepared = await turns.prepare(invoiceId);
		const {printed, paper} = prepared;
		const document = await dressDocument(storage, printedDocument(printed), paper);
		const bytes = await renderer.render(document);
		const {isFirst, mails} = await turns.record({invoiceId, printedWith: paper.printedWith});
		// Written down first: whoever dies in between leaves a document that is printed again, with the same.
		if (isFirst) await keepFile(storage, {key: pdfKeyOf(printed.invoice.number ?? ''), bytes, contentType: 'application/pdf'}, false);
		if (isFirst || round === MOST_ROUNDS) return {prepared, document, mails};
	}
}

/** Makes the e-invoice that its buyer prefers of a document that was printed, and puts it into the store. Refuses what breaks a rule of the format. */
export async function printEinvoice(
	{storage, renderer}: Omit<Tools, 'turns'>,
	{prepared: {printed, format}, document}: PrintedAnew,
): Promise<void> {
	const einvoice = asEinvoice(printed, format);
	const bytes = await writeEinvoice(renderer, einvoice, async () => document);
	const {key, contentType} = fileOf(einvoice);
	await keepFile(storage, {key, bytes, contentType}, false);
}
