import type {IdOf} from '../../../platform/values/id.ts';
import type {MailSource} from '../../paper/document-renderer.ts';
import {type DocumentLanguage, documentLanguages} from '../../paper/invoice-document.ts';
import {STANDARD} from '../standard.ts';
import {type MailType, mailTypes, paperTypes, type TemplateTheme, type TemplateType} from '../template.ts';
import {documentMail} from './document-mail.ts';
import {mailSourceOf, type WordsByLanguage} from './mail-words.ts';
import {confirmationMail, failedPaymentMail} from './payment-mail.ts';
import {trialMail} from './trial-mail.ts';

/** A template as people read it: a partner's, or a built-in one, which is nobody's and was not made at any time. */
export type ReadTemplate = Readonly<{
	id: IdOf<'template'>;
	partnerId?: IdOf<'partner'> | null;
	name: string;
	documentType: TemplateType;
	language?: DocumentLanguage | null;
	subject?: string | null;
	content?: string | null;
	theme?: TemplateTheme | null;
	version: number;
	createdAt?: Date | null;
	updatedAt?: Date | null;
}>;

/** What a mail is about; a confirmation that is asked for has no template but the built-in one. */
export type MailOccasion = MailType | 'confirmation';

const words: Readonly<Record<MailOccasion, WordsByLanguage>> = {
	email_invoice: documentMail,
	email_credit_note: documentMail,
	email_trial_ending: trialMail,
	email_payment_failed: failedPaymentMail,
	confirmation: confirmationMail,
};

/** The mail that is sent where nobody has a template for it. */
export const builtInMail = (occasion: MailOccasion, language: DocumentLanguage): MailSource =>
	mailSourceOf(words[occasion][language], language);

const ID_CHARACTERS = 26;

/** The same for ever, and an id like any other. */
const idFor = (type: TemplateType, language = ''): IdOf<'template'> =>
	`tpl_${`std${type.replaceAll('_', '')}${language}`.padStart(ID_CHARACTERS, '0')}`;

/** What there is where nobody has made anything: the layout of paper, and a mail of each kind in each language. */
export const builtInTemplates: readonly ReadTemplate[] = [
	...paperTypes.map(documentType => ({id: idFor(documentType), name: STANDARD, documentType, version: 1})),
	...mailTypes.flatMap(documentType =>
		documentLanguages.map(language => ({
			...{id: idFor(documentType, language), name: STANDARD, documentType, language, version: 1},
			...builtInMail(documentType, language),
		})),
	),
];
