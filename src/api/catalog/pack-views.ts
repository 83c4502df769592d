import {z} from 'zod';
import {billingPeriods} from '../../domain/catalog/billing-period.ts';
import type {Pack} from '../../domain/catalog/packs/pack.ts';
import {discountTypes} from '../../domain/catalog/packs/pack.ts';
import {type PricedPack, pricedPacks} from '../../domain/catalog/packs/queries.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {MAX_MINOR, smaller} from '../../domain/platform/values/money.ts';
import {decimal, instant, minorUnits, slug} from '../http/fields.ts';
import {view} from '../http/shapes.ts';
import {planFeatures} from './views.ts';

const pack = {
	id: idOf('pack'),
	slug,
	name: z.string(),
	description: z.string().nullish(),
	icon_url: z.string().nullish(),
	billing_period: z.enum(billingPeriods),
	base_price_cents: minorUnits,
	currency: z.string().meta({example: 'EUR'}),
	discount_type: z.enum(discountTypes),
	discount_percentage: decimal.nullish().meta({example: '12.5'}),
	trial_days: z.int(),
	features: planFeatures,
	is_active: z.boolean(),
	is_public: z.boolean(),
	sort_order: z.int(),
	price_cents: minorUnits.meta({description: 'What the pack costs in a billing period'}),
	created_at: instant,
	updated_at: instant,
};

export const servicePackView = view(pack).meta({id: 'ServicePack'});

const packItemView = view({
	service_id: idOf('service'),
	plan_id: idOf('plan'),
	override_price_cents: z
		.int()
		.nullish()
		.meta({description: "What the item counts for in this pack; the plan's own price unless it is there"}),
	sort_order: z.int(),
});

export const servicePackDetailView = view({...pack, items: z.array(packItemView)}).meta({id: 'ServicePackDetail'});

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
