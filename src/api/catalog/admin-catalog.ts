import {z} from 'zod';
import {billingPeriod} from '../../domain/catalog/billing-period.ts';
import {createPlan as createPlanOf} from '../../domain/catalog/create-plan.ts';
import {createService as createServiceOf} from '../../domain/catalog/create-service.ts';
import type {Plan} from '../../domain/catalog/plan.ts';
import {pricingModel} from '../../domain/catalog/pricing-tiers.ts';
import {allPlansOf, entrypointsOf, priced, tiersOf} from '../../domain/catalog/queries.ts';
import {replacePricingTiers as replacePricingTiersOf} from '../../domain/catalog/replace-pricing-tiers.ts';
import {updatePlan as updatePlanOf} from '../../domain/catalog/update-plan.ts';
import {updateService as updateServiceOf} from '../../domain/catalog/update-service.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import {type Currency, currencyCode} from '../../domain/platform/values/currencies.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {namedEnum} from '../../domain/platform/values/named-enum.ts';
import {list, one} from '../http/answers.ts';
import {givenDecimal, givenPrice, httpsUrl, line, metadata, slug, text, webUrl} from '../http/fields.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {
	catalogServiceDetailView,
	costMultiplierWords,
	featureItems,
	featureUnit,
	planDetailView,
	pricingTierView,
	quotasWords,
	shownPlan,
	tierWords,
} from './views.ts';

const FEATURES_LIMIT = 100;

const TIERS_LIMIT = 500;

const serviceFields = {
	name: line(100),
	description: text(4000),
	category: line(100).nullish().meta({description: 'Word by which the catalog can be filtered.', example: 'sales'}),
	icon_url: httpsUrl.nullish().meta({description: 'Address of a picture (https), such as `uploadIcon` answers.'}),
	is_public: z.boolean().optional().meta({description: 'Whether it is in the catalog for everybody; true unless said.'}),
};

/** What is said of a plan, or pack, to people. */
export const givenFeatures = z.strictObject({
	items: z
		.array(line(200))
		.max(FEATURES_LIMIT)
		.meta({description: featureItems, example: ['Unlimited contacts']}),
	unit: line(40).optional().meta({description: featureUnit, example: 'seat'}),
});

const planTerms = {
	description: text(4000).nullish(),
	tier: line(63)
		.optional()
		.meta({description: '`standard` unless said: a word for the level of the plan, for programs that show plans.', example: 'pro'}),
	features: givenFeatures.optional(),
	quotas: z
		.record(slug, z.int().min(0))
		.optional()
		.meta({description: quotasWords, example: {api_calls: 10_000}}),
	is_active: z.boolean().optional().meta({description: 'Whether it can be subscribed to; true unless said.'}),
	is_public: z.boolean().optional().meta({description: 'Whether customers see it and can subscribe by themselves; true unless said.'}),
	trial_days: z.int().min(0).max(365).optional().meta({description: 'Days that a new subscription is free of charge; 0 unless said.'}),
	term_periods: z
		.int()
		.min(1)
		.max(1200)
		.nullish()
		.meta({description: 'After so many periods a subscription expires; it goes on until it is cancelled unless said.'}),
	cost_multiplier: z
		.string()
		.regex(/^\d{1,6}(\.\d{1,6})?$/, 'must be a decimal string')
		.nullish()
		.meta({description: costMultiplierWords, example: '1.25'}),
	sort_order: z.int().min(-1_000_000).max(1_000_000).optional(),
	metadata: metadata.optional(),
};

const nextRenewal = namedEnum(['next_renewal'], {
	id: 'PriceChangeTime',
	description: 'Moves running subscriptions to the new price at their next renewal',
}).optional();

const detailOf = async (unit: Unit, plan: Plan) => {
	const [found] = await priced(unit, [plan]);
	if (!found) throw new Error(`plan ${plan.id} has no service or no price`);
	return {...shownPlan(found), pricingTiers: await tiersOf(unit, found.version.id)};
};

export const createService = route({
	operation: 'createService',
	tag: 'admin',
	method: 'post',
	path: '/admin/catalog/services',
	summary: 'Put a service into the catalog: active at once, without provisioning',
	description:
		'For what the operator sells without a registration of its own: the service is `active` and on offer at once, belongs to no ' +
		'service account and has no provisioning, so subscriptions to it work as soon as they are made. `rotateServiceApiKey` gives it an ' +
		'API key by which it can report usage and ask for quotas. A slug that is in use is refused, and never changes afterwards. Add ' +
		'plans with `createPlan`; a service without plans is shown and cannot be subscribed to.',
	access: 'admin:registry',
	isIdempotent: true,
	body: input({
		slug,
		...serviceFields,
		base_url: webUrl
			.nullish()
			.meta({description: 'Where the service lives; for show, since a service without provisioning is not called.'}),
	}),
	example: {slug: 'mail', name: 'Mail', description: 'Mailboxes and lists', category: 'communication'},
	status: 201,
	answer: one(catalogServiceDetailView),
	refuses: ['service_slug_taken'],
	async handle({unit, body}) {
		return {...(await createServiceOf(unit, body)), plans: [], entrypoints: []};
	},
});

export const updateService = route({
	operation: 'updateService',
	tag: 'admin',
	method: 'put',
	path: '/admin/catalog/services/{slug}',
	summary: 'Change what the catalog says of a service',
	description:
		'Changes only what is given; `null` clears `category` and `icon_url`. Says nothing of state, address, metrics and provisioning: ' +
		'those belong to the registration. `is_public: false` hides the service from the catalog and from new subscribers, whereas ' +
		'tenants that subscribe to it still see it.',
	access: 'admin:registry',
	params: input({slug}),
	body: input({...serviceFields, name: serviceFields.name.optional(), description: serviceFields.description.optional()}),
	example: {description: 'Mailboxes, lists and a calendar', category: 'communication'},
	answer: one(catalogServiceDetailView),
	refuses: ['service_not_found'],
	async handle({unit, params, body}) {
		const service = await updateServiceOf(unit, {slug: params.slug, change: body});
		const entrypoints = await entrypointsOf(unit, [service.id]);
		return {...service, plans: (await allPlansOf(unit, service)).map(shownPlan), entrypoints};
	},
});

export const createPlan = route({
	operation: 'createPlan',
	tag: 'admin',
	method: 'post',
	path: '/admin/catalog/plans',
	summary: 'Add a plan to a service',
	description:
		'Adds a way to buy the service, with its first price and no pricing tiers: usage costs nothing until `replacePricingTiers` says ' +
		'what. `currency`, `billing_period` and `slug` never change afterwards; the slug is unique within the service. A new plan is on ' +
		'offer at once, unless `is_active` or `is_public` is false: begin with the former where tiers are to follow, for who subscribes keeps ' +
		'the price of that moment. `quotas` may name metrics that the service declares later. Usage is compared with `quotas` for warnings and quota checks, and is ' +
		'never cut off here: the service decides what to do.',
	access: 'admin:registry',
	isIdempotent: true,
	body: input({
		service_id: idOf('service'),
		slug,
		name: line(100),
		billing_period: billingPeriod,
		base_price_cents: givenPrice.meta({description: 'Price of one unit for a billing period, without VAT, in minor units.'}),
		currency: currencyCode.meta({
			description: 'ISO 4217; the price, the tiers and what is billed are in it. It never changes.',
			example: 'EUR',
		}),
		...planTerms,
	}),
	example: {
		service_id: 'svc_01jd2x4k7m9q3s5v8x0z2b4d6f',
		slug: 'pro',
		name: 'Pro',
		billing_period: 'monthly',
		base_price_cents: 4900,
		currency: 'EUR',
		trial_days: 14,
		quotas: {api_calls: 10_000},
		features: {items: ['Unlimited contacts', 'Support by mail'], unit: 'seat'},
	},
	status: 201,
	answer: one(planDetailView),
	refuses: ['service_not_found', 'plan_slug_taken', 'limit_reached'],
	async handle({unit, body}) {
		const plan = await createPlanOf(unit, {...body, currency: body.currency as Currency});
		return detailOf(unit, plan);
	},
});

export const updatePlan = route({
	operation: 'updatePlan',
	tag: 'admin',
	method: 'put',
	path: '/admin/catalog/plans/{plan_id}',
	summary: 'Change a plan; a changed price is for new subscriptions unless told otherwise',
	description:
		'Changes only what is given. Another `base_price_cents` is a new version of the price: it holds for new subscriptions, while ' +
		'running ones keep what they agreed on; with `apply_to_existing: next_renewal` they move to it at their next renewal, except ' +
		'those with a price of their own. `quotas` hold for running subscriptions at once. `is_active: false` ends the sale and leaves ' +
		'subscriptions as they are.',
	access: 'admin:registry',
	params: input({plan_id: idOf('plan')}),
	body: input({
		name: line(100).optional(),
		base_price_cents: givenPrice
			.optional()
			.meta({description: 'Another price of one unit for a billing period makes a new version of the price.'}),
		...planTerms,
		apply_to_existing: nextRenewal,
	}),
	example: {base_price_cents: 5900, apply_to_existing: 'next_renewal'},
	answer: one(planDetailView),
	refuses: ['plan_not_found'],
	async handle({unit, params, body: {applyToExisting, ...change}}) {
		const plan = await updatePlanOf(unit, {planId: params.planId, change, isForExisting: applyToExisting !== undefined});
		await unit.em.flush();
		return detailOf(unit, plan);
	},
});

const tierInput = input({
	metric_slug: slug.meta({description: tierWords.metric_slug, example: 'api_calls'}),
	model: pricingModel,
	tier_start: givenDecimal.meta({description: tierWords.tier_start, example: '0'}),
	tier_end: givenDecimal.nullish().meta({description: tierWords.tier_end, example: '10000'}),
	unit_price_cents: givenDecimal.meta({description: tierWords.unit_price_cents, example: '0.2'}),
	flat_fee_cents: givenPrice.default(0n).meta({description: tierWords.flat_fee_cents, example: 500}),
	unit_label: line(40).default('unit').meta({description: tierWords.unit_label, example: 'call'}),
	unit_divisor: z.int().min(1).max(1_000_000_000).default(1).meta({description: tierWords.unit_divisor}),
	free_units: givenDecimal.nullish().meta({description: tierWords.free_units, example: '100'}),
});

export const replacePricingTiers = route({
	operation: 'replacePricingTiers',
	tag: 'admin',
	method: 'put',
	path: '/admin/catalog/plans/{plan_id}/pricing-tiers',
	summary: 'Replace all pricing tiers of a plan at once',
	description:
		'The body is the whole list, an empty one included: tiers that are not in it are gone. Tiers of one metric share one model, start ' +
		'at 0 and follow each other without gap or overlap; `package` has exactly one tier, and only the first tier of a metric may have ' +
		'`free_units`. All faults are named at once, by place (`2.tier_start`). As with `updatePlan`, this makes a new version of the ' +
		'price: running subscriptions keep theirs, unless `apply_to_existing=next_renewal` moves them at their next renewal.',
	access: 'admin:registry',
	params: input({plan_id: idOf('plan')}),
	query: input({apply_to_existing: nextRenewal}),
	body: z.array(tierInput).max(TIERS_LIMIT),
	example: [
		{
			metric_slug: 'api_calls',
			model: 'graduated',
			tier_start: '0',
			tier_end: '10000',
			unit_price_cents: '0.2',
			unit_label: 'call',
			free_units: '1000',
		},
		{metric_slug: 'api_calls', model: 'graduated', tier_start: '10000', unit_price_cents: '0.1', unit_label: 'call'},
	],
	answer: list(pricingTierView),
	refuses: ['plan_not_found'],
	async handle({unit, params, query, body}) {
		return replacePricingTiersOf(unit, {planId: params.planId, tiers: body, isForExisting: query.applyToExisting !== undefined});
	},
});
