import {defineEntity, p} from '@mikro-orm/postgresql';
import {type Role, roles} from '../identity/scopes.ts';
import {stored} from '../platform/unit/stored.ts';
import type {IdOf} from '../platform/values/id.ts';
import {namedEnum} from '../platform/values/named-enum.ts';

export const entryTypes = ['web', 'api', 'docs', 'admin'] as const;

export const entryType = namedEnum(entryTypes, {
	id: 'EntrypointType',
	description: 'What a link leads to: the application, its API, its documentation or its administration.',
});

const schema = defineEntity({
	name: 'Entrypoint',
	tableName: 'entrypoint',
	properties: {
		...stored('entrypoint'),
		serviceId: p.string().$type<IdOf<'service'>>().index(),
		label: p.string(),
		/** An https URL with `{{tenant.id}}`, `{{tenant.slug}}`, `{{endpoint}}` in it. */
		urlTemplate: p.text(),
		entryType: p.enum(entryTypes),
		description: p.text().nullable(),
		icon: p.text().nullable(),
		/** Only who holds it, or more, is shown the way in. */
		requiredRole: p.enum(Object.keys(roles) as Role[]).nullable(),
		sortOrder: p.integer(),
		isActive: p.boolean(),
	},
});

/** A way into a service: where its users, developers and admins click. */
export class Entrypoint extends schema.class {}

schema.setClass(Entrypoint);
