import {LockMode} from '@mikro-orm/core';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {DocumentLanguage} from '../paper/invoice-document.ts';
import {refuse} from '../refusals.ts';
import {builtInTemplates, type ReadTemplate} from './built-in/built-in-templates.ts';
import {Template, type TemplateType} from './template.ts';

const LIST_LIMIT = 500;

type Filter = Readonly<{name?: string; documentType?: TemplateType; language?: DocumentLanguage}>;

/** The templates in reach, newest first, and behind them the built-in ones. */
export async function listTemplates({em}: Unit, filter: Filter): Promise<ReadTemplate[]> {
	const own = await em.find(Template, filter, {orderBy: {createdAt: 'desc', id: 'desc'}, limit: LIST_LIMIT});
	const asked = Object.entries(filter) as [keyof Filter, string][];
	return [...own, ...builtInTemplates.filter(template => asked.every(([field, value]) => template[field] === value))];
}

/** A template in reach or a built-in one, or a refusal. */
export async function getTemplate({em}: Unit, id: IdOf<'template'>): Promise<ReadTemplate> {
	const template = builtInTemplates.find(builtIn => builtIn.id === id) ?? (await em.findOne(Template, id));
	if (!template) throw refuse('template_not_found', {id});
	return template;
}

/** A template in reach, locked for a change, or a refusal; a built-in one is nobody's to change. */
export async function lockTemplate({em}: Unit, id: IdOf<'template'>): Promise<Template> {
	if (builtInTemplates.some(builtIn => builtIn.id === id)) throw refuse('template_built_in');
	const template = await em.findOne(Template, id, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (!template) throw refuse('template_not_found', {id});
	return template;
}
