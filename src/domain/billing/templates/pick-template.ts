import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {DocumentLanguage} from '../paper/invoice-document.ts';
import {STANDARD} from './standard.ts';
import {Template, type TemplateType} from './template.ts';

/** Whose templates, of which type, and under which names: the tenant's before the partner's. */
export type TemplateQuestion = Readonly<{
	partnerId: IdOf<'partner'>;
	documentType: TemplateType;
	language: DocumentLanguage;
	names: readonly (string | null | undefined)[];
}>;

type Choice = Readonly<{name: string; language?: DocumentLanguage | null}>;

/**
 * The template to be used: the tenant's in the language, the tenant's for any, the partner's in the language, the partner's for any;
 * undefined for the built-in one. A name of which there is none is passed over; whoever names the built-in ones gets them.
 */
export function pickTemplate<T extends Choice>(
	templates: readonly T[],
	{names, language}: Pick<TemplateQuestion, 'names' | 'language'>,
): T | undefined {
	for (const name of names) {
		if (name === STANDARD) return undefined;
		const named = templates.filter(template => template.name === name);
		const fitting = named.find(template => template.language === language) ?? named.find(template => !template.language);
		if (fitting) return fitting;
	}

	return undefined;
}

/** Looks the template up, as `pickTemplate` says, in a unit that sees the partner's. */
export async function findTemplate({em}: Unit, question: TemplateQuestion): Promise<Template | undefined> {
	const {partnerId, documentType, language, names} = question;
	const known = names.filter(name => typeof name === 'string');
	if (known.length === 0) return undefined;
	const where = {partnerId, documentType, name: {$in: known}, $or: [{language}, {language: null}]};
	return pickTemplate(await em.find(Template, where), question);
}
