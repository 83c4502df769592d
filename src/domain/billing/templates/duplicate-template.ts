import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {DocumentLanguage} from '../paper/invoice-document.ts';
import {createTemplate} from './create-template.ts';
import {getTemplate} from './queries.ts';
import type {Template} from './template.ts';

type Request = Readonly<{
	templateId: IdOf<'template'>;
	/** As the template's unless given. */
	name?: string;
	language?: DocumentLanguage | null;
	/** Whose a copy of a built-in one is; else it is whose the template is. */
	copierId: IdOf<'partner'>;
}>;

/** Copies a template under another name, or for another language. A built-in one is copied so that it can be changed. */
export async function duplicateTemplate(unit: Unit, {templateId, name, language, copierId}: Request): Promise<Template> {
	const {documentType, subject, content, theme, ...known} = await getTemplate(unit, templateId);
	return createTemplate(unit, {
		...{documentType, subject, content, theme},
		partnerId: known.partnerId ?? copierId,
		name: name ?? known.name,
		language: language === undefined ? known.language : language,
	});
}
