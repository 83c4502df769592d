import {findRows} from '../../platform/unit/find-rows.ts';
import {lockMany} from '../../platform/unit/lock-many.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {Invoice, type PrintedWith} from '../invoice.ts';
import {InvoiceMail} from '../mail/invoice-mail.ts';

/** Keeps for ever what a document is printed with first. Answers whether that is this: another may have been quicker, with something else. */
export function keepPrintedWith(invoice: Invoice, printedWith: PrintedWith): boolean {
	invoice.printedWith ??= printedWith;
	return invoice.printedWith === printedWith;
}

/** Writes down that a document is printed, and with what. Answers whether it is with this. */
export function recordPrinted(invoice: Invoice, printedWith: PrintedWith): boolean {
	if (!keepPrintedWith(invoice, printedWith)) return false;
	if (invoice.pdfStatus !== 'ready') {
		invoice.pdfStatus = 'ready';
		invoice.pdfFailure = null;
	}

	return true;
}

/** A document that was printed. */
export type PrintedOnce = Readonly<{invoiceId: IdOf<'invoice'>; printedWith: PrintedWith}>;

/** Whether it is printed with this, and the mails that it has kept waiting, the longest waiting first. */
export type RecordedPrinting = Readonly<{isFirst: boolean; mails: readonly IdOf<'invoiceMail'>[]}>;

/** Of a document so many mails at most: the others are found by the sweep. */
const MAILS_LIMIT = 100;

/** The same for many documents, by a fixed number of statements. In a unit that sees everything. */
export async function recordPrintings(unit: Unit, printings: readonly PrintedOnce[]): Promise<RecordedPrinting[]> {
	if (printings.length === 0) return [];
	const ids = [...new Set(printings.map(({invoiceId}) => invoiceId))];
	const invoices = await lockMany(unit, Invoice, {id: {$in: ids}}, {orderBy: {id: 'asc'}});
	const byId = new Map(invoices.rows.map(invoice => [invoice.id, invoice]));
	const recorded = printings.map(({invoiceId, printedWith}) => {
		const invoice = byId.get(invoiceId);
		return invoice ? recordPrinted(invoice, printedWith) : false;
	});
	await invoices.save();
	const waiting = await findRows(
		unit.em,
		InvoiceMail,
		{nextAttemptAt: {$lte: unit.now}, invoiceId: {$in: ids}},
		{fields: ['id', 'invoiceId'], orderBy: {nextAttemptAt: 'asc', id: 'asc'}, limit: MAILS_LIMIT * ids.length},
	);
	const mailsOf = Map.groupBy(waiting, ({invoiceId}) => invoiceId);
	return printings.map(({invoiceId}, index) => ({
		isFirst: recorded[index] ?? false,
		mails: (mailsOf.get(invoiceId) ?? []).slice(0, MAILS_LIMIT).map(({id}) => id),
	}));
}
