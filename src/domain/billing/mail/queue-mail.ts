import {dueAt} from '../../platform/attempts/attempt.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {Invoice} from '../invoice.ts';
import {InvoiceMail} from './invoice-mail.ts';

type Mailing = Readonly<{recipients: readonly string[]; message?: string | null; isAutomatic: boolean}>;

/** Writes down that a document is to be sent; what is written down is sent, sooner or later. */
export const queueMail = (unit: Unit, invoice: Invoice, {recipients, message = null, isAutomatic}: Mailing): InvoiceMail =>
	unit.em.create(InvoiceMail, {
		tenantId: invoice.tenantId,
		partnerId: invoice.partnerId,
		kind: 'document',
		invoiceId: invoice.id,
		recipients,
		message,
		isAutomatic,
		...dueAt(unit.now),
	});
