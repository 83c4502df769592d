import {type Fault, refuse as refusePlatform} from '../../platform/refusals.ts';
import type {DocumentLanguage} from '../paper/invoice-document.ts';
import {STANDARD} from './standard.ts';
import {isMailType, type TemplateTheme, type TemplateType} from './template.ts';

/** A template as it is given; null is what it does not say. */
export type GivenTemplate = Readonly<{
	name: string;
	documentType: TemplateType;
	language?: DocumentLanguage | null | undefined;
	subject?: string | null | undefined;
	content?: string | null | undefined;
	theme?: TemplateTheme | null | undefined;
}>;

export type TemplateChange = Partial<GivenTemplate>;

const fault = (path: string, message: string, isThere: boolean): Fault[] => (isThere ? [{path, message}] : []);

/** What does not go together in a template, whatever its sources say. */
export function templateFaults({name, documentType, subject, content, theme}: GivenTemplate, knownType = documentType): Fault[] {
	const isMail = isMailType(documentType);
	const columns = theme?.columns ?? undefined;
	return [
		...fault('name', `'${STANDARD}' is the name of the built-in templates`, name === STANDARD),
		...fault('document_type', 'cannot be changed', documentType !== knownType),
		...fault('subject', 'is missing: a mail has one', isMail && !subject?.trim()),
		...fault('content', 'is missing: a mail has one', isMail && !content?.trim()),
		...fault('theme', 'is for paper only', isMail && Boolean(theme)),
		...fault('subject', 'is for mails only', !isMail && Boolean(subject)),
		...fault('theme', 'goes with the built-in layout, whose place the content takes', !isMail && Boolean(theme) && Boolean(content)),
		...fault('theme.columns', 'must have each column once', columns !== undefined && new Set(columns).size < columns.length),
		...fault(
			'theme.columns',
			'must have description and amount',
			columns !== undefined && !(columns.includes('description') && columns.includes('amount')),
		),
	];
}

/** Refuses a template whose parts do not go together, with all that is wrong. */
export function refuseFaulty(given: GivenTemplate, knownType?: TemplateType): void {
	const details = templateFaults(given, knownType);
	if (details.length > 0) throw refusePlatform('input_invalid', {details});
}
