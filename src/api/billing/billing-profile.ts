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
	description:
		'Null while the tenant has none: then it can neither subscribe to anything nor get an invoice. Final documents keep what the ' +
		'profile said when they were made.',
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
	description:
		'Replaces the profile as a whole. VAT numbers are checked for form and checksum at once (422), and asked at VIES in the ' +
		"background (`vat_number_status`). Address and VAT number decide the VAT of documents from now on. Only the operator's staff make " +
		'a tenant exempt from VAT: a tenant may send back the `tax_exempt` that stands, not another.',
	access: 'billing:manage',
	body: billingProfileInput,
	example: {
		company_name: 'Example BV',
		address_line1: 'Keizersgracht 1',
		postal_code: '1015 CJ',
		city: 'Amsterdam',
		country_code: 'NL',
		is_business: true,
		vat_number: 'NL000099998B57',
		contact_email: 'billing@example.com',
		preferred_language: 'en',
	},
	answer: one(billingProfileView),
	refuses: ['tax_exemption_is_the_operators'],
	async handle({unit, tenant, body}) {
		const alsoWrong = await templateNameFaults(unit, tenant.partnerId, body);
		return saveBillingProfile(unit, {tenantId: tenant.id, given: body, decidesExemption: false, alsoWrong});
	},
});
