import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {refuse} from '../refusals.ts';
import {isTemplateInUse} from './is-template-in-use.ts';
import {lockTemplate} from './queries.ts';
import {saveTemplate} from './save-template.ts';
import type {Template} from './template.ts';
import {type GivenTemplate, refuseFaulty, type TemplateChange} from './template-faults.ts';

/** A template with what is to change of it; the rest stays. */
export const changed = (template: GivenTemplate, change: TemplateChange): GivenTemplate => {
	const {name, documentType, language, subject, content, theme} = {...template, ...change};
	return {name, documentType, language, subject, content, theme};
};

/**
 * Changes what is given of a template: a new version, the old ones stay for what was made with them. One that a profile or a partner names
 * keeps its name.
 */
export async function updateTemplate(
	unit: Unit,
	{templateId, change}: {templateId: IdOf<'template'>; change: TemplateChange},
): Promise<Template> {
	const template = await lockTemplate(unit, templateId);
	const fields = changed(template, change);
	refuseFaulty(fields, template.documentType);
	if (fields.name !== template.name && (await isTemplateInUse(unit, template))) throw refuse('template_in_use', {name: template.name});
	const before = template.version;
	unit.em.assign(template, fields);
	await unit.em.flush();
	return template.version === before ? template : saveTemplate(unit, template);
}
