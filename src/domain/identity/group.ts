import {defineEntity, p} from '@mikro-orm/postgresql';
import type {IdOf} from '../platform/id.ts';
import {mirrored} from '../platform/stored.ts';
import type {Role} from './scopes.ts';
import {roles} from './scopes.ts';

const schema = defineEntity({
	name: 'Group',
	tableName: 'app_group',
	properties: {
		...mirrored('group'),
		tenantId: p.string().$type<IdOf<'tenant'>>().nullable().index(),
		name: p.string(),
		description: p.text().nullable(),
		role: p.enum(Object.keys(roles) as Role[]).nullable(),
	},
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
