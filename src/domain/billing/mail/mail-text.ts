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
	},
	nl: {
		invoice: 'Factuur',
		creditNote: 'Creditfactuur',
		subject: '{title} {number} van {seller}',
		greeting: 'Beste klant,',
		attached: '{title} {number} van {total} is bijgevoegd.',
		due: 'Betaal {due} uiterlijk op {date}.',
		closing: 'Met vriendelijke groet,',
	},
	de: {
		invoice: 'Rechnung',
		creditNote: 'Rechnungskorrektur',
		subject: '{title} {number} von {seller}',
		greeting: 'Guten Tag,',
		attached: '{title} {number} über {total} ist angehängt.',
		due: 'Bitte zahlen Sie {due} bis zum {date}.',
		closing: 'Mit freundlichen Grüßen',
	},
	fr: {
		invoice: 'Facture',
		creditNote: 'Avoir',
		subject: '{title} {number} de {seller}',
		greeting: 'Bonjour,',
		attached: 'Vous trouverez ci-joint le document {number} ({title}) de {total}.',
		due: 'Merci de régler {due} au plus tard le {date}.',
		closing: 'Cordialement,',
	},
	es: {
		invoice: 'Factura',
		creditNote: 'Factura rectificativa',
		subject: '{title} {number} de {seller}',
		greeting: 'Buenos días:',
		attached: 'Adjuntamos el documento {number} ({title}) por {total}.',
		due: 'Le rogamos que pague {due} a más tardar el {date}.',
		closing: 'Un cordial saludo,',
	},
	it: {
		invoice: 'Fattura',
		creditNote: 'Nota di credito',
		subject: '{title} {number} da {seller}',
		greeting: 'Buongiorno,',
		attached: 'In allegato il documento {number} ({title}) di {total}.',
		due: 'La preghiamo di pagare {due} entro il {date}.',
		closing: 'Cordiali saluti,',
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
}>;

const escapes: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, character => escapes[character] ?? character);

/** Headers are one line: whatever would begin another one becomes a space. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** The subject, and the same words as text and as HTML. Names and messages are data in both. */
export function mailText(about: MailSubject): Readonly<{subject: string; text: string; html: string}> {
	const {language, isCreditNote, number, seller, currency, totalMinor, due, message} = about;
	const say = words[language];
	const values: Readonly<Record<string, string>> = {
		title: isCreditNote ? say.creditNote : say.invoice,
		...{number, seller: oneLine(seller)},
		total: formatMoney(isCreditNote ? -totalMinor : totalMinor, currency, language),
		due: due ? formatMoney(due.amountMinor, currency, language) : '',
		date: due ? formatDate(due.date, language) : '',
	};
	const fill = (sentence: string): string => sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
	const paragraphs = [
		say.greeting,
		fill(say.attached),
		...(due ? [fill(say.due)] : []),
		...(message ? [message] : []),
		`${say.closing}\n${values['seller']}`,
	];
	return {
		subject: oneLine(fill(say.subject)),
		text: `${paragraphs.join('\n\n')}\n`,
		html: paragraphs.map(paragraph => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`).join('\n'),
	};
}
