import {z} from 'zod';
import {billingPeriod} from '../../domain/catalog/billing-period.ts';
import {createPack} from '../../domain/catalog/packs/create-pack.ts';
import {deletePack} from '../../domain/catalog/packs/delete-pack.ts';
import {discountType} from '../../domain/catalog/packs/pack.ts';
import {getPack, listPacks} from '../../domain/catalog/packs/queries.ts';
import {updatePack} from '../../domain/catalog/packs/update-pack.ts';
import {type Currency, currencyCode} from '../../domain/platform/values/currencies.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {wasPackEverSubscribed} from '../../domain/subscriptions/packs/queries.ts';
import {nothing, one, page} from '../http/answers.ts';
import {givenPercentage, givenPrice, httpsUrl, line, slug, text} from '../http/fields.ts';
import {pageQuery, search} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {givenFeatures} from './admin-catalog.ts';
import {packWords, servicePackDetailView, servicePackView, shownPackDetail, shownPacks} from './pack-views.ts';

const ITEMS_LIMIT = 20;

/** The path of packs that somebody subscribes to has this word in the place of a slug. */
const RESERVED_SLUG = 'subscriptions';

const sortOrder = z.int().min(-1_000_000).max(1_000_000);

const item = input({
	service_id: idOf('service'),
	plan_id: idOf('plan').meta({description: "Plan of that service, in the pack's currency and billing period."}),
	override_price_cents: givenPrice.nullish().meta({description: packWords.override_price_cents, example: 3900}),
	sort_order: sortOrder.optional().meta({description: 'Place among the items: lower ones come first; the place in the list unless said.'}),
});

const fields = {
	name: line(100),
	billing_period: billingPeriod.meta({description: 'How often the pack is billed, in advance; all of its plans are billed as often.'}),
	currency: currencyCode.meta({description: 'ISO 4217; all plans of the pack are in it.', example: 'EUR'}),
	items: z.array(item).min(1).max(ITEMS_LIMIT).meta({description: 'What the pack holds: 1 to 20 plans, one a service.'}),
};

const terms = {
	description: text(4000).nullish(),
	icon_url: httpsUrl.nullish(),
	base_price_cents: givenPrice.optional().meta({description: packWords.base_price_cents}),
	discount_type: discountType.optional(),
	discount_percentage: givenPercentage.nullish().meta({description: packWords.discount_percentage, example: '12.5'}),
	trial_days: z.int().min(0).max(365).optional().meta({description: packWords.trial_days}),
	features: givenFeatures.optional(),
	is_active: z.boolean().optional().meta({description: 'Whether it can be subscribed to; true unless said.'}),
	is_public: z.boolean().optional().meta({description: 'Whether customers see it and can subscribe to it; true unless said.'}),
	sort_order: sortOrder.optional(),
};

type GivenItem = z.output<typeof item>;

/** Items as they were given; where one says nothing of its order, its place in the list is it. */
const itemsOf = (items: readonly GivenItem[]) =>
	items.map(({serviceId, planId, overridePriceMinor: override = null, sortOrder: order}, index) => ({
		...{serviceId, planId, sortOrder: order ?? index},
		overridePriceMinor: override === null ? null : Number(override),
	}));

const admin = {tag: 'admin-packs', access: 'admin:billing', isOperatorOnly: true} as const;

const byId = input({pack_id: idOf('pack')});

export const adminListPacks = route({
	...admin,
	operation: 'adminListPacks',
	method: 'get',
	path: '/admin/packs',
	summary: 'All packs, on offer or not, by sort order and name',
	description:
		'All packs in the order in which they are shown: by sort order, then name. `price_cents` is what the pack would cost a new ' +
		"subscriber today. For the operator's staff only.",
	query: pageQuery('pack', {q: search.optional()}),
	answer: page(servicePackView),
	async handle({unit, query}) {
		const found = await listPacks(unit, query);
		return {...found, items: await shownPacks(unit, found.items)};
	},
});

export const adminCreatePack = route({
	...admin,
	operation: 'adminCreatePack',
	method: 'post',
	path: '/admin/packs',
	summary: 'Sell plans of several services together; they share currency and billing period',
	description:
		"Puts one to twenty plans, each of another service, on offer for one price. All plans have the pack's `currency` and " +
		'`billing_period`; all faults are named at once. With `discount_type: fixed_price` the pack costs `base_price_cents`; with ' +
		'`percentage` it costs the sum of its items (override or plan price) less `discount_percentage`, rounded half up once. On ' +
		'invoices the price is spread over the items, in proportion to override or plan price. What a pack sells is on offer by itself: ' +
		"its plans need not be public. For the operator's staff only.",
	isIdempotent: true,
	body: input({slug: slug.refine(word => word !== RESERVED_SLUG, `must not be '${RESERVED_SLUG}'`), ...fields, ...terms}),
	example: {
		slug: 'office',
		name: 'Office',
		billing_period: 'monthly',
		currency: 'EUR',
		discount_type: 'percentage',
		discount_percentage: '12.5',
		items: [
			{service_id: 'svc_01jd2x4k7m9q3s5v8x0z2b4d6f', plan_id: 'pln_01jd2x4k7m9q3s5v8x0z2b4d6f'},
			{service_id: 'svc_01jd2x4k7m9q3s5v8x0z2b4d6g', plan_id: 'pln_01jd2x4k7m9q3s5v8x0z2b4d6g', override_price_cents: 900},
		],
	},
	status: 201,
	answer: one(servicePackDetailView),
	refuses: ['service_not_found', 'plan_not_found', 'pack_slug_taken'],
	async handle({unit, body: {items, currency, ...body}}) {
		const pack = {...body, currency: currency as Currency, items: itemsOf(items)};
		return shownPackDetail(unit, await createPack(unit, pack));
	},
});

export const adminGetPack = route({
	...admin,
	operation: 'adminGetPack',
	method: 'get',
	path: '/admin/packs/{pack_id}',
	summary: 'A pack with its items',
	description: "With its items and what it would cost a new subscriber today, on offer or not. For the operator's staff only.",
	params: byId,
	answer: one(servicePackDetailView),
	refuses: ['pack_not_found'],
	async handle({unit, params}) {
		return shownPackDetail(unit, await getPack(unit, params.packId));
	},
});

export const adminUpdatePack = route({
	...admin,
	operation: 'adminUpdatePack',
	method: 'put',
	path: '/admin/packs/{pack_id}',
	summary: 'Change a pack, only what is given; who subscribes to it already keeps what was agreed on',
	description:
		'Changes only what is given; `items` replaces the whole list. Whoever subscribes to the pack keeps plans and price as they were ' +
		'agreed on; the change is for new subscribers. The pack as it would be is judged by the rules of `adminCreatePack`. The slug does ' +
		"not change. For the operator's staff only.",
	params: byId,
	body: input({
		name: fields.name.optional(),
		billing_period: fields.billing_period.optional(),
		currency: fields.currency.optional(),
		items: fields.items.optional(),
		...terms,
	}),
	example: {discount_percentage: '15', is_public: true},
	answer: one(servicePackDetailView),
	refuses: ['pack_not_found', 'service_not_found', 'plan_not_found'],
	async handle({unit, params: {packId}, body: {items, currency, ...body}}) {
		const change = {...body, currency: currency as Currency | undefined, items: items && itemsOf(items)};
		return shownPackDetail(unit, await updatePack(unit, {packId, change}));
	},
});

export const adminDeletePack = route({
	...admin,
	operation: 'adminDeletePack',
	method: 'delete',
	path: '/admin/packs/{pack_id}',
	summary: 'Take a pack off the catalog; one that somebody subscribed to stays, and is not on offer any more',
	description:
		'A pack that nobody ever subscribed to is deleted. Any other one is switched off instead (`is_active: false`): it is not on offer ' +
		"any more, its subscriptions go on, and it can be switched on again. For the operator's staff only.",
	params: byId,
	status: 204,
	answer: nothing,
	refuses: ['pack_not_found'],
	async handle({unit, params: {packId}}) {
		await deletePack(unit, {packId, wasEverSubscribed: async () => wasPackEverSubscribed(unit, packId)});
	},
});
