import {z} from 'zod';
import {createEntrypoint as create} from '../../domain/catalog/create-entrypoint.ts';
import {deleteEntrypoint as remove} from '../../domain/catalog/delete-entrypoint.ts';
import {entryTypes} from '../../domain/catalog/entrypoint.ts';
import {listEntrypoints} from '../../domain/catalog/queries.ts';
import {updateEntrypoint as update} from '../../domain/catalog/update-entrypoint.ts';
import {type Role, roles} from '../../domain/identity/scopes.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {list, one} from '../http/answers.ts';
import {line, text} from '../http/fields.ts';
import {route} from '../http/route.ts';
import {input, view} from '../http/shapes.ts';
import {entrypointView} from './views.ts';

const fields = {
	label: line(100),
	url_template: line(2048).meta({example: 'https://{{tenant.slug}}.crm.example/'}),
	entry_type: z.enum(entryTypes),
	description: text(1000).nullish(),
	icon: line(2048).nullish(),
	required_role: z.enum(Object.keys(roles) as [Role, ...Role[]]).nullish(),
	sort_order: z.int().min(-1_000_000).max(1_000_000).optional(),
	is_active: z.boolean().optional(),
};

const admin = {tag: 'admin-entrypoints', access: 'admin:registry'} as const;

export const adminListEntrypoints = route({
	...admin,
	operation: 'adminListEntrypoints',
	method: 'get',
	path: '/admin/entrypoints',
	summary: 'The ways into services, by sort order and name',
	query: input({service_id: idOf('service').optional()}),
	answer: list(entrypointView),
	async handle({unit, query: {serviceId}}) {
		return listEntrypoints(unit, serviceId ? {serviceIds: [serviceId]} : {});
	},
});

export const createEntrypoint = route({
	...admin,
	operation: 'createEntrypoint',
	method: 'post',
	path: '/admin/entrypoints',
	summary: 'Add a way into a service',
	isIdempotent: true,
	body: input({service_id: idOf('service'), ...fields}),
	status: 201,
	answer: one(entrypointView),
	refuses: ['service_not_found'],
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
	params: input({entrypoint_id: idOf('entrypoint')}),
	body: input({
		...fields,
		label: fields.label.optional(),
		url_template: fields.url_template.optional(),
		entry_type: fields.entry_type.optional(),
	}),
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
	params: input({entrypoint_id: idOf('entrypoint')}),
	answer: one(view({deleted: z.literal(true)}).meta({id: 'Deleted'})),
	refuses: ['entrypoint_not_found'],
	async handle({unit, params: {entrypointId}}) {
		await remove(unit, {entrypointId});
		return {deleted: true as const};
	},
});
