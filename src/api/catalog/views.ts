import {z} from 'zod';
import {billingPeriod} from '../../domain/catalog/billing-period.ts';
import {entryType} from '../../domain/catalog/entrypoint.ts';
import {pricingModel} from '../../domain/catalog/pricing-tiers.ts';
import type {PricedPlan} from '../../domain/catalog/queries.ts';
import {serviceStatus} from '../../domain/catalog/service.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {decimal, instant, minorUnits, slug} from '../http/fields.ts';
import {view} from '../http/shapes.ts';

/** What every stored thing shows. */
const times = {created_at: instant, updated_at: instant};

/** What the catalog and the registry show of a service. */
export const serviceFields = {
	id: idOf('service'),
	slug,
	name: z.string(),
	description: z.string(),
	category: z.string().nullish().meta({description: 'Word by which the catalog can be filtered; null: none.', example: 'sales'}),
	icon_url: z.string().nullish(),
	status: serviceStatus,
	is_public: z
		.boolean()
		.meta({description: 'Whether it is in the catalog for everybody; otherwise only staff and its subscribers see it.'}),
	...times,
};

export const catalogServiceView = view(serviceFields).meta({id: 'CatalogService'});

/** What the two parts of features say, in answers and requests. */
export const [featureItems, featureUnit] = [
	'Selling points, a line each, in the order in which they are shown.',
	'Word for what one of its quantity is, such as `seat`.',
];

/** What is said of a plan, or pack, to people. */
export const planFeatures = z
	.custom<Readonly<{items: readonly string[]; unit?: string}>>()
	.pipe(
		z.object({items: z.array(z.string()).meta({description: featureItems}), unit: z.string().optional().meta({description: featureUnit})}),
	);

/** What quotas are, in answers and requests. */
export const quotasWords =
	'How much of each metric the plan allows in a billing period, by the slug of the metric; 0 or missing: no limit. Customers are warned, and ' +
	'services ask; nothing is cut off here.';

/** What a cost multiplier is, in answers and requests. */
export const costMultiplierWords = "A decimal of the vendor's own, for its cost reports; no price is multiplied by it.";

const plan = {
	id: idOf('plan'),
	service_id: idOf('service'),
	service_slug: slug,
	plan_key: z
		.string()
		.meta({description: 'Slug of the service, a dot, slug of the plan: what programs call the plan.', example: 'crm.pro'}),
	slug,
	name: z.string(),
	description: z.string().nullish(),
	tier: z.string().meta({description: 'Word for the level of the plan, for programs that show or compare plans.', example: 'standard'}),
	billing_period: billingPeriod,
	base_price_cents: minorUnits.meta({
		description: 'Price of one unit for a billing period to new subscriptions, without VAT, in minor units.',
	}),
	currency: z.string().meta({example: 'EUR'}),
	features: planFeatures,
	quotas: z.record(z.string(), z.int()).meta({description: quotasWords, example: {api_calls: 10_000}}),
	is_active: z.boolean().meta({description: 'Whether it can be subscribed to; running subscriptions are not touched by it.'}),
	is_public: z.boolean().meta({description: 'Whether customers see it and can subscribe by themselves; otherwise staff can for them.'}),
	trial_days: z.int(),
	term_periods: z
		.int()
		.nullish()
		.meta({description: 'After so many periods a subscription expires; null: it goes on until it is cancelled.'}),
	cost_multiplier: z.string().nullish().meta({description: costMultiplierWords}),
	sort_order: z.int(),
	metadata: z.record(z.string(), z.string()),
	...times,
};

export const planView = view(plan).meta({id: 'Plan'});

/** What the fields of a tier mean, in answers and requests. */
export const tierWords = {
	metric_slug: 'Metric of the service whose usage the tier prices.',
	model:
		'How the tiers of the metric are read: `graduated` (each part of the quantity at the price of its tier), `volume` (all of it at the price ' +
		'of the tier that it falls in), `package` (started blocks of `unit_divisor` units).',
	tier_start: 'Quantity that the tier begins after; 0 for the first one, which also holds a quantity of 0.',
	tier_end: 'Last quantity of the tier, included; null: it has no end.',
	unit_price_cents: 'Price of `unit_divisor` units in minor units: a decimal of at most 12 places, rounded once, on the line.',
	flat_fee_cents: 'Charged once when the tier is entered, in minor units.',
	unit_label: 'Word for one unit on invoices.',
	unit_divisor: 'How many units the price is for: 1000 with a price of 20 is 20 cents for a thousand.',
	free_units: 'Units of a billing period that cost nothing, taken off before the tiers are read; on the first tier of a metric only.',
} as const;

export const pricingTierView = view({
	id: idOf('pricingTier'),
	metric_slug: z.string().meta({description: tierWords.metric_slug, example: 'api_calls'}),
	model: pricingModel,
	tier_start: decimal.meta({description: tierWords.tier_start, example: '0'}),
	tier_end: decimal.nullish().meta({description: tierWords.tier_end, example: '10000'}),
	unit_price_cents: decimal.meta({description: tierWords.unit_price_cents, example: '0.2'}),
	flat_fee_cents: minorUnits.meta({description: tierWords.flat_fee_cents, example: 500}),
	unit_label: z.string().meta({description: tierWords.unit_label, example: 'call'}),
	unit_divisor: z.int().meta({description: tierWords.unit_divisor, example: 1}),
	free_units: decimal.nullish().meta({description: tierWords.free_units, example: '100'}),
	...times,
}).meta({id: 'PricingTier'});

export const planDetailView = view({
	...plan,
	pricing_tiers: z.array(pricingTierView).meta({description: 'What usage costs; without a tier of its metric, usage costs nothing.'}),
}).meta({id: 'PlanDetail'});

/** What the role of a link means, in answers and requests. */
export const requiredRoleWords =
	'Only who holds this role, or may do all that it allows, is shown the link; null: everybody of the tenant.';

const entrypoint = {
	id: idOf('entrypoint'),
	service_id: idOf('service'),
	label: z.string().meta({description: 'Text of the link.', example: 'Open the CRM'}),
	url_template: z.string().meta({
		description: 'The link with `{{tenant.id}}`, `{{tenant.slug}}` or `{{endpoint}}` where something is filled in.',
		example: 'https://{{tenant.slug}}.crm.example/',
	}),
	entry_type: entryType,
	description: z.string().nullish(),
	icon: z.string().nullish().meta({description: 'Name or address of a picture, as the portal that shows the link understands it.'}),
	required_role: z.string().nullish().meta({description: requiredRoleWords, example: 'tenant_admin'}),
	sort_order: z.int(),
	is_active: z.boolean().meta({description: 'Whether it is shown to customers.'}),
	...times,
};

export const entrypointView = view(entrypoint).meta({id: 'Entrypoint'});

export const filledEntrypointView = view({
	...entrypoint,
	url: z.string().meta({description: 'The link, filled in for the tenant.', example: 'https://acme.crm.example/'}),
}).meta({
	id: 'FilledEntrypoint',
});

export const catalogServiceDetailView = view({
	...serviceFields,
	plans: z.array(planView).meta({description: 'Its plans, by sort order and name.'}),
	entrypoints: z.array(entrypointView).meta({description: 'Ways into it, by sort order and name.'}),
}).meta({
	id: 'CatalogServiceDetail',
});

/** A plan with its price of today, as views show it. */
export const shownPlan = ({plan, service: {slug: serviceSlug}, version}: PricedPlan) => ({
	...plan,
	serviceSlug,
	planKey: plan.keyIn({slug: serviceSlug}),
	basePriceMinor: version.basePriceMinor,
});
