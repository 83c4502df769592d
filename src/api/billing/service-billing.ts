import {cancelCharge as cancel} from '../../domain/billing/services/cancel-charge.ts';
import {createCharge as charge} from '../../domain/billing/services/create-charge.ts';
import {listCharges as chargesPage, getServiceDocument, listServiceDocuments, shownCharges} from '../../domain/billing/services/queries.ts';
import {reachedSubscription} from '../../domain/billing/services/reached.ts';
import {getPricedPlan} from '../../domain/catalog/queries.ts';
import {chargeStatus} from '../../domain/charges/charge.ts';
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
import {chargeView, serviceInvoiceView, serviceSubscriptionView, shownCharge, shownDocument, shownSubscription} from './service-views.ts';

const forServices = {tag: 'service-billing', access: 'service'} as const;

const ofTenant = input({tenant_id: idOf('tenant')});

export const getServiceTenantSubscription = route({
	...forServices,
	operation: 'getServiceTenantSubscription',
	method: 'get',
	path: '/service-billing/tenants/{tenant_id}/subscription',
	summary: "A tenant's subscription to the calling service: the live one, or the last one for 35 days after its end",
	description:
		'With plan and quotas, so that a service can decide what it lets its customer do. A tenant that never subscribed to the calling ' +
		'service, or whose subscription ended more than 35 days ago, is 404, as is one that does not exist.',
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
	description:
		'Name, address and VAT number of a customer of the calling service, for its own documents. Only of tenants that subscribe to it, ' +
		'or did in the last 35 days.',
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
	description:
		'Of each final document only the lines of the calling service; the sums are of those lines alone. Documents without such a line ' +
		'are not listed.',
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
	description:
		"The sums are of the calling service's lines, not of the document. One without such a line, or of a tenant that the service does " +
		'not reach, is 404.',
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
	description:
		'The amount is quantity × unit price, rounded half up to a minor unit; the currency is that of the subscription. It is billed ' +
		"with the tenant's next document. The same `idempotency_key` of a service with the same content answers the first charge (200), " +
		'with another content 409. The operator limits what one charge may come to (`SERVICE_CHARGE_MAX_CENTS`).',
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
	example: {
		tenant_id: 'tnt_demo',
		description: 'Onboarding',
		quantity: '2',
		unit_price_cents: '15000',
		currency: 'EUR',
		idempotency_key: 'setup-2026-06',
	},
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
	description:
		"Only the calling service's own. `pending` is on no document yet, `invoiced` is on one, be it a draft, `cancelled` was taken " +
		'back.',
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
	description:
		'It is kept as `cancelled` and never billed. One that is on a document, be it a draft, cannot be taken back any more: that needs ' +
		'a credit note, or the draft to be thrown away.',
	params: input({charge_id: idOf('charge')}),
	status: 204,
	answer: nothing,
	refuses: ['charge_not_found', 'charge_not_pending'],
	async handle({unit, caller, params}) {
		await cancel(unit, {service: serviceOf(caller), ...params});
	},
});
