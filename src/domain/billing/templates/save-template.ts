import {violatedConstraint} from '../../platform/unit/database-errors.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {refuse} from '../refusals.ts';
import {type Template, TemplateVersion} from './template.ts';

/** Writes a new or changed template and keeps it as it is now, as a version of its own. Refuses when another has its name, type and language. */
export async function saveTemplate(unit: Unit, template: Template): Promise<Template> {
	try {
		await unit.em.flush();
	} catch (error) {
		if (violatedConstraint(error) === 'template__key') throw refuse('template_taken', {name: template.name});
		throw error;
	}

	const {id: templateId, version: number, partnerId, subject, content, theme} = template;
	unit.em.create(TemplateVersion, {templateId, number, partnerId, subject, content, theme});
	await unit.em.flush();
	return template;
}
