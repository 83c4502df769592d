import {z} from 'zod';
import {type IdOf, idOf} from '../../domain/platform/values/id.ts';
import {setPurchaseOrder} from '../../domain/subscriptions/set-purchase-order.ts';
import {actInBulk, BULK_LIMIT, type BulkAction, bulkActions} from '../../domain/subscriptions/staff/bulk-action.ts';
import {override} from '../../domain/subscriptions/staff/override.ts';
import {subscribeTenant} from '../../domain/subscriptions/staff/subscribe-tenant.ts';
import {QUANTITY_LIMIT} from '../../domain/subscriptions/subscribe.ts';
import {one} from '../http/answers.ts';
import {givenDay, givenPrice, line, metadata} from '../http/fields.ts';
import {internalError, problemOf} from '../http/problems.ts';
import {type RouteRequest, route} from '../http/route.ts';
import {input, view} from '../http/shapes.ts';
import {bySubscription} from './subscriptions.ts';
import {purchaseOrder, subscriptionStatus, subscriptionView} from './views.ts';

const TRIAL_LIMIT_DAYS = 365;

export const adminCreateSubscription = route({
	operation: 'adminCreateSubscription',
	tag: 'admin-subscriptions',
	method: 'post',
	path: '/admin/subscriptions',
	summary: 'Subscribe a tenant, also to a plan that is not public, from an earlier day on, or at a price of its own',
	access: 'admin:subscriptions',
	isIdempotent: true,
	body: input({
		tenant_id: idOf('tenant'),
		plan_id: idOf('plan'),
		quantity: z.int().min(1).max(QUANTITY_LIMIT).optional(),
		purchase_order: purchaseOrder,
		metadata: metadata.optional(),
		start_at: givenDay.optional().meta({description: "Day one, in the tenant's time zone; this day unless said"}),
		price_cents: givenPrice.optional().meta({description: "Per unit; the plan's unless said"}),
		trial_days: z.int().min(0).max(TRIAL_LIMIT_DAYS).optional().meta({description: "The plan's unless said"}),
	}),
	status: 201,
	answer: one(subscriptionView),
	refuses: ['tenant_not_found', 'plan_not_found', 'not_for_sale', 'billing_profile_missing', 'already_subscribed'],
	async handle({unit, body: {priceMinor, ...asked}}) {
		return subscribeTenant(unit, {...asked, priceMinor});
	},
});

export const adminUpdateSubscription = route({
	operation: 'adminUpdateSubscription',
	tag: 'ext-billing',
	method: 'patch',
	path: '/admin/subscriptions/{subscription_id}',
	summary: "Change the buyer's number of the order, for what is billed from now on; null forgets it",
	access: 'admin:subscriptions',
	params: bySubscription,
	body: input({purchase_order: purchaseOrder}),
	answer: one(subscriptionView),
	refuses: ['subscription_not_found'],
	async handle({unit, params, body}) {
		return setPurchaseOrder(unit, {...params, ...body});
	},
});

export const adminOverrideSubscription = route({
	operation: 'adminOverrideSubscription',
	tag: 'admin-subscriptions',
	method: 'post',
	path: '/admin/subscriptions/{subscription_id}/override',
	summary: 'Put a subscription right: another plan from now on, without proration, or another state that its lifecycle allows',
	access: 'admin:subscriptions',
	isIdempotent: true,
	params: bySubscription,
	body: input({plan_id: idOf('plan').optional(), status: subscriptionStatus.optional(), reason: line(500)}),
	answer: one(subscriptionView),
	refuses: ['subscription_not_found', 'plan_not_found', 'belongs_to_pack', 'state_forbids', 'is_over', 'nothing_changes', 'period_is_over'],
	async handle({unit, params, body}) {
		return override(unit, {...params, ...body});
	},
});

const bulkResult = view({
	succeeded: z.array(idOf('subscription')),
	failed: z.array(z.object({id: idOf('subscription'), error: z.object({code: z.string(), message: z.string()})})),
}).meta({id: 'BulkResult'});

type BulkBody = Readonly<{action: BulkAction; ids: readonly IdOf<'subscription'>[]; reason?: string | undefined}>;
type BulkRequest = RouteRequest<unknown, unknown, BulkBody>;

export const adminBulkSubscriptions = route({
	operation: 'adminBulkSubscriptions',
	tag: 'admin-subscriptions',
	method: 'post',
	path: '/admin/subscriptions/bulk',
	summary: 'Cancel, suspend or resume many subscriptions, each by itself: one that refuses stops no other',
	access: 'admin:subscriptions',
	isCostly: true,
	hasNoUnit: true,
	body: input({
		action: z.enum(bulkActions),
		ids: z.array(idOf('subscription')).min(1).max(BULK_LIMIT),
		reason: line(500).optional(),
	}),
	answer: one(bulkResult),
	refuses: ['subscription_not_found', 'belongs_to_pack', 'state_forbids'],
	async handle(request: BulkRequest) {
		const succeeded: IdOf<'subscription'>[] = [];
		const failed: {id: IdOf<'subscription'>; error: {code: string; message: string}}[] = [];
		for (const id of new Set(request.body.ids)) {
			const error = await errorOf(request, id);
			if (error) failed.push({id, error});
			else succeeded.push(id);
		}

		return {succeeded, failed};
	},
});

/** Acts on one, in a unit of its own; what is wrong with it, if anything is. */
async function errorOf({body: {action, reason}, caller, tools, requestId, reach}: BulkRequest, subscriptionId: IdOf<'subscription'>) {
	const as = {reach: reach(), cause: {requestId, actor: caller.subject}, isAudited: true};
	try {
		await tools.inUnit(as, async unit => actInBulk(unit, action, {subscriptionId, reason}));
		return undefined;
	} catch (error) {
		const problem = problemOf(error, requestId);
		if (!problem) tools.log.error({err: error, subscriptionId, requestId}, 'one of many could not be done');
		const {code, message} = (problem ?? internalError(requestId)).body.error;
		return {code, message};
	}
}
