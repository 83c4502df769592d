import {cancelCharge as cancel} from '../../domain/billing/services/cancel-charge.ts';
import {createCharge as charge} from '../../domain/billing/services/create-charge.ts';
import {listCharges as chargesPage, getServiceDocument, listServiceDocuments, shownCharges} from '../../domain/billing/services/queries.ts';
import {reachedSubscription} from '../../domain/billing/services/reached.ts';
import {getPricedPlan} from '../../domain/catalog/queries.ts';
import {getBillingProfile} from '../../domain/organization/queries.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {serviceOf} from '../http/access.ts';
import {nothing, one, page} from '../http/answers.ts';
import {givenDay, givenDecimal, line, metadata} from '../http/fields.ts';
import {pageQuery} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {billingProfileView} from '../organization/views.ts';
import {givenCurrency} from './draft-inputs.ts';
import {
	chargeStatus,
	chargeView,
	serviceInvoiceView,
	serviceSubscriptionView,
	shownCharge,
	shownDocument,
	shownSubscription,
} from './service-views.ts';

const forServices = {tag: 'service-billing', access: 'service'} as const;

const ofTenant = input({tenant_id: idOf('tenant')});

export const getServiceTenantSubscription = route({
	...forServices,
	operation: 'getServiceTenantSubscription',
	method: 'get',
	path: '/service-billing/tenants/{tenant_id}/subscription',
	summary: "A tenant's subscription to the calling service: the live one, or the last one for 35 days after its end",
	params: ofTenant,
	answer: one(serviceSubscriptionView),
	refuses: ['tenant_not_found'],
	async handle({unit, caller, params: {tenantId}}) {
		const subscription = await reachedSubscription(unit, {service: serviceOf(caller), tenantId});
		return shownSubscription(subscription, (await getPricedPlan(unit, subscription.planId)).plan);
	},
});

export const getServiceTenantBillingProfile = route({
	...forServices,
	operation: 'getServiceTenantBillingProfile',
	method: 'get',
	path: '/service-billing/tenants/{tenant_id}/billing-profile',
	summary: 'Who a subscriber of the calling service is on paper',
	params: ofTenant,
	answer: one(billingProfileView),
	refuses: ['tenant_not_found', 'billing_profile_not_found'],
	async handle({unit, caller, params: {tenantId}}) {
		await reachedSubscription(unit, {service: serviceOf(caller), tenantId});
		return getBillingProfile(unit, tenantId);
	},
});

export const listServiceTenantInvoices = route({
	...forServices,
	operation: 'listServiceTenantInvoices',
	method: 'get',
	path: '/service-billing/tenants/{tenant_id}/invoices',
	summary: "A subscriber's final documents with lines of the calling service: those lines, and what they come to",
	params: ofTenant,
	query: pageQuery('invoice', {}),
	answer: page(serviceInvoiceView),
	refuses: ['tenant_not_found'],
	async handle({unit, caller, params, query}) {
		const found = await listServiceDocuments(unit, {service: serviceOf(caller), ...params, ...query});
		return {...found, items: found.items.map(shownDocument)};
	},
});

export const getServiceInvoice = route({
	...forServices,
	operation: 'getServiceInvoice',
	method: 'get',
	path: '/service-billing/invoices/{invoice_id}',
	summary: "One such document: the calling service's lines, and what they come to",
	params: input({invoice_id: idOf('invoice')}),
	answer: one(serviceInvoiceView),
	refuses: ['invoice_not_found'],
	async handle({unit, caller, params}) {
		return shownDocument(await getServiceDocument(unit, {service: serviceOf(caller), ...params}));
	},
});

export const createCharge = route({
	...forServices,
	operation: 'createCharge',
	method: 'post',
	path: '/service-billing/charges',
	summary: 'Charge a subscriber something once, with its next document',
	isIdempotent: true,
	body: input({
		tenant_id: idOf('tenant'),
		description: line(500),
		quantity: givenDecimal.optional().meta({description: '1 unless given'}),
		unit_price_cents: givenDecimal,
		currency: givenCurrency,
		tax_rate: givenDecimal.nullish().meta({description: 'Percent, above 0', example: '9.00'}),
		period_start: givenDay.nullish(),
		period_end: givenDay.nullish().meta({description: 'The last day, inclusive'}),
		idempotency_key: line(255).meta({description: 'Counts once per service', example: 'setup-2026-06'}),
		metadata: metadata.optional(),
	}),
	status: 201,
	otherStatuses: {200: 'It was charged already; the first charge is answered'},
	answer: one(chargeView),
	refuses: ['tenant_not_found', 'charge_key_used'],
	async handle({unit, caller, body, tools: {config}, reply}) {
		const made = await charge(unit, {service: serviceOf(caller), given: body, limitMinor: config.serviceChargeLimitMinor});
		if (!made.isNew) reply.status(200);
		const [shown] = await shownCharges(unit, [made.charge]);
		return shownCharge(shown ?? {charge: made.charge, invoiceId: null});
	},
});

export const listCharges = route({
	...forServices,
	operation: 'listCharges',
	method: 'get',
	path: '/service-billing/charges',
	summary: 'What the calling service charged, newest first',
	query: pageQuery('charge', {tenant_id: idOf('tenant').optional(), status: chargeStatus.optional()}),
	answer: page(chargeView),
	refuses: ['tenant_not_found'],
	async handle({unit, caller, query}) {
		const found = await chargesPage(unit, {service: serviceOf(caller), ...query});
		return {...found, items: found.items.map(shownCharge)};
	},
});

export const cancelCharge = route({
	...forServices,
	operation: 'cancelCharge',
	method: 'delete',
	path: '/service-billing/charges/{charge_id}',
	summary: 'Take a charge back that stands on no document yet',
	params: input({charge_id: idOf('charge')}),
	status: 204,
	answer: nothing,
	refuses: ['charge_not_found', 'charge_not_pending'],
	async handle({unit, caller, params}) {
		await cancel(unit, {service: serviceOf(caller), ...params});
	},
});
