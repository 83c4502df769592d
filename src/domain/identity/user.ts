import {defineEntity, p} from '@mikro-orm/postgresql';
import {mirrored} from '../platform/unit/stored.ts';
import {scoped} from '../platform/unit/tenancy.ts';
import type {IdOf} from '../platform/values/id.ts';
import {keepSearchText, searchColumn, searchIndex} from '../platform/values/search.ts';

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
		/** Who switched them off: what the directory switched off it may switch on again. */
		switchedOffBy: p.enum(['directory', 'admin']).nullable(),
		lastSeenAt: p.datetime(3).nullable(),
		searchText: searchColumn(),
	},
	indexes: [
		{
			name: 'app_user__newest',
			expression: 'create index "app_user__newest" on "app_user" ("created_at" desc, "id" desc)',
		},
		{
			name: 'app_user__tenant_newest',
			expression: 'create index "app_user__tenant_newest" on "app_user" ("tenant_id", "created_at" desc, "id" desc)',
		},
		{
			name: 'app_user__partner_newest',
			expression:
				'create index "app_user__partner_newest" on "app_user" ("partner_id", "created_at" desc, "id" desc) include ("tenant_id", "search_text")',
		},
		searchIndex('app_user'),
	],
	hooks: keepSearchText('displayName', 'email', 'id'),
	...scoped,
});

/** A person, mirrored from the identity provider: a user of one tenant, or staff of a partner (no tenant). */
export class User extends schema.class {}

schema.setClass(User);
