import {defineEntity, p} from '@mikro-orm/postgresql';
import {decimalColumn, minorColumn} from '../../platform/unit/columns.ts';
import {stored} from '../../platform/unit/stored.ts';
import type {Currency} from '../../platform/values/currencies.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {namedEnum} from '../../platform/values/named-enum.ts';
import {keepSearchText, searchColumn, searchIndex} from '../../platform/values/search.ts';
import {billingPeriods} from '../billing-period.ts';
import type {PlanFeatures} from '../plan.ts';

/** How a pack's price is made: one of its own, or a percentage off what its items cost. */
export const discountTypes = ['fixed_price', 'percentage'] as const;

export type DiscountType = (typeof discountTypes)[number];

export const discountType = namedEnum(discountTypes, {
	id: 'DiscountType',
	description: '`fixed_price`: the pack costs `base_price_cents`; `percentage`: what its items cost, less `discount_percentage`.',
});

/** A plan that a pack holds. */
export type PackItem = Readonly<{
	serviceId: IdOf<'service'>;
	planId: IdOf<'plan'>;
	/** What it counts for in this pack, in minor units; the plan's own price unless it is there. */
	overridePriceMinor: number | null;
	sortOrder: number;
}>;

const schema = defineEntity({
	name: 'Pack',
	tableName: 'pack',
	properties: {
		...stored('pack'),
		slug: p.string(),
		name: p.string(),
		description: p.text().nullable(),
		iconUrl: p.text().nullable(),
		/** Every plan in it is charged as often as the pack, and in its currency. */
		billingPeriod: p.enum(billingPeriods),
		currency: p.string().$type<Currency>(),
		discountType: p.enum(discountTypes),
		/** What the pack costs when it has a price of its own. */
		basePriceMinor: minorColumn(),
		/** From 0 to 100; there when the price is a percentage off. */
		discountPercentage: decimalColumn().nullable(),
		trialDays: p.integer(),
		features: p.json().$type<PlanFeatures>(),
		/** One of a service at most, by sort order. */
		items: p.json().$type<readonly PackItem[]>(),
		isActive: p.boolean(),
		isPublic: p.boolean(),
		sortOrder: p.integer(),
		searchText: searchColumn(),
	},
	uniques: [{name: 'pack__slug', properties: ['slug']}],
	indexes: [searchIndex('pack')],
	hooks: keepSearchText('name', 'slug', 'id'),
});

/** Plans of several services that are sold together, for one price. */
export class Pack extends schema.class {}

schema.setClass(Pack);
