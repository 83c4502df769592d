import {z} from 'zod';
import {idOf} from '../../domain/platform/id.ts';
import {getSubscription as subscriptionById, listSubscriptions as subscriptionsPage} from '../../domain/subscriptions/queries.ts';
import {QUANTITY_LIMIT, subscribe} from '../../domain/subscriptions/subscribe.ts';
import {one, page} from '../http/answers.ts';
import {metadata, slug} from '../http/fields.ts';
import {pageQuery} from '../http/queries.ts';
import {tenantRoute} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {shownSubscription, subscriptionStatus, subscriptionView} from './views.ts';

export const listSubscriptions = tenantRoute({
	operation: 'listSubscriptions',
	tag: 'subscriptions',
	method: 'get',
	path: '/subscriptions',
	summary: "The tenant's subscriptions, newest first",
	access: 'subscriptions:read',
	query: pageQuery({status: subscriptionStatus.optional(), service_slug: slug.optional()}),
	answer: page(subscriptionView),
	async handle({unit, query}) {
		const found = await subscriptionsPage(unit, query);
		return {...found, items: found.items.map(shownSubscription)};
	},
});

export const createSubscription = tenantRoute({
	operation: 'createSubscription',
	tag: 'subscriptions',
	method: 'post',
	path: '/subscriptions',
	summary: 'Subscribe to a plan of the catalog',
	access: 'subscriptions:manage',
	isIdempotent: true,
	body: input({
		plan_id: idOf('plan'),
		quantity: z.int().min(1).max(QUANTITY_LIMIT).optional(),
		metadata: metadata.optional(),
	}),
	status: 201,
	answer: one(subscriptionView),
	refuses: ['plan_not_found', 'billing_profile_missing', 'already_subscribed'],
	async handle({unit, tenant, body}) {
		return shownSubscription(await subscribe(unit, {tenantId: tenant.id, ...body}));
	},
});

export const getSubscription = tenantRoute({
	operation: 'getSubscription',
	tag: 'subscriptions',
	method: 'get',
	path: '/subscriptions/{subscription_id}',
	summary: 'One subscription',
	access: 'subscriptions:read',
	params: input({subscription_id: idOf('subscription')}),
	answer: one(subscriptionView),
	refuses: ['subscription_not_found'],
	async handle({unit, params}) {
		return shownSubscription(await subscriptionById(unit, params.subscriptionId));
	},
});
