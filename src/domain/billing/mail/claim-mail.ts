import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {Invoice} from '../invoice.ts';
import type {InvoiceMail} from './invoice-mail.ts';
import {mailText} from './mail-text.ts';

/** A mail that is to be sent now, in words; the document is attached by whoever sends it. */
export type ClaimedMail = Readonly<{
	id: IdOf<'invoiceMail'>;
	invoiceId: IdOf<'invoice'>;
	recipients: readonly string[];
	fromName: string;
	replyTo: string | undefined;
	words: ReturnType<typeof mailText>;
}>;

/** What a mail that is to be sent now says. */
export async function claimMail({em}: Unit, mail: InvoiceMail): Promise<ClaimedMail> {
	const invoice = await em.findOneOrFail(Invoice, mail.invoiceId);
	const {sellerSnapshot: seller, buyerSnapshot: buyer} = invoice;
	const dueMinor = invoice.documentType === 'invoice' ? invoice.amountDueMinor() : 0n;
	return {
		id: mail.id,
		invoiceId: invoice.id,
		recipients: mail.recipients,
		fromName: seller?.legal_name ?? '',
		replyTo: seller?.contact_email ?? undefined,
		words: mailText({
			language: buyer?.preferred_language ?? 'en',
			isCreditNote: invoice.documentType === 'credit_note',
			number: invoice.number ?? '',
			seller: seller?.legal_name ?? '',
			currency: invoice.currency,
			totalMinor: invoice.totalMinor,
			...(dueMinor > 0n && invoice.dueDate && {due: {amountMinor: dueMinor, date: invoice.dueDate}}),
			...(mail.message && {message: mail.message}),
			...(mail.kind !== 'document' && {
				reminder: {kind: mail.kind, ...(mail.nextTryAt && {nextTry: mail.nextTryAt.toISOString().slice(0, 10)})},
			}),
		}),
	};
}
