import {dueAt} from '../../platform/attempts/attempt.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {Invoice} from '../invoice.ts';
import {InvoiceMail, type MailKind} from './invoice-mail.ts';

/** Writes down that the customer is to be reminded of an invoice by mail; nothing when nobody can be written to. */
export function remindOf(unit: Unit, invoice: Invoice, kind: Exclude<MailKind, 'document'>, nextTry?: Date): void {
	const to = invoice.buyerSnapshot?.contact_email;
	if (!to) return;
	const {id: invoiceId, tenantId, partnerId} = invoice;
	unit.em.create(InvoiceMail, {
		...{tenantId, partnerId, invoiceId, recipients: [to], message: null, isAutomatic: true, ...dueAt(unit.now)},
		...{kind, nextTryAt: nextTry ?? null},
	});
}
