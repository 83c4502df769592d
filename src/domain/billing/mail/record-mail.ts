import {ownedAs} from '../../platform/unit/fact.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {documentEventData} from '../events.ts';
import {lockInvoice} from '../queries.ts';
import {giveUpMail} from './give-up-mail.ts';
import {ATTEMPTS_LIMIT, InvoiceMail} from './invoice-mail.ts';

/** Writes down that a mail was taken by the server: the document is sent. */
export async function recordMailSent(unit: Unit, {mailId}: {mailId: IdOf<'invoiceMail'>}): Promise<void> {
	const mail = await unit.em.findOneOrFail(InvoiceMail, mailId);
	const invoice = await lockInvoice(unit, mail.invoiceId);
	mail.sentAt = unit.now;
	mail.nextAttemptAt = null;
	mail.lastError = null;
	// Voided meanwhile: the mail went out all the same.
	if (invoice.status === 'void') return;
	invoice.apply('send');
	invoice.sentAt = unit.now;
	unit.record({type: 'invoice.sent', step: mail.id, owner: ownedAs(invoice), data: documentEventData(invoice)});
}

/** Writes down why a mail was not taken; its next attempt stands already. After the last it is given up. */
export async function recordMailFailed(unit: Unit, {mailId, code}: {mailId: IdOf<'invoiceMail'>; code: string}): Promise<void> {
	const mail = await unit.em.findOneOrFail(InvoiceMail, mailId);
	mail.lastError = code;
	if (mail.attempts >= ATTEMPTS_LIMIT) giveUpMail(unit, mail, code);
}
