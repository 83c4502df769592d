import {defineEntity, p} from '@mikro-orm/postgresql';
import {mirrored} from '../platform/unit/stored.ts';
import {scoped} from '../platform/unit/tenancy.ts';
import type {IdOf} from '../platform/values/id.ts';
import {keepSearchText, searchColumn, searchIndex} from '../platform/values/search.ts';
import type {Role} from './scopes.ts';
import {roles} from './scopes.ts';

const schema = defineEntity({
	name: 'Group',
	tableName: 'app_group',
	properties: {
		...mirrored('group'),
		tenantId: p.string().$type<IdOf<'tenant'>>().nullable(),
		/** The tenant's partner. Groups of no tenant are the operator's to see. */
		partnerId: p.string().$type<IdOf<'partner'>>().nullable(),
		name: p.string(),
		description: p.text().nullable(),
		role: p.enum(Object.keys(roles) as Role[]).nullable(),
		/** Whether the directory still has it; one that is gone grants nothing. */
		isActive: p.boolean(),
		searchText: searchColumn(),
	},
	indexes: [
		{
			name: 'app_group__newest',
			expression: 'create index "app_group__newest" on "app_group" ("created_at" desc, "id" desc)',
		},
		{
			name: 'app_group__tenant_newest',
			expression: 'create index "app_group__tenant_newest" on "app_group" ("tenant_id", "created_at" desc, "id" desc)',
		},
		{
			name: 'app_group__partner_newest',
			expression: 'create index "app_group__partner_newest" on "app_group" ("partner_id", "created_at" desc, "id" desc)',
		},
		searchIndex('app_group'),
	],
	hooks: keepSearchText('name', 'id'),
	...scoped,
});

/** A group of people, mirrored from the identity provider. It has at most one role, given here. */
export class Group extends schema.class {}

schema.setClass(Group);

const memberSchema = defineEntity({
	name: 'GroupMember',
	tableName: 'group_member',
	properties: {
		groupId: p.string().$type<IdOf<'group'>>().primary(),
		userId: p.string().$type<IdOf<'user'>>().primary().index(),
	},
});

/** Somebody is in a group. */
export class GroupMember extends memberSchema.class {}

memberSchema.setClass(GroupMember);
