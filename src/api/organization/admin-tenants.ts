import {templateNameFaults} from '../../domain/billing/templates/template-name-faults.ts';
import {getTenant, listTenants} from '../../domain/organization/queries.ts';
import {saveBillingProfile} from '../../domain/organization/save-billing-profile.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {one, page} from '../http/answers.ts';
import {pageQuery, search} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {billingProfileInput} from './inputs.ts';
import {tenantDetail, tenantDetails} from './tenant-details.ts';
import {billingProfileView, tenantDetailView} from './views.ts';

export const adminListTenants = route({
	operation: 'adminListTenants',
	tag: 'admin-tenants',
	method: 'get',
	path: '/admin/tenants',
	summary: 'The tenants in reach, newest first',
	access: 'admin:tenants',
	query: pageQuery({q: search.optional()}),
	answer: page(tenantDetailView),
	async handle({unit, query}) {
		const found = await listTenants(unit, query);
		return {...found, items: await tenantDetails(unit, found.items)};
	},
});

export const adminGetTenant = route({
	operation: 'adminGetTenant',
	tag: 'admin-tenants',
	method: 'get',
	path: '/admin/tenants/{tenant_id}',
	summary: 'A tenant with its billing profile and what it comes to',
	access: 'admin:tenants',
	params: input({tenant_id: idOf('tenant')}),
	answer: one(tenantDetailView),
	refuses: ['tenant_not_found'],
	async handle({unit, params}) {
		return tenantDetail(unit, await getTenant(unit, params.tenantId));
	},
});

export const adminUpsertBillingProfile = route({
	operation: 'adminUpsertBillingProfile',
	tag: 'admin-tenants',
	method: 'put',
	path: '/admin/tenants/{tenant_id}/billing-profile',
	summary: "Save a tenant's billing profile, tax exemption included",
	access: 'admin:tenants',
	params: input({tenant_id: idOf('tenant')}),
	body: billingProfileInput,
	answer: one(billingProfileView),
	refuses: ['tenant_not_found'],
	async handle({unit, params, body}) {
		const {partnerId} = await getTenant(unit, params.tenantId);
		const alsoWrong = await templateNameFaults(unit, partnerId, body);
		return saveBillingProfile(unit, {tenantId: params.tenantId, given: body, decidesExemption: true, alsoWrong});
	},
});
