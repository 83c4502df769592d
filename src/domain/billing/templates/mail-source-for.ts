import type {Unit} from '../../platform/unit/unit.ts';
import type {MailSource} from '../paper/document-renderer.ts';
import {builtInMail, type MailOccasion} from './built-in/built-in-templates.ts';
import {findTemplate, type TemplateQuestion} from './pick-template.ts';

type Question = Omit<TemplateQuestion, 'documentType'> & Readonly<{occasion: MailOccasion}>;

/** What a mail is filled from: the template that its parties' names lead to, else the built-in one. In a unit that sees the seller's templates. */
export async function mailSourceFor(unit: Unit, {occasion, ...question}: Question): Promise<MailSource> {
	const template = occasion === 'confirmation' ? undefined : await findTemplate(unit, {...question, documentType: occasion});
	if (!template) return builtInMail(occasion, question.language);
	return {subject: template.subject ?? '', content: template.content ?? ''};
}
