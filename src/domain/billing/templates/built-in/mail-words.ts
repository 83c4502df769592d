import type {MailSource} from '../../paper/document-renderer.ts';
import type {DocumentLanguage} from '../../paper/invoice-document.ts';

/** A sentence; with a name before it, one that is said where that is there. Both are Liquid. */
type Sentence = string | readonly [onlyWith: string, words: string];

/** What a mail says in one language, besides its greeting and its closing. */
export type MailWords = Readonly<{subject: string; body: readonly Sentence[]}>;

export type WordsByLanguage = Readonly<Record<DocumentLanguage, MailWords>>;

const frame: Readonly<Record<DocumentLanguage, Readonly<{greeting: string; closing: string}>>> = {
	en: {greeting: 'Dear customer,', closing: 'Kind regards,'},
	nl: {greeting: 'Beste klant,', closing: 'Met vriendelijke groet,'},
	de: {greeting: 'Guten Tag,', closing: 'Mit freundlichen Grüßen'},
	fr: {greeting: 'Bonjour,', closing: 'Cordialement,'},
	es: {greeting: 'Buenos días:', closing: 'Un cordial saludo,'},
	it: {greeting: 'Buongiorno,', closing: 'Cordiali saluti,'},
};

const paragraph = (sentence: Sentence): string =>
	typeof sentence === 'string' ? `<p>${sentence}</p>` : `{% if ${sentence[0]} %}<p>${sentence[1]}</p>{% endif %}`;

/** A mail as its template says it: greeting, what it is about, what the sender says besides, closing. */
export function mailSourceOf({subject, body}: MailWords, language: DocumentLanguage): MailSource {
	const {greeting, closing} = frame[language];
	const sentences: Sentence[] = [greeting, ...body, ['message', '{{ message | newline_to_br }}'], `${closing}<br>{{ seller.name }}`];
	return {subject, content: sentences.map(paragraph).join('\n')};
}
