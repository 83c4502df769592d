import {z} from 'zod';
import {type IdOf, idOf} from '../../domain/platform/values/id.ts';
import {setPurchaseOrder} from '../../domain/subscriptions/change/set-purchase-order.ts';
import {subscriptionStatus} from '../../domain/subscriptions/lifecycle.ts';
import {actOnMany} from '../../domain/subscriptions/staff/act-on-many.ts';
import {BULK_LIMIT, type BulkAction, bulkAction} from '../../domain/subscriptions/staff/bulk-action.ts';
import {override} from '../../domain/subscriptions/staff/override.ts';
import {subscribeTenant} from '../../domain/subscriptions/staff/subscribe-tenant.ts';
import {one} from '../http/answers.ts';
import {givenDay, givenPrice, line, metadata} from '../http/fields.ts';
import {internalError, problemOf} from '../http/problems.ts';
import {type RouteRequest, route} from '../http/route.ts';
import {input, view} from '../http/shapes.ts';
import {bySubscription, subscribedQuantity, subscriptionUpdate} from './subscriptions.ts';
import {purchaseOrder, subscriptionView} from './views.ts';

const TRIAL_LIMIT_DAYS = 365;
/** So many subscriptions are acted on in one unit. */
const SLICE = 100;

export const adminCreateSubscription = route({
	operation: 'adminCreateSubscription',
	tag: 'admin-subscriptions',
	method: 'post',
	path: '/admin/subscriptions',
	summary: 'Subscribe a tenant, also to a plan that is not public, from an earlier day on, or at a price of its own',
	description:
		'Like `createSubscription`, on behalf of the customer and with more freedom: the plan need not be public, though it and its ' +
		'service must be active. `start_at` dates the beginning back, as long as the period that begins on that day has not ended; ' +
		"`price_cents` agrees on a price that the plan's later prices do not touch; `trial_days` agrees on a trial, 0 for none. A tenant " +
		'tries each service once. Refused without a billing profile, and while the tenant has a live subscription to the service. A ' +
		'provisioned service makes it `pending` first; otherwise it is billed at once.',
	access: 'admin:subscriptions',
	isIdempotent: true,
	body: input({
		tenant_id: idOf('tenant').meta({description: 'Tenant that is to subscribe.'}),
		plan_id: idOf('plan').meta({description: 'Plan to subscribe to; it need not be public.'}),
		quantity: subscribedQuantity,
		purchase_order: purchaseOrder,
		metadata: metadata.optional(),
		start_at: givenDay.optional().meta({description: "Day one, in the tenant's time zone; this day unless said, and none after it."}),
		price_cents: givenPrice
			.optional()
			.meta({description: "Price of one unit for a billing period, in minor units, that stays as it is; the plan's unless said."}),
		trial_days: z.int().min(0).max(TRIAL_LIMIT_DAYS).optional().meta({description: "Days of trial, 0 for none; the plan's unless said."}),
	}),
	example: {
		tenant_id: 'tnt_acme',
		plan_id: 'pln_01jd2x4k7m9q3s5v8x0z2b4d6f',
		quantity: 5,
		start_at: '2026-06-01',
		price_cents: 3900,
		trial_days: 0,
	},
	status: 201,
	answer: one(subscriptionView),
	refuses: ['tenant_not_found', 'plan_not_found', 'not_for_sale', 'billing_profile_missing', 'already_subscribed'],
	async handle({unit, body: {priceMinor, ...asked}}) {
		return subscribeTenant(unit, {...asked, priceMinor});
	},
});

export const adminUpdateSubscription = route({
	...subscriptionUpdate,
	operation: 'adminUpdateSubscription',
	path: '/admin/subscriptions/{subscription_id}',
	access: 'admin:subscriptions',
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
	description:
		'For putting right what went wrong, in one call and with a `reason` that stands in the audit log. Another `plan_id` of the same ' +
		'service and currency holds from this moment: nothing is credited or charged for the running period, the next one is at the new ' +
		"plan's price, usage counts for the new plan from now on, and the service is told of it. Another `status` goes by the arrows of the " +
		'lifecycle and does what the verb of that arrow does, billing included. At least one of the two is required. `cancelled` and `expired` are final. A ' +
		'subscription of a pack is refused.',
	access: 'admin:subscriptions',
	isIdempotent: true,
	params: bySubscription,
	body: input({
		plan_id: idOf('plan')
			.optional()
			.meta({description: 'Plan of the same service and currency that holds from now on, without proration.'}),
		status: subscriptionStatus.optional().meta({description: 'State that it is to be in, by an arrow of its lifecycle.'}),
		reason: line(500).meta({description: 'Why; it stands with the change in the audit log.', example: 'Sold as Pro, entered as Team'}),
	}),
	example: {plan_id: 'pln_01jd2x4k7m9q3s5v8x0z2b4d6f', reason: 'Sold as Pro, entered as Team'},
	answer: one(subscriptionView),
	refuses: [
		'subscription_not_found',
		'plan_not_found',
		'belongs_to_pack',
		'state_forbids',
		'is_over',
		'nothing_changes',
		'change_under_way',
		'period_is_over',
	],
	async handle({unit, params, body}) {
		return override(unit, {...params, ...body});
	},
});

const bulkResult = view({
	succeeded: z.array(idOf('subscription')).meta({description: 'Those that were acted on, in the order in which they were sent.'}),
	failed: z
		.array(
			z.object({
				id: idOf('subscription').meta({description: 'Subscription that was not acted on.'}),
				error: z
					.object({
						code: z
							.string()
							.meta({description: 'One word for programs, as in the error that the verb for one gives.', example: 'bad_request'}),
						message: z.string().meta({description: 'Why, in words for people.'}),
					})
					.meta({description: 'Why it refused.'}),
			}),
		)
		.meta({description: 'Those that refused, with their reasons; nothing of them was changed.'}),
}).meta({id: 'BulkResult'});

type BulkBody = Readonly<{action: BulkAction; ids: readonly IdOf<'subscription'>[]; reason?: string | undefined}>;
type BulkRequest = RouteRequest<unknown, unknown, BulkBody>;

export const adminBulkSubscriptions = route({
	operation: 'adminBulkSubscriptions',
	tag: 'admin-subscriptions',
	method: 'post',
	path: '/admin/subscriptions/bulk',
	summary: 'Cancel, suspend or resume many subscriptions, each by itself: one that refuses stops no other',
	description:
		'Up to 500 subscriptions in one call, each as the verb for one would do it: the answer lists those that were done and those that ' +
		'refused, each with its error, and is 200 also when all refused. An id that is not in reach fails as not found; one that is sent ' +
		'twice counts once. `cancel_immediate` ends at once and gives unused days back. Sending it again is harmless: what is done ' +
		'already refuses.',
	access: 'admin:subscriptions',
	isCostly: true,
	hasNoUnit: true,
	body: input({
		action: bulkAction,
		ids: z.array(idOf('subscription')).min(1).max(BULK_LIMIT).meta({description: 'Subscriptions that are acted on, 1 to 500.'}),
		reason: line(500).optional().meta({description: 'Why, kept with each of them.', example: 'End of the pilot'}),
	}),
	example: {action: 'suspend', ids: ['sub_01jd2x4k7m9q3s5v8x0z2b4d6f', 'sub_01jd2x4k7m9q3s5v8x0z2b4d6g'], reason: 'End of the pilot'},
	answer: one(bulkResult),
	refuses: ['subscription_not_found', 'belongs_to_pack', 'state_forbids'],
	async handle(request: BulkRequest) {
		const ids = [...new Set(request.body.ids)];
		const errors = new Map<string, Problem>();
		for (let from = 0; from < ids.length; from += SLICE) {
			const slice = ids.slice(from, from + SLICE);
			for (const [id, error] of await errorsOf(request, slice)) errors.set(id, error);
		}

		return {
			succeeded: ids.filter(id => !errors.has(id)),
			failed: ids.flatMap(id => {
				const error = errors.get(id);
				return error ? [{id, error}] : [];
			}),
		};
	},
});

type Problem = Readonly<{code: string; message: string}>;

/** Acts on a slice in one unit; where that fails for a fault of ours, on each of it by itself, so that what is wrong is alone. */
async function errorsOf(request: BulkRequest, ids: readonly IdOf<'subscription'>[]): Promise<ReadonlyMap<string, Problem>> {
	const {body, tools, requestId} = request;
	try {
		const refused = await tools.inUnit(unitOf(request), async unit => actOnMany(unit, {...body, subscriptionIds: ids}));
		return new Map([...refused].map(([id, refusal]) => [id, shown(refusal, request)]));
	} catch (error) {
		if (ids.length > 1) {
			const errors = new Map<string, Problem>();
			for (const id of ids) for (const [about, alone] of await errorsOf(request, [id])) errors.set(about, alone);
			return errors;
		}

		if (!problemOf(error, requestId)) tools.log.error({err: error, subscriptionId: ids[0], requestId}, 'one of many could not be done');
		return new Map(ids.map(id => [id, shown(error, request)]));
	}
}

const unitOf = ({caller, requestId, reach}: BulkRequest) => ({reach: reach(), cause: {requestId, actor: caller.subject}, isAudited: true});

function shown(error: unknown, {requestId}: BulkRequest): Problem {
	const {code, message} = (problemOf(error, requestId) ?? internalError(requestId)).body.error;
	return {code, message};
}
