import {LockMode} from '@mikro-orm/core';
import {findPage, type Page, type PageRequest} from '../../platform/unit/page.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {DocumentLanguage} from '../paper/invoice-document.ts';
import {refuse} from '../refusals.ts';
import {builtInTemplates, type ReadTemplate} from './built-in/built-in-templates.ts';
import {Template, type TemplateType} from './template.ts';

const NEWEST_FIRST = {createdAt: 'desc', id: 'desc'} as const;

type Filter = Readonly<{name?: string; documentType?: TemplateType; language?: DocumentLanguage}>;

/** The templates in reach, newest first, and behind them the built-in ones. */
export async function listTemplates(
	{em}: Unit,
	{page, pageSize, after = null, ...filter}: PageRequest & Filter,
): Promise<Page<ReadTemplate>> {
	const asked = Object.entries(filter) as [keyof Filter, string][];
	const builtIn = builtInTemplates.filter(template => asked.every(([field, value]) => template[field] === value));
	const place = builtInTemplates.findIndex(({id}) => id === after);
	const isBehind = place >= 0;
	const own = await findPage<Template>(em, Template, filter, {page, pageSize, after: isBehind ? null : after}, NEWEST_FIRST);
	const total = own.total + builtIn.length;
	if (own.nextAfter !== null && !isBehind) return {...own, total};
	const seen = isBehind ? [] : own.items;
	const left = isBehind
		? builtIn.filter(({id}) => builtInTemplates.findIndex(template => template.id === id) > place)
		: builtIn.slice(Math.max(0, (page - 1) * pageSize - own.total));
	const items = [...seen, ...left.slice(0, pageSize - seen.length)];
	return {...own, items, total, nextAfter: left.length > pageSize - seen.length ? (items.at(-1)?.id ?? null) : null};
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
