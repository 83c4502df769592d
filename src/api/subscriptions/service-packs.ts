import {getPackOnShelf, listPacksOnShelf} from '../../domain/catalog/packs/queries.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {cancelPack} from '../../domain/subscriptions/packs/cancel-pack.ts';
import {listPackSubscriptions as listAllPackSubscriptions, packShelfOf} from '../../domain/subscriptions/packs/queries.ts';
import {subscribeToPack as subscribe} from '../../domain/subscriptions/packs/subscribe-to-pack.ts';
import {servicePackDetailView, servicePackView, shownPackDetail, shownPacks} from '../catalog/pack-views.ts';
import {list, one} from '../http/answers.ts';
import {slug} from '../http/fields.ts';
import {tenantRoute} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {cancelRequest} from './subscriptions.ts';
import {packSubscriptionView, shownPackSubscription} from './views.ts';

const packs = {tag: 'service-packs'} as const;

export const listServicePacks = tenantRoute({
	...packs,
	operation: 'listServicePacks',
	method: 'get',
	path: '/service-packs',
	summary: 'The packs on offer, by sort order and name; also those that the tenant subscribes to',
	access: 'services:read',
	answer: list(servicePackView),
	async handle({unit, tenant}) {
		return shownPacks(unit, await listPacksOnShelf(unit, await packShelfOf(unit, tenant.id)));
	},
});

export const listPackSubscriptions = tenantRoute({
	...packs,
	operation: 'listPackSubscriptions',
	method: 'get',
	path: '/service-packs/subscriptions',
	summary: "The tenant's packs with the subscriptions of each, newest first",
	access: 'subscriptions:read',
	answer: list(packSubscriptionView),
	async handle({unit}) {
		return (await listAllPackSubscriptions(unit)).map(shownPackSubscription);
	},
});

const bySlug = input({slug});

export const getServicePack = tenantRoute({
	...packs,
	operation: 'getServicePack',
	method: 'get',
	path: '/service-packs/{slug}',
	summary: 'A pack with its items',
	access: 'services:read',
	params: bySlug,
	answer: one(servicePackDetailView),
	refuses: ['pack_not_found'],
	async handle({unit, tenant, params}) {
		return shownPackDetail(unit, await getPackOnShelf(unit, params.slug, await packShelfOf(unit, tenant.id)));
	},
});

export const subscribeToPack = tenantRoute({
	...packs,
	operation: 'subscribeToPack',
	method: 'post',
	path: '/service-packs/{slug}/subscribe',
	summary: 'Subscribe to all plans of a pack at once, for its price',
	access: 'subscriptions:manage',
	isIdempotent: true,
	params: bySlug,
	status: 201,
	answer: one(packSubscriptionView),
	refuses: ['pack_not_found', 'plan_not_found', 'billing_profile_missing', 'already_subscribed'],
	async handle({unit, tenant, params}) {
		return shownPackSubscription(await subscribe(unit, {tenantId: tenant.id, slug: params.slug}));
	},
});

export const cancelPackSubscription = tenantRoute({
	...packs,
	operation: 'cancelPackSubscription',
	method: 'post',
	path: '/service-packs/subscriptions/{pack_subscription_id}/cancel',
	summary: 'Cancel a pack with all of its subscriptions: for the end of the period; in a trial, or before it works, at once',
	access: 'subscriptions:manage',
	isIdempotent: true,
	params: input({pack_subscription_id: idOf('packSubscription')}),
	body: cancelRequest,
	answer: one(packSubscriptionView),
	refuses: ['pack_subscription_not_found', 'state_forbids'],
	async handle({unit, params, body}) {
		return shownPackSubscription(await cancelPack(unit, {...params, ...body}));
	},
});
