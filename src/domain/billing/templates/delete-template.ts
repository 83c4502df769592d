import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {refuse} from '../refusals.ts';
import {isTemplateInUse} from './is-template-in-use.ts';
import {lockTemplate} from './queries.ts';

/** Deletes a template that no profile and no partner names. What was printed with it can be printed again: its versions stay. */
export async function deleteTemplate(unit: Unit, {templateId}: {templateId: IdOf<'template'>}): Promise<void> {
	const template = await lockTemplate(unit, templateId);
	if (await isTemplateInUse(unit, template)) throw refuse('template_in_use', {name: template.name});
	unit.em.remove(template);
}
