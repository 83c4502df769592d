import type {Currency} from '../../platform/values/currencies.ts';
import {formatMoney} from '../paper/format-amount.ts';
import {formatDate} from '../paper/format-date.ts';
import type {DocumentLanguage} from '../paper/invoice-document.ts';

/** What a mail with a document says. `{…}` are filled. */
type Words = Readonly<{
	invoice: string;
	creditNote: string;
	subject: string;
	greeting: string;
	attached: string;
	due: string;
	closing: string;
	failedSubject: string;
	failed: string;
	nextTry: string;
	actionSubject: string;
	action: string;
}>;

const words: Readonly<Record<DocumentLanguage, Words>> = {
	en: {
		invoice: 'Invoice',
		creditNote: 'Credit note',
		subject: '{title} {number} from {seller}',
		greeting: 'Dear customer,',
		attached: '{title} {number} of {total} is attached.',
		due: 'Please pay {due} by {date}.',
		closing: 'Kind regards,',
		failedSubject: 'Payment of {number} failed',
		failed: 'The payment of {due} for {title} {number} failed. Please check your payment method, or pay in another way.',
		nextTry: 'We try again on {date}.',
		actionSubject: 'Payment of {number} needs your confirmation',
		action: 'The payment of {due} for {title} {number} waits for your confirmation. Please sign in and confirm it.',
	},
	nl: {
		invoice: 'Factuur',
		creditNote: 'Creditfactuur',
		subject: '{title} {number} van {seller}',
		greeting: 'Beste klant,',
		attached: '{title} {number} van {total} is bijgevoegd.',
		due: 'Betaal {due} uiterlijk op {date}.',
		closing: 'Met vriendelijke groet,',
		failedSubject: 'Betaling van {number} mislukt',
		failed: 'De betaling van {due} voor {title} {number} is mislukt. Controleer uw betaalmethode of betaal op een andere manier.',
		nextTry: 'Wij proberen het opnieuw op {date}.',
		actionSubject: 'Betaling van {number} wacht op uw bevestiging',
		action: 'De betaling van {due} voor {title} {number} wacht op uw bevestiging. Meld u aan en bevestig de betaling.',
	},
	de: {
		invoice: 'Rechnung',
		creditNote: 'Rechnungskorrektur',
		subject: '{title} {number} von {seller}',
		greeting: 'Guten Tag,',
		attached: '{title} {number} über {total} ist angehängt.',
		due: 'Bitte zahlen Sie {due} bis zum {date}.',
		closing: 'Mit freundlichen Grüßen',
		failedSubject: 'Zahlung zu {number} fehlgeschlagen',
		failed:
			'Die Zahlung von {due} zu {title} {number} ist fehlgeschlagen. Bitte prüfen Sie Ihre Zahlungsart oder zahlen Sie auf anderem Weg.',
		nextTry: 'Wir versuchen es am {date} erneut.',
		actionSubject: 'Zahlung zu {number} wartet auf Ihre Bestätigung',
		action: 'Die Zahlung von {due} zu {title} {number} wartet auf Ihre Bestätigung. Bitte melden Sie sich an und bestätigen Sie sie.',
	},
	fr: {
		invoice: 'Facture',
		creditNote: 'Avoir',
		subject: '{title} {number} de {seller}',
		greeting: 'Bonjour,',
		attached: 'Vous trouverez ci-joint le document {number} ({title}) de {total}.',
		due: 'Merci de régler {due} au plus tard le {date}.',
		closing: 'Cordialement,',
		failedSubject: 'Échec du paiement de {number}',
		failed: 'Le paiement de {due} pour le document {number} a échoué. Merci de vérifier votre moyen de paiement ou de payer autrement.',
		nextTry: 'Nous essaierons de nouveau le {date}.',
		actionSubject: 'Le paiement de {number} attend votre confirmation',
		action: 'Le paiement de {due} pour le document {number} attend votre confirmation. Merci de vous connecter et de le confirmer.',
	},
	es: {
		invoice: 'Factura',
		creditNote: 'Factura rectificativa',
		subject: '{title} {number} de {seller}',
		greeting: 'Buenos días:',
		attached: 'Adjuntamos el documento {number} ({title}) por {total}.',
		due: 'Le rogamos que pague {due} a más tardar el {date}.',
		closing: 'Un cordial saludo,',
		failedSubject: 'El pago de {number} ha fallado',
		failed: 'El pago de {due} del documento {number} ha fallado. Compruebe su método de pago o pague de otra forma.',
		nextTry: 'Lo intentaremos de nuevo el {date}.',
		actionSubject: 'El pago de {number} espera su confirmación',
		action: 'El pago de {due} del documento {number} espera su confirmación. Inicie sesión y confírmelo.',
	},
	it: {
		invoice: 'Fattura',
		creditNote: 'Nota di credito',
		subject: '{title} {number} da {seller}',
		greeting: 'Buongiorno,',
		attached: 'In allegato il documento {number} ({title}) di {total}.',
		due: 'La preghiamo di pagare {due} entro il {date}.',
		closing: 'Cordiali saluti,',
		failedSubject: 'Pagamento di {number} non riuscito',
		failed:
			'Il pagamento di {due} per il documento {number} non è riuscito. La preghiamo di controllare il metodo di pagamento o di pagare in altro modo.',
		nextTry: 'Riproveremo il {date}.',
		actionSubject: 'Il pagamento di {number} attende la Sua conferma',
		action: 'Il pagamento di {due} per il documento {number} attende la Sua conferma. La preghiamo di accedere e confermarlo.',
	},
};

/** What a mail is about. Amounts in minor units, with the document's own sign. */
export type MailSubject = Readonly<{
	language: DocumentLanguage;
	isCreditNote: boolean;
	number: string;
	seller: string;
	currency: Currency;
	totalMinor: bigint;
	/** What is still to be paid, and by when; absent when nothing is. */
	due?: Readonly<{amountMinor: bigint; date: string}>;
	/** What the sender wants to say besides. */
	message?: string;
	/** That a payment failed, and when it is tried again; or that it waits for the customer. */
	reminder?: Readonly<{kind: 'payment_failed' | 'action_needed'; nextTry?: string}>;
}>;

const escapes: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, character => escapes[character] ?? character);

/** Headers are one line: whatever would begin another one becomes a space. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** The subject, and the same words as text and as HTML. Names and messages are data in both. */
export function mailText(about: MailSubject): Readonly<{subject: string; text: string; html: string}> {
	const {language, isCreditNote, number, seller, currency, totalMinor, due, message, reminder} = about;
	const say = words[language];
	const values: Readonly<Record<string, string>> = {
		title: isCreditNote ? say.creditNote : say.invoice,
		...{number, seller: oneLine(seller)},
		total: formatMoney(isCreditNote ? -totalMinor : totalMinor, currency, language),
		due: due ? formatMoney(due.amountMinor, currency, language) : '',
		date: reminder?.nextTry ? formatDate(reminder.nextTry, language) : due ? formatDate(due.date, language) : '',
	};
	const fill = (sentence: string): string => sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
	const paragraphs = [
		say.greeting,
		...(reminder ? remindersOf(say, reminder) : [say.attached, ...(due ? [say.due] : [])]).map(fill),
		...(message ? [message] : []),
		`${say.closing}\n${values['seller']}`,
	];
	return {
		subject: oneLine(fill(reminder ? (reminder.kind === 'payment_failed' ? say.failedSubject : say.actionSubject) : say.subject)),
		text: `${paragraphs.join('\n\n')}\n`,
		html: paragraphs.map(paragraph => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`).join('\n'),
	};
}

const remindersOf = (say: Words, {kind, nextTry}: NonNullable<MailSubject['reminder']>): string[] =>
	kind === 'action_needed' ? [say.action] : [say.failed, ...(nextTry ? [say.nextTry] : [])];
