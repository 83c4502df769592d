import {getServiceOnShelf} from '../../domain/catalog/queries.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {
	endpointsOf,
	newestWorkflow,
	shelfEver,
	getWorkflow as workflowById,
	listWorkflows as workflowsInReach,
} from '../../domain/provisioning/queries.ts';
import {one, page} from '../http/answers.ts';
import {slug} from '../http/fields.ts';
import {longPageQuery} from '../http/queries.ts';
import {tenantRoute} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {provisioningStatusView, shownWorkflow, workflowDetailView, workflowView} from './views.ts';

export const byWorkflow = input({workflow_id: idOf('workflow')});

export const getProvisioningStatus = tenantRoute({
	operation: 'getProvisioningStatus',
	tag: 'provisioning',
	method: 'get',
	path: '/provisioning/status/{service_slug}',
	summary: 'How far a service is provided for the tenant, and where its part of it lives',
	description:
		"What became of the newest workflow of the tenant with this service, and `endpoint`, where the tenant's own part of the service " +
		'lives, as the last step that knew has told. `none` when no workflow ever ran, which is also so for services that need no ' +
		'provisioning. A service that the tenant neither sees in the catalog nor ever had a workflow with is 404.',
	access: 'subscriptions:read',
	params: input({service_slug: slug}),
	answer: one(provisioningStatusView),
	refuses: ['service_not_found'],
	async handle({unit, tenant, params: {serviceSlug}}) {
		const service = await getServiceOnShelf(unit, serviceSlug, await shelfEver(unit, tenant.id));
		const workflow = await newestWorkflow(unit, tenant.id, service.id);
		const endpoints = await endpointsOf(unit, tenant.id, [service.id]);
		return {serviceSlug, status: workflow?.status ?? ('none' as const), workflow, endpoint: endpoints.get(service.id)};
	},
});

export const listWorkflows = tenantRoute({
	operation: 'listWorkflows',
	tag: 'provisioning',
	method: 'get',
	path: '/provisioning/workflows',
	summary: "The tenant's workflows, newest first",
	description:
		'A workflow is what a service is asked to do when a subscription begins, changes, is suspended, resumed or ends. Steps stand ' +
		'with `getWorkflow`.',
	access: 'subscriptions:read',
	query: longPageQuery('workflow', {}),
	answer: page(workflowView),
	async handle({unit, query}) {
		return workflowsInReach(unit, query);
	},
});

export const getWorkflow = tenantRoute({
	operation: 'getWorkflow',
	tag: 'provisioning',
	method: 'get',
	path: '/provisioning/workflows/{workflow_id}',
	summary: 'One workflow, with its steps',
	description:
		'With its steps in the order of the definition: how each stands, how often it was tried and why it failed. What the service ' +
		"handed out as credentials is never shown. Another tenant's workflow is 404.",
	access: 'subscriptions:read',
	params: byWorkflow,
	answer: one(workflowDetailView),
	refuses: ['workflow_not_found'],
	async handle({unit, params}) {
		return shownWorkflow(await workflowById(unit, params.workflowId));
	},
});
