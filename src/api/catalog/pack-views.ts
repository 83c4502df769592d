import {z} from 'zod';
import {billingPeriod} from '../../domain/catalog/billing-period.ts';
import type {Pack} from '../../domain/catalog/packs/pack.ts';
import {discountType} from '../../domain/catalog/packs/pack.ts';
import {type PricedPack, pricedPacks} from '../../domain/catalog/packs/queries.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {MAX_MINOR, smaller} from '../../domain/platform/values/money.ts';
import {decimal, instant, minorUnits, slug} from '../http/fields.ts';
import {view} from '../http/shapes.ts';
import {planFeatures} from './views.ts';

/** What the terms of a pack mean, in answers and requests. */
export const packWords = {
	base_price_cents: 'Price of the pack for a billing period, without VAT, in minor units; counts with `fixed_price` only.',
	discount_type: '`fixed_price`: the pack costs `base_price_cents`; `percentage`: what its items cost, less `discount_percentage`.',
	discount_percentage: 'From 0 to 100, taken off the sum of the items; needed with `percentage`, null otherwise.',
	trial_days: 'Days that a new pack subscription is free of charge, whatever the trials of its plans are.',
	override_price_cents:
		"What the item counts for in this pack, in minor units: for the sum, and for its share on invoices; null: the plan's price.",
} as const;

const pack = {
	id: idOf('pack'),
	slug,
	name: z.string(),
	description: z.string().nullish(),
	icon_url: z.string().nullish(),
	billing_period: billingPeriod,
	base_price_cents: minorUnits.meta({description: packWords.base_price_cents}),
	currency: z.string().meta({example: 'EUR'}),
	discount_type: discountType,
	discount_percentage: decimal.nullish().meta({description: packWords.discount_percentage, example: '12.5'}),
	trial_days: z.int().meta({description: packWords.trial_days}),
	features: planFeatures,
	is_active: z.boolean().meta({description: 'Whether it can be subscribed to; running subscriptions are not touched by it.'}),
	is_public: z.boolean().meta({description: 'Whether customers see it and can subscribe to it.'}),
	sort_order: z.int(),
	price_cents: minorUnits.meta({
		description: 'What the pack costs a new subscriber in a billing period, without VAT, in minor units; computed.',
	}),
	created_at: instant,
	updated_at: instant,
};

export const servicePackView = view(pack).meta({id: 'ServicePack'});

const packItemView = view({
	service_id: idOf('service'),
	plan_id: idOf('plan').meta({description: 'Plan of that service.'}),
	override_price_cents: z.int().nullish().meta({description: packWords.override_price_cents, example: 3900}),
	sort_order: z.int(),
});

export const servicePackDetailView = view({
	...pack,
	items: z.array(packItemView).meta({description: 'What the pack holds: one plan a service, by sort order.'}),
}).meta({id: 'ServicePackDetail'});

/** A pack with its price of today, as views show it; one that has risen beyond the limit of amounts is shown as the limit. */
const shownPack = ({pack: found, priceMinor}: PricedPack) => ({
	...found,
	priceMinor: smaller(priceMinor, MAX_MINOR),
	items: [...found.items],
});

/** Packs as views show them. */
export const shownPacks = async (unit: Unit, packs: readonly Pack[]) => (await pricedPacks(unit, packs)).map(shownPack);

/** One of them. */
export async function shownPackDetail(unit: Unit, found: Pack) {
	const [shown] = await shownPacks(unit, [found]);
	if (!shown) throw new Error(`${found.id} has no price`);
	return shown;
}
