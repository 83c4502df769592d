import {defineEntity, p} from '@mikro-orm/postgresql';
import type {IdOf} from '../platform/id.ts';
import {stored} from '../platform/stored.ts';
import type {Role} from './scopes.ts';
import {roles} from './scopes.ts';

const schema = defineEntity({
	name: 'RoleGrant',
	tableName: 'role_grant',
	properties: {
		...stored('roleGrant'),
		userId: p.string().$type<IdOf<'user'>>(),
		role: p.enum(Object.keys(roles) as Role[]),
		grantedBy: p.string(),
	},
	uniques: [{name: 'role_grant__user_role', properties: ['userId', 'role']}],
});

/** A role that was given to a person here, besides those of the token. */
export class RoleGrant extends schema.class {}

schema.setClass(RoleGrant);
