import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {Invoice} from '../invoice.ts';
import type {MailSource, MailVariables} from '../paper/document-renderer.ts';
import {spanOf} from '../plan/document-period.ts';
import type {MailOccasion} from '../templates/built-in/built-in-templates.ts';
import {mailSourceFor} from '../templates/mail-source-for.ts';
import {documentVariables} from './document-variables.ts';
import type {InvoiceMail} from './invoice-mail.ts';

/** A mail that is to be sent now: to whom, from whom, and what it is filled from. */
export type ClaimedMail = Readonly<{
	id: string;
	/** The seller, whose the source may be. */
	owner: IdOf<'partner'>;
	recipients: readonly string[];
	fromName: string;
	replyTo: string | undefined;
	source: MailSource;
	variables: MailVariables;
}>;

/** One with a document, which is attached by whoever sends it. */
export type ClaimedInvoiceMail = ClaimedMail & Readonly<{invoiceId: IdOf<'invoice'>}>;

function occasionOf({kind}: InvoiceMail, {documentType}: Invoice): MailOccasion {
	if (kind === 'payment_failed') return 'email_payment_failed';
	if (kind === 'action_needed') return 'confirmation';
	return documentType === 'invoice' ? 'email_invoice' : 'email_credit_note';
}

/** What a mail with a document is filled from and with: its own snapshots, and what is due now. */
export async function claimMail(unit: Unit, mail: InvoiceMail): Promise<ClaimedInvoiceMail> {
	const invoice = await unit.em.findOneOrFail(Invoice, mail.invoiceId);
	const {partnerId, sellerSnapshot: seller, buyerSnapshot: buyer} = invoice;
	const language = buyer?.preferred_language ?? 'en';
	const names = [buyer?.email_template_name, seller?.email_template_name];
	return {
		...{id: mail.id, owner: partnerId, invoiceId: invoice.id},
		recipients: mail.recipients,
		fromName: seller?.legal_name ?? '',
		replyTo: seller?.contact_email ?? undefined,
		source: await mailSourceFor(unit, {partnerId, occasion: occasionOf(mail, invoice), language, names}),
		variables: variablesOf(mail, invoice),
	};
}

function variablesOf({message, nextTryAt}: InvoiceMail, invoice: Invoice): MailVariables {
	const {sellerSnapshot: seller, buyerSnapshot: buyer, documentType, currency, totalMinor, dueDate} = invoice;
	return documentVariables(
		{
			language: buyer?.preferred_language ?? 'en',
			seller: {name: seller?.legal_name ?? '', ...(seller && {email: seller.contact_email, phone: seller.phone, website: seller.website})},
			buyer: buyer?.company_name ?? '',
			message: message ?? null,
		},
		{
			...{isCreditNote: documentType === 'credit_note', number: invoice.number ?? '', issueDate: invoice.issueDate ?? ''},
			...{dueDate: dueDate ?? null, period: spanOf(invoice), currency, totalMinor},
			dueMinor: documentType === 'invoice' ? invoice.amountDueMinor() : 0n,
		},
		nextTryAt?.toISOString().slice(0, 10),
	);
}
