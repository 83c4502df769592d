import {LockMode} from '@mikro-orm/core';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {Invoice} from '../invoice.ts';
import {giveUpMail} from './give-up-mail.ts';
import {ATTEMPTS_LIMIT, InvoiceMail, WAITS_MINUTES} from './invoice-mail.ts';
import {mailText} from './mail-text.ts';

const MINUTE_MS = 60_000;

/** When nobody has said by then what came of the last attempt, nobody will. */
const LAST_WORD_MINUTES = 30;

/** A mail that is to be sent now, in words; the document is attached by whoever sends it. */
export type ClaimedMail = Readonly<{
	invoiceId: IdOf<'invoice'>;
	recipients: readonly string[];
	fromName: string;
	replyTo: string | undefined;
	words: ReturnType<typeof mailText>;
}>;

/**
 * Takes a mail whose time has come, and puts off the next attempt in the same breath: whoever comes at the same time gets nothing,
 * and whoever dies with it is followed by the next attempt; after the last one it is given up. Undefined when there is nothing to send.
 */
export async function claimMail(unit: Unit, {mailId}: {mailId: IdOf<'invoiceMail'>}): Promise<ClaimedMail | undefined> {
	const {em, now} = unit;
	const mail = await em.findOne(InvoiceMail, mailId, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (!mail?.nextAttemptAt || mail.nextAttemptAt > now) return undefined;
	if (mail.attempts >= ATTEMPTS_LIMIT) {
		giveUpMail(unit, mail, 'WORKER_LOST');
		return undefined;
	}

	const invoice = await em.findOneOrFail(Invoice, mail.invoiceId);
	mail.nextAttemptAt = new Date(now.getTime() + (WAITS_MINUTES[mail.attempts] ?? LAST_WORD_MINUTES) * MINUTE_MS);
	mail.attempts += 1;
	const {sellerSnapshot: seller, buyerSnapshot: buyer} = invoice;
	const dueMinor = invoice.documentType === 'invoice' ? invoice.amountDueMinor() : 0n;
	return {
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
		}),
	};
}
