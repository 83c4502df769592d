import {saveBillingProfile} from '../../domain/organization/save-billing-profile.ts';
import {idOf} from '../../domain/platform/id.ts';
import {one} from '../http/answers.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {billingProfileInput} from './inputs.ts';
import {billingProfileView} from './views.ts';

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
		return saveBillingProfile(unit, {tenantId: params.tenantId, given: body, decidesExemption: true});
	},
});
