import {defineEntity, p} from '@mikro-orm/postgresql';
import {mirrored} from '../platform/unit/stored.ts';
import {scopedById} from '../platform/unit/tenancy.ts';
import type {IdOf} from '../platform/values/id.ts';
import {namedEnum} from '../platform/values/named-enum.ts';
import {keepSearchText, searchColumn, searchIndex} from '../platform/values/search.ts';

export const tenantStatuses = ['active', 'suspended'] as const;

export const tenantStatus = namedEnum(tenantStatuses, {
	id: 'TenantStatus',
	description: '`suspended`: the people of the tenant can read, pay and download, and change nothing else.',
});

const schema = defineEntity({
	name: 'Tenant',
	tableName: 'tenant',
	properties: {
		...mirrored('tenant'),
		name: p.string(),
		slug: p.string(),
		status: p.enum(tenantStatuses),
		partnerId: p.string().$type<IdOf<'partner'>>(),
		locale: p.string(),
		timeZone: p.string(),
		searchText: searchColumn(),
	},
	indexes: [
		{
			name: 'tenant__newest',
			expression: 'create index "tenant__newest" on "tenant" ("created_at" desc, "id" desc)',
		},
		{
			name: 'tenant__partner_newest',
			expression: 'create index "tenant__partner_newest" on "tenant" ("partner_id", "created_at" desc, "id" desc)',
		},
		searchIndex('tenant'),
	],
	hooks: keepSearchText('name', 'slug', 'id'),
	...scopedById,
});

/** A customer: the organization that subscribes, uses and pays. It belongs to one partner. */
export class Tenant extends schema.class {}

schema.setClass(Tenant);
