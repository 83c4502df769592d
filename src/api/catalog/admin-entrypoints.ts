import {z} from 'zod';
import {createEntrypoint as create} from '../../domain/catalog/create-entrypoint.ts';
import {deleteEntrypoint as remove} from '../../domain/catalog/delete-entrypoint.ts';
import {entryType} from '../../domain/catalog/entrypoint.ts';
import {listEntrypoints} from '../../domain/catalog/queries.ts';
import {updateEntrypoint as update} from '../../domain/catalog/update-entrypoint.ts';
import {role} from '../../domain/identity/scopes.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {one, page} from '../http/answers.ts';
import {line, text} from '../http/fields.ts';
import {longPageQuery} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input, view} from '../http/shapes.ts';
import {entrypointView, requiredRoleWords} from './views.ts';

const fields = {
	label: line(100).meta({description: 'Text of the link.', example: 'Open the CRM'}),
	url_template: line(2048).meta({
		description: 'An https URL in which `{{tenant.id}}`, `{{tenant.slug}}` and `{{endpoint}}` are filled in, percent-encoded.',
		example: 'https://{{tenant.slug}}.crm.example/',
	}),
	entry_type: entryType,
	description: text(1000).nullish(),
	icon: line(2048)
		.nullish()
		.meta({description: 'Name or address of a picture, as the portal that shows the link understands it.', example: 'open-in-new'}),
	required_role: role.nullish().meta({description: requiredRoleWords, example: 'tenant_admin'}),
	sort_order: z.int().min(-1_000_000).max(1_000_000).optional(),
	is_active: z.boolean().optional().meta({description: 'Whether it is shown to customers; true unless said.'}),
};

const admin = {tag: 'admin-entrypoints', access: 'admin:registry'} as const;

export const adminListEntrypoints = route({
	...admin,
	operation: 'adminListEntrypoints',
	method: 'get',
	path: '/admin/entrypoints',
	summary: 'The ways into services, by sort order and name',
	description: 'All of them, inactive ones included, with `{{…}}` unfilled. `service_id` narrows the list to one service.',
	query: longPageQuery('entrypoint', {service_id: idOf('service').optional().meta({description: 'Only those of this service.'})}),
	answer: page(entrypointView),
	async handle({unit, query}) {
		return listEntrypoints(unit, query);
	},
});

export const createEntrypoint = route({
	...admin,
	operation: 'createEntrypoint',
	method: 'post',
	path: '/admin/entrypoints',
	summary: 'Add a way into a service',
	description:
		'Adds a link that people of subscribing tenants are shown, made from `url_template`. The template is an https URL that may name ' +
		"`{{tenant.id}}`, `{{tenant.slug}}` and `{{endpoint}}`, where the tenant's own part of the service lives as provisioning has " +
		'told; values are percent-encoded. A service has at most 100. While one of them is unknown the link is not shown. ' +
		'`required_role` hides it from people who do not hold that role and may not do all that it allows.',
	isIdempotent: true,
	body: input({service_id: idOf('service'), ...fields}),
	example: {
		service_id: 'svc_01jd2x4k7m9q3s5v8x0z2b4d6f',
		label: 'Open the CRM',
		url_template: 'https://{{tenant.slug}}.crm.example/',
		entry_type: 'web',
	},
	status: 201,
	answer: one(entrypointView),
	refuses: ['service_not_found', 'limit_reached'],
	async handle({unit, body}) {
		return create(unit, body);
	},
});

export const updateEntrypoint = route({
	...admin,
	operation: 'updateEntrypoint',
	method: 'put',
	path: '/admin/entrypoints/{entrypoint_id}',
	summary: 'Change a way into a service; only what is given',
	description:
		'Changes only what is given; `null` clears `description`, `icon` and `required_role`. The service of an entrypoint does not ' +
		'change: delete it and add another one.',
	params: input({entrypoint_id: idOf('entrypoint')}),
	body: input({
		...fields,
		label: fields.label.optional(),
		url_template: fields.url_template.optional(),
		entry_type: fields.entry_type.optional(),
	}),
	example: {label: 'Open Mail', is_active: true},
	answer: one(entrypointView),
	refuses: ['entrypoint_not_found'],
	async handle({unit, params: {entrypointId}, body: change}) {
		return update(unit, {entrypointId, change});
	},
});

export const deleteEntrypoint = route({
	...admin,
	operation: 'deleteEntrypoint',
	method: 'delete',
	path: '/admin/entrypoints/{entrypoint_id}',
	summary: 'Remove a way into a service',
	description: 'Removes the link for everybody at once and for good. To hide one for a while, set `is_active` to false instead.',
	params: input({entrypoint_id: idOf('entrypoint')}),
	answer: one(view({deleted: z.literal(true).meta({description: 'It is gone.'})}).meta({id: 'Deleted'})),
	refuses: ['entrypoint_not_found'],
	async handle({unit, params: {entrypointId}}) {
		await remove(unit, {entrypointId});
		return {deleted: true as const};
	},
});
