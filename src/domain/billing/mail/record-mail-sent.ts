import {ownedAs} from '../../platform/unit/fact.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {documentEventData} from '../events.ts';
import {lockInvoice} from '../queries.ts';
import type {InvoiceMail} from './invoice-mail.ts';

/** Writes down that a mail was taken by the server: the document is sent. */
export async function recordMailSent(unit: Unit, mail: InvoiceMail): Promise<void> {
	const invoice = await lockInvoice(unit, mail.invoiceId);
	mail.sentAt = unit.now;
	// A reminder does not send the document anew. Voided meanwhile: the mail went out all the same.
	if (mail.kind !== 'document' || invoice.status === 'void') return;
	invoice.apply('send');
	invoice.sentAt = unit.now;
	unit.record({type: 'invoice.sent', step: mail.id, owner: ownedAs(invoice), data: documentEventData(invoice)});
}
