import {getTenant} from '../../domain/organization/queries.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {cancel} from '../../domain/subscriptions/cancel.ts';
import {subscriptionStatus} from '../../domain/subscriptions/lifecycle.ts';
import {listSubscriptions} from '../../domain/subscriptions/queries.ts';
import {resume} from '../../domain/subscriptions/resume.ts';
import {suspend} from '../../domain/subscriptions/suspend.ts';
import {one, page} from '../http/answers.ts';
import {line, slug} from '../http/fields.ts';
import {pageQuery, search, yesOrNo} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {demandPartner} from '../organization/demand-partner.ts';
import {bySubscription, cancelRequest} from './subscriptions.ts';
import {subscriptionView} from './views.ts';

export const adminListSubscriptions = route({
	operation: 'adminListSubscriptions',
	tag: 'admin-subscriptions',
	method: 'get',
	path: '/admin/subscriptions',
	summary: 'The subscriptions in reach, newest first',
	description:
		"Everybody's for the operator's staff, those of their own tenants for a partner's. A `tenant_id` or `partner_id` outside the " +
		"caller's reach is 404. Filters are exact, but for `q`.",
	access: 'admin:subscriptions',
	query: pageQuery('subscription', {
		status: subscriptionStatus.optional().meta({description: 'Only subscriptions in this state.'}),
		tenant_id: idOf('tenant').optional().meta({description: 'Only subscriptions of this tenant.'}),
		partner_id: idOf('partner').optional().meta({description: "Only subscriptions of this partner's tenants."}),
		service_slug: slug.optional().meta({description: 'Only subscriptions to this service.'}),
		q: search.optional(),
	}),
	answer: page(subscriptionView),
	refuses: ['tenant_not_found', 'partner_not_found'],
	async handle({unit, caller, query}) {
		if (query.tenantId) await getTenant(unit, query.tenantId);
		if (query.partnerId) await demandPartner(unit, caller, query.partnerId);
		const found = await listSubscriptions(unit, query);
		return found;
	},
});

export const adminCancelSubscription = route({
	operation: 'adminCancelSubscription',
	tag: 'admin-subscriptions',
	method: 'post',
	path: '/admin/subscriptions/{subscription_id}/cancel',
	summary: 'Cancel for the end of the period, or at once: then its unused days are given back',
	description:
		'For the end of the period unless `immediate=true`: then it ends at this moment, the days that were paid for and not used are ' +
		'given back by a credit note, and its last usage is billed. Pending ones, trials and what was bought once always end at once. A ' +
		'subscription of a pack is refused: cancel the pack. Deprovisioning follows the end, and `subscription.changed` or ' +
		'`subscription.cancelled` is told.',
	access: 'admin:subscriptions',
	isIdempotent: true,
	params: bySubscription,
	query: input({immediate: yesOrNo.optional().meta({description: '`true`: at once, instead of at the end of the period.'})}),
	body: cancelRequest,
	example: {reason: 'Asked for by telephone'},
	answer: one(subscriptionView),
	refuses: ['subscription_not_found', 'belongs_to_pack', 'state_forbids'],
	async handle({unit, params, query, body}) {
		return cancel(unit, {...params, ...body, isImmediate: query.immediate});
	},
});

export const adminSuspendSubscription = route({
	operation: 'adminSuspendSubscription',
	tag: 'admin-subscriptions',
	method: 'post',
	path: '/admin/subscriptions/{subscription_id}/suspend',
	summary: 'Suspend a subscription: it is not renewed, and nothing is given back',
	description:
		'For a customer that is to be stopped without losing its place: an active or past-due subscription is not renewed while it is ' +
		'suspended, and nothing is given back. Its running period is closed when it is over, with its usage billed. The service is asked ' +
		'to suspend when its definition has steps for it, and `subscription.suspended` is told. A subscription of a pack is refused.',
	access: 'admin:subscriptions',
	isIdempotent: true,
	params: bySubscription,
	body: input({
		reason: line(500).optional().meta({description: 'Why, kept as `suspension_reason` while it lasts.', example: 'Terms of use'}),
	}).optional(),
	example: {reason: 'Terms of use'},
	answer: one(subscriptionView),
	refuses: ['subscription_not_found', 'belongs_to_pack', 'state_forbids'],
	async handle({unit, params, body}) {
		return suspend(unit, {...params, ...body});
	},
});

export const adminResumeSubscription = route({
	operation: 'adminResumeSubscription',
	tag: 'admin-subscriptions',
	method: 'post',
	path: '/admin/subscriptions/{subscription_id}/resume',
	summary: 'Let a suspended subscription go on: in its period, or in a new one from this day',
	description:
		'A period that has not ended goes on; when it is over, a new one begins this day and is billed. The service is asked to resume ' +
		'when its definition has steps for it, and `subscription.resumed` is told. Only a suspended subscription can be resumed; one of a ' +
		'pack is refused.',
	access: 'admin:subscriptions',
	isIdempotent: true,
	params: bySubscription,
	answer: one(subscriptionView),
	refuses: ['subscription_not_found', 'belongs_to_pack', 'state_forbids'],
	async handle({unit, params}) {
		return resume(unit, params);
	},
});
