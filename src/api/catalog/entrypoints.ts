import {entrypointsOf} from '../../domain/catalog/queries.ts';
import {fillUrl} from '../../domain/catalog/url-template.ts';
import {getTenant} from '../../domain/organization/queries.ts';
import {endpointsOf} from '../../domain/provisioning/queries.ts';
import {shelfOf} from '../../domain/subscriptions/queries.ts';
import {list} from '../http/answers.ts';
import {tenantRoute} from '../http/route.ts';
import {mayEnter} from './may-enter.ts';
import {filledEntrypointView} from './views.ts';

export const listEntrypointsForTenant = tenantRoute({
	operation: 'listEntrypointsForTenant',
	tag: 'entrypoints',
	method: 'get',
	path: '/entrypoints',
	summary: 'The ways into the services that the tenant subscribes to, by sort order and name',
	description:
		"Links for the start page of a customer's portal: those of all services that the caller's tenant subscribes to, with `url` filled " +
		'in for it. Left out are inactive ones, those whose `required_role` the caller does not cover, and those that name `{{endpoint}}` ' +
		'before provisioning has told it. All of them, in one page.',
	access: 'user',
	answer: list(filledEntrypointView),
	async handle({unit, caller, tenant: {id}}) {
		const [tenant, {serviceIds}] = [await getTenant(unit, id), await shelfOf(unit, id)];
		const endpoints = await endpointsOf(unit, id, serviceIds);
		const entrypoints = await entrypointsOf(unit, serviceIds, {activeOnly: true});
		return entrypoints
			.filter(entrypoint => mayEnter(caller, entrypoint))
			.flatMap(entrypoint => {
				const url = fillUrl(entrypoint.urlTemplate, {tenant, endpoint: endpoints.get(entrypoint.serviceId)});
				return url === undefined ? [] : [{...entrypoint, url}];
			});
	},
});
