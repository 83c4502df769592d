import {z} from 'zod';
import {idOf} from '../../domain/platform/values/id.ts';
import {cancel} from '../../domain/subscriptions/cancel.ts';
import {setPurchaseOrder} from '../../domain/subscriptions/change/set-purchase-order.ts';
import {subscriptionStatus} from '../../domain/subscriptions/lifecycle.ts';
import {getSubscription as subscriptionById, listSubscriptions as subscriptionsPage} from '../../domain/subscriptions/queries.ts';
import {reactivate} from '../../domain/subscriptions/reactivate.ts';
import {QUANTITY_LIMIT, subscribe} from '../../domain/subscriptions/subscribe.ts';
import {one, page} from '../http/answers.ts';
import {line, metadata, slug} from '../http/fields.ts';
import {pageQuery} from '../http/queries.ts';
import {tenantRoute} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {purchaseOrder, subscriptionView} from './views.ts';

export const bySubscription = input({subscription_id: idOf('subscription')});

/** How many units of a plan a subscription is to be for, in a request. */
export const subscribedQuantity = z
	.int()
	.min(1)
	.max(QUANTITY_LIMIT)
	.optional()
	.meta({description: 'Units of the plan, such as seats; 1 unless said.', example: 1});

export const listSubscriptions = tenantRoute({
	operation: 'listSubscriptions',
	tag: 'subscriptions',
	method: 'get',
	path: '/subscriptions',
	summary: "The tenant's subscriptions, newest first",
	description:
		'All of them, ended ones included, unless `status` says otherwise. Those of packs are among them, with `pack_subscription_id`.',
	access: 'subscriptions:read',
	query: pageQuery('subscription', {
		status: subscriptionStatus.optional().meta({description: 'Only subscriptions in this state.'}),
		service_slug: slug.optional().meta({description: 'Only subscriptions to this service.'}),
	}),
	answer: page(subscriptionView),
	async handle({unit, query}) {
		const found = await subscriptionsPage(unit, query);
		return found;
	},
});

export const createSubscription = tenantRoute({
	operation: 'createSubscription',
	tag: 'subscriptions',
	method: 'post',
	path: '/subscriptions',
	summary: 'Subscribe to a plan of the catalog',
	description:
		'The plan must be on offer, and the tenant must have a billing profile (else 400) and no other live subscription to the service (else 409). A ' +
		'service without provisioning works at once: the subscription is `active`, or `trialing` when the plan has a trial and the tenant ' +
		'never tried the service, and the first period is billed by an invoice that is made at once. A provisioned one is `pending` until ' +
		'its workflow is completed: the period begins then, and a workflow that fails leaves no charge. Usage is billed when the period ' +
		'is over. `subscription.activated` is told when it begins. Takes an `Idempotency-Key`; send one, so that a lost answer does not ' +
		'leave you guessing.',
	access: 'subscriptions:manage',
	isIdempotent: true,
	body: input({
		plan_id: idOf('plan').meta({description: 'Plan to subscribe to.'}),
		quantity: subscribedQuantity,
		purchase_order: purchaseOrder,
		metadata: metadata.optional(),
	}),
	example: {plan_id: 'pln_01jd2x4k7m9q3s5v8x0z2b4d6f', quantity: 5, purchase_order: 'PO-2026-17'},
	status: 201,
	answer: one(subscriptionView),
	refuses: ['plan_not_found', 'billing_profile_missing', 'already_subscribed'],
	async handle({unit, tenant, body}) {
		return subscribe(unit, {tenantId: tenant.id, ...body});
	},
});

/** What can be changed of a subscription without acting on it, by its tenant and by staff. */
export const subscriptionUpdate = {
	tag: 'ext-billing',
	method: 'patch',
	summary: "Change the buyer's number of the order, for what is billed from now on; null forgets it",
	description:
		"Changes nothing but `purchase_order`, which documents that are made from now on bear as the buyer's reference of the order " +
		'(BT-13); what is billed under different orders stands on different documents. Left out, it stays; final documents keep theirs. ' +
		'Works in every state.',
	params: bySubscription,
	body: input({purchase_order: purchaseOrder}),
	example: {purchase_order: 'PO-2026-18'},
	answer: one(subscriptionView),
	refuses: ['subscription_not_found'],
} as const;

export const updateSubscription = tenantRoute({
	...subscriptionUpdate,
	operation: 'updateSubscription',
	path: '/subscriptions/{subscription_id}',
	access: 'subscriptions:manage',
	async handle({unit, params, body}) {
		return setPurchaseOrder(unit, {...params, ...body});
	},
});

export const cancelRequest = input({
	reason: line(500)
		.optional()
		.meta({description: 'Why, kept as `cancellation_reason` and told with the event.', example: 'We moved to another product'}),
})
	.meta({id: 'CancelRequest'})
	.optional();

export const cancelSubscription = tenantRoute({
	operation: 'cancelSubscription',
	tag: 'subscriptions',
	method: 'post',
	path: '/subscriptions/{subscription_id}/cancel',
	summary: 'Cancel for the end of the period; in a trial, or before it works, at once',
	description:
		'It works until the end of the period that is paid for, as `cancelling`, and can be taken back until then by ' +
		'`reactivateSubscription`; nothing is given back. A trial, a subscription that does not work yet and what was bought once end at ' +
		'once. A change of plan that waited is forgotten. When it ends, its last usage is billed and the service is asked to deprovision. ' +
		'A subscription of a pack is refused (409): cancel the pack.',
	access: 'subscriptions:manage',
	isIdempotent: true,
	params: bySubscription,
	body: cancelRequest,
	example: {reason: 'We moved to another product'},
	answer: one(subscriptionView),
	refuses: ['subscription_not_found', 'belongs_to_pack', 'state_forbids'],
	async handle({unit, params, body}) {
		return cancel(unit, {...params, ...body});
	},
});

export const reactivateSubscription = tenantRoute({
	operation: 'reactivateSubscription',
	tag: 'subscriptions',
	method: 'post',
	path: '/subscriptions/{subscription_id}/reactivate',
	summary: 'Take a cancellation back before the period is over',
	description:
		'Only for a subscription that is `cancelling`, until its period is over. It is `active` again and renewed as if nothing had been; ' +
		'a change of plan that the cancellation has forgotten stays forgotten. A subscription of a pack is refused.',
	access: 'subscriptions:manage',
	isIdempotent: true,
	params: bySubscription,
	answer: one(subscriptionView),
	refuses: ['subscription_not_found', 'belongs_to_pack', 'state_forbids', 'period_is_over'],
	async handle({unit, params}) {
		return reactivate(unit, params);
	},
});

export const getSubscription = tenantRoute({
	operation: 'getSubscription',
	tag: 'subscriptions',
	method: 'get',
	path: '/subscriptions/{subscription_id}',
	summary: 'One subscription',
	description: "Another tenant's subscription is 404, as one that never was.",
	access: 'subscriptions:read',
	params: bySubscription,
	answer: one(subscriptionView),
	refuses: ['subscription_not_found'],
	async handle({unit, params}) {
		return subscriptionById(unit, params.subscriptionId);
	},
});
