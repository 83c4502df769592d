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
	// Whoever has seen a built-in one has seen all own ones.
	const place = builtInTemplates.findIndex(({id}) => id === after);
	const hasSeenOwn = place >= 0;
	const own = await findPage<Template>(em, Template, filter, {page, pageSize, after: hasSeenOwn ? null : after}, NEWEST_FIRST);
	const total = own.total + builtIn.length;
	if (own.nextAfter !== null && !hasSeenOwn) return {...own, total};
	const shown = hasSeenOwn ? [] : own.items;
	const behind = hasSeenOwn
		? builtIn.filter(template => builtInTemplates.indexOf(template) > place)
		: builtIn.slice(Math.max(0, (page - 1) * pageSize - own.total));
	const items = [...shown, ...behind.slice(0, pageSize - shown.length)];
	const hasMore = shown.length + behind.length > pageSize;
	return {...own, items, total, nextAfter: hasMore ? (items.at(-1)?.id ?? null) : null};
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
