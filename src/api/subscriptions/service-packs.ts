import {getPackOnShelf, listPacksOnShelf} from '../../domain/catalog/packs/queries.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {cancelPack} from '../../domain/subscriptions/packs/cancel-pack.ts';
import {listPackSubscriptions as listAllPackSubscriptions, packShelfOf} from '../../domain/subscriptions/packs/queries.ts';
import {subscribeToPack as subscribe} from '../../domain/subscriptions/packs/subscribe-to-pack.ts';
import {servicePackDetailView, servicePackView, shownPackDetail, shownPacks} from '../catalog/pack-views.ts';
import {one, page} from '../http/answers.ts';
import {slug} from '../http/fields.ts';
import {longPageQuery} from '../http/queries.ts';
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
	description: 'Active and public packs, and those that the tenant subscribes to. `price_cents` is what a new subscriber pays.',
	access: 'services:read',
	query: longPageQuery('pack', {}),
	answer: page(servicePackView),
	async handle({unit, query, tenant}) {
		const found = await listPacksOnShelf(unit, {...query, packIds: await packShelfOf(unit, tenant.id)});
		return {...found, items: await shownPacks(unit, found.items)};
	},
});

export const listPackSubscriptions = tenantRoute({
	...packs,
	operation: 'listPackSubscriptions',
	method: 'get',
	path: '/service-packs/subscriptions',
	summary: "The tenant's packs with the subscriptions of each, newest first",
	description: 'With `children`, the subscriptions to the services of each pack; they live as the pack does. Ended ones are included.',
	access: 'subscriptions:read',
	query: longPageQuery('packSubscription', {}),
	answer: page(packSubscriptionView),
	async handle({unit, query}) {
		const found = await listAllPackSubscriptions(unit, query);
		return {...found, items: found.items.map(shownPackSubscription)};
	},
});

const bySlug = input({slug});

export const getServicePack = tenantRoute({
	...packs,
	operation: 'getServicePack',
	method: 'get',
	path: '/service-packs/{slug}',
	summary: 'A pack with its items',
	description:
		"Its items are the plans that it holds, with what each counts for in the price. A pack that is neither on offer nor the tenant's " +
		'own is 404.',
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
	description:
		'Makes a pack subscription with one subscription for each item, all or none. It works, and is billed, at once where no service ' +
		'has to be provisioned; else it begins with the last of them, and is cancelled without a charge when one fails. The trial is the ' +
		"pack's, whatever its plans have; a tenant that has tried one of its services has none. Refused without a billing profile, and " +
		'while the tenant has a live subscription to one of the services (409). The price stays as it was agreed on when the pack ' +
		'changes.',
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
	description:
		'All of its subscriptions end together. Until the end of the period everything works; a trial, a pack that does not work yet and ' +
		'what was bought once end at once. A pack that ended, or is to end already, is refused.',
	access: 'subscriptions:manage',
	isIdempotent: true,
	params: input({pack_subscription_id: idOf('packSubscription')}),
	body: cancelRequest,
	example: {reason: 'We moved to another product'},
	answer: one(packSubscriptionView),
	refuses: ['pack_subscription_not_found', 'state_forbids'],
	async handle({unit, params, body}) {
		return shownPackSubscription(await cancelPack(unit, {...params, ...body}));
	},
});
