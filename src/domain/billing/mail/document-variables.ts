import type {Currency} from '../../platform/values/currencies.ts';
import {formatMoney} from '../paper/format-amount.ts';
import {formatDate, formatPeriod} from '../paper/format-date.ts';
import type {DocumentLanguage, PrintedPeriod} from '../paper/invoice-document.ts';
import {label} from '../paper/label.ts';
import {nested} from '../templates/mail-variables.ts';

/** Who writes a mail, and to whom. */
export type Correspondents = Readonly<{
	language: DocumentLanguage;
	seller: Readonly<{name: string; email?: string | null; phone?: string | null; website?: string | null}>;
	buyer: string;
	/** What the sender wants to say besides. */
	message?: string | null;
}>;

/** The document that a mail is about. Amounts are in minor units, with the document's own sign. */
export type MailedDocument = Readonly<{
	isCreditNote: boolean;
	number: string;
	issueDate: string;
	dueDate?: string | null;
	period?: PrintedPeriod | null | undefined;
	currency: Currency;
	totalMinor: bigint;
	/** What is still to be paid; 0 or less where nothing is. */
	dueMinor: bigint;
}>;

/** Headers are one line, and so is a name. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** What every mail can name. */
export const correspondentVariables = ({language, seller, buyer, message}: Correspondents): Readonly<Record<string, unknown>> => ({
	language,
	'seller.name': oneLine(seller.name),
	'seller.email': seller.email ?? null,
	'seller.phone': seller.phone ?? null,
	'seller.website': seller.website ?? null,
	'buyer.name': oneLine(buyer),
	message: message || null,
});

/** What a mail about a document can name; `nextTry` is the day on which a payment that failed is tried again. */
export function documentVariables(
	correspondents: Correspondents,
	document: MailedDocument,
	nextTry?: string,
): Readonly<Record<string, unknown>> {
	const {language} = correspondents;
	const {isCreditNote, number, issueDate, dueDate, period, currency, totalMinor, dueMinor} = document;
	return nested({
		...correspondentVariables(correspondents),
		'document.title': label(isCreditNote ? 'creditNote' : 'invoice', language),
		'document.number': number,
		'document.issue_date': formatDate(issueDate, language),
		'document.due_date': dueDate && !isCreditNote ? formatDate(dueDate, language) : null,
		'document.period': period ? formatPeriod(period, language) : null,
		'document.currency': currency,
		'document.total': formatMoney(isCreditNote ? -totalMinor : totalMinor, currency, language),
		'document.amount_due': dueMinor > 0n && dueDate ? formatMoney(dueMinor, currency, language) : null,
		'payment.next_try': nextTry ? formatDate(nextTry, language) : null,
	});
}
