import {z} from 'zod';
import {billingPeriods} from '../../domain/catalog/billing-period.ts';
import {entryTypes} from '../../domain/catalog/entrypoint.ts';
import {pricingModels} from '../../domain/catalog/pricing-tiers.ts';
import type {PricedPlan} from '../../domain/catalog/queries.ts';
import {serviceLifecycle} from '../../domain/catalog/service.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {statesOf} from '../../domain/platform/values/lifecycle.ts';
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
	category: z.string().nullish(),
	icon_url: z.string().nullish(),
	status: z.enum(statesOf(serviceLifecycle)),
	is_public: z.boolean(),
	...times,
};

export const catalogServiceView = view(serviceFields).meta({id: 'CatalogService'});

/** What is said of a plan, or pack, to people. */
export const planFeatures = z
	.custom<Readonly<{items: readonly string[]; unit?: string}>>()
	.pipe(z.object({items: z.array(z.string()), unit: z.string().optional()}));

const plan = {
	id: idOf('plan'),
	service_id: idOf('service'),
	service_slug: slug,
	plan_key: z.string().meta({example: 'crm.pro'}),
	slug,
	name: z.string(),
	description: z.string().nullish(),
	tier: z.string(),
	billing_period: z.enum(billingPeriods),
	base_price_cents: minorUnits,
	currency: z.string().meta({example: 'EUR'}),
	features: planFeatures,
	quotas: z.record(z.string(), z.int()),
	is_active: z.boolean(),
	is_public: z.boolean(),
	trial_days: z.int(),
	term_periods: z.int().nullish(),
	cost_multiplier: z.string().nullish(),
	sort_order: z.int(),
	metadata: z.record(z.string(), z.string()),
	...times,
};

export const planView = view(plan).meta({id: 'Plan'});

export const pricingTierView = view({
	id: idOf('pricingTier'),
	metric_slug: z.string(),
	model: z.enum(pricingModels),
	tier_start: decimal,
	tier_end: decimal.nullish(),
	unit_price_cents: decimal,
	flat_fee_cents: minorUnits,
	unit_label: z.string(),
	unit_divisor: z.int(),
	free_units: decimal.nullish(),
	...times,
}).meta({id: 'PricingTier'});

export const planDetailView = view({...plan, pricing_tiers: z.array(pricingTierView)}).meta({id: 'PlanDetail'});

const entrypoint = {
	id: idOf('entrypoint'),
	service_id: idOf('service'),
	label: z.string().meta({example: 'Open the CRM'}),
	url_template: z.string().meta({example: 'https://{{tenant.slug}}.crm.example/'}),
	entry_type: z.enum(entryTypes),
	description: z.string().nullish(),
	icon: z.string().nullish(),
	required_role: z.string().nullish(),
	sort_order: z.int(),
	is_active: z.boolean(),
	...times,
};

export const entrypointView = view(entrypoint).meta({id: 'Entrypoint'});

export const filledEntrypointView = view({...entrypoint, url: z.string().meta({example: 'https://acme.crm.example/'})}).meta({
	id: 'FilledEntrypoint',
});

export const catalogServiceDetailView = view({...serviceFields, plans: z.array(planView), entrypoints: z.array(entrypointView)}).meta({
	id: 'CatalogServiceDetail',
});

/** A plan with its price of today, as views show it. */
export const shownPlan = ({plan, service: {slug: serviceSlug}, version}: PricedPlan) => ({
	...plan,
	serviceSlug,
	planKey: plan.keyIn({slug: serviceSlug}),
	basePriceMinor: version.basePriceMinor,
});
