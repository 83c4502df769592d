import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {saveTemplate} from './save-template.ts';
import {Template} from './template.ts';
import {type GivenTemplate, refuseFaulty} from './template-faults.ts';

/** Adds a template of a partner; what it says was tried out before (`tryTemplate`). */
export async function createTemplate(unit: Unit, {partnerId, ...given}: GivenTemplate & {partnerId: IdOf<'partner'>}): Promise<Template> {
	refuseFaulty(given);
	return saveTemplate(unit, unit.em.create(Template, {partnerId, ...given}));
}
