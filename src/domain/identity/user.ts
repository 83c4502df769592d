import {defineEntity, p} from '@mikro-orm/postgresql';
import type {IdOf} from '../platform/id.ts';
import {mirrored} from '../platform/stored.ts';
import {scoped} from '../platform/tenancy.ts';

const schema = defineEntity({
	name: 'User',
	tableName: 'app_user',
	properties: {
		...mirrored('user'),
		tenantId: p.string().$type<IdOf<'tenant'>>().nullable(),
		partnerId: p.string().$type<IdOf<'partner'>>().nullable(),
		email: p.string().nullable(),
		displayName: p.string().nullable(),
		isActive: p.boolean(),
		lastSeenAt: p.datetime(3).nullable(),
	},
	indexes: [{properties: ['tenantId']}, {properties: ['partnerId']}],
	...scoped,
});

/** A person, mirrored from the identity provider: a user of one tenant, or staff of a partner (no tenant). */
export class User extends schema.class {}

schema.setClass(User);
