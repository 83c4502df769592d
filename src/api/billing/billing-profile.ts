import {templateNameFaults} from '../../domain/billing/templates/template-name-faults.ts';
import {findBillingProfile} from '../../domain/organization/queries.ts';
import {saveBillingProfile} from '../../domain/organization/save-billing-profile.ts';
import {one} from '../http/answers.ts';
import {tenantRoute} from '../http/route.ts';
import {billingProfileInput} from '../organization/inputs.ts';
import {billingProfileView} from '../organization/views.ts';

export const getBillingProfile = tenantRoute({
	operation: 'getBillingProfile',
	tag: 'billing',
	method: 'get',
	path: '/billing/billing-profile',
	summary: 'Who the tenant is on paper; null until it says so',
	access: 'billing:read',
	answer: one(billingProfileView.nullable()),
	async handle({unit, tenant}) {
		return findBillingProfile(unit, tenant.id);
	},
});

export const upsertBillingProfile = tenantRoute({
	operation: 'upsertBillingProfile',
	tag: 'billing',
	method: 'put',
	path: '/billing/billing-profile',
	summary: 'Save who the tenant is on paper; what is left out becomes null or its default',
	access: 'billing:manage',
	body: billingProfileInput,
	answer: one(billingProfileView),
	refuses: ['tax_exemption_is_the_operators'],
	async handle({unit, tenant, body}) {
		const alsoWrong = await templateNameFaults(unit, tenant.partnerId, body);
		return saveBillingProfile(unit, {tenantId: tenant.id, given: body, decidesExemption: false, alsoWrong});
	},
});
