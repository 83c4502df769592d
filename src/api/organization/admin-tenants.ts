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
	description:
		"Partners' staff see their own tenants. Each comes with its billing profile and, one entry for each currency, what it subscribes " +
		'to and owes. `q` searches name, slug and id. Tenants become known by the first valid token of one of their people, or by a sync ' +
		'with the directory.',
	access: 'admin:tenants',
	query: pageQuery('tenant', {q: search.optional()}),
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
	description:
		'With its billing profile (null until one was saved) and, one entry for each currency, what it subscribes to and owes. A tenant ' +
		'of another partner is 404.',
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
	description:
		'Replaces the whole profile: what is left out becomes null or its default, except that `tax_exempt` stays as it is. Without a ' +
		"profile a tenant cannot subscribe, and nothing can be invoiced to it. Only here `tax_exempt` can be changed; the tenant's own " +
		'endpoint may only repeat it. VAT number, Peppol id and Leitweg-ID are checked for form and check digits at once, all faults ' +
		'together; the VAT number is then asked about at VIES, and `vat_number_status` tells what came of it. `tenant.billing_linked` is ' +
		'told the first time, `tenant.billing_updated` when something changed. Final documents keep what they were printed with.',
	access: 'admin:tenants',
	params: input({tenant_id: idOf('tenant')}),
	body: billingProfileInput,
	example: {
		company_name: 'Acme B.V.',
		address_line1: 'Oudegracht 3',
		postal_code: '3511 AB',
		city: 'Utrecht',
		country_code: 'NL',
		vat_number: 'NL004495445B01',
		contact_email: 'finance@acme.example',
		preferred_language: 'nl',
	},
	answer: one(billingProfileView),
	refuses: ['tenant_not_found'],
	async handle({unit, params, body}) {
		const {partnerId} = await getTenant(unit, params.tenantId);
		const alsoWrong = await templateNameFaults(unit, partnerId, body);
		return saveBillingProfile(unit, {tenantId: params.tenantId, given: body, decidesExemption: true, alsoWrong});
	},
});
