import {defineEntity, p} from '@mikro-orm/postgresql';
import type {IdOf} from '../platform/id.ts';
import {mirrored} from '../platform/stored.ts';
import {scopedById} from '../platform/tenancy.ts';

export const tenantStatuses = ['active', 'suspended'] as const;

const schema = defineEntity({
	name: 'Tenant',
	tableName: 'tenant',
	properties: {
		...mirrored('tenant'),
		name: p.string(),
		slug: p.string(),
		status: p.enum(tenantStatuses),
		partnerId: p.string().$type<IdOf<'partner'>>().index(),
		locale: p.string(),
		timeZone: p.string(),
	},
	...scopedById,
});

/** A customer: the organization that subscribes, uses and pays. It belongs to one partner. */
export class Tenant extends schema.class {}

schema.setClass(Tenant);
