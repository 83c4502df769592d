import {defineEntity, p} from '@mikro-orm/postgresql';
import {stored} from '../platform/unit/stored.ts';
import {scoped} from '../platform/unit/tenancy.ts';
import type {IdOf} from '../platform/values/id.ts';
import type {Role} from './scopes.ts';
import {roles} from './scopes.ts';

const schema = defineEntity({
	name: 'RoleGrant',
	tableName: 'role_grant',
	properties: {
		...stored('roleGrant'),
		userId: p.string().$type<IdOf<'user'>>(),
		/** Where the person stands, so that both walls stand here too. A person who moves loses the role. */
		tenantId: p.string().$type<IdOf<'tenant'>>().nullable(),
		partnerId: p.string().$type<IdOf<'partner'>>().nullable(),
		role: p.enum(Object.keys(roles) as Role[]),
		grantedBy: p.string(),
	},
	uniques: [{name: 'role_grant__user_role', properties: ['userId', 'role']}],
	indexes: [{name: 'role_grant__role', properties: ['role', 'userId']}],
	...scoped,
});

/** A role that was given to a person here, besides those of the token. */
export class RoleGrant extends schema.class {}

schema.setClass(RoleGrant);
