import {violatedConstraint} from '../../platform/unit/database-errors.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {Currency} from '../../platform/values/currencies.ts';
import type {Decimal} from '../../platform/values/decimal.ts';
import type {BillingPeriod} from '../billing-period.ts';
import type {PlanFeatures} from '../plan.ts';
import {refuse} from '../refusals.ts';
import {checkPack} from './check-pack.ts';
import {type DiscountType, Pack, type PackItem} from './pack.ts';

/** What the vendor may say of a pack, now or later. */
export type PackTerms = Readonly<{
	description?: string | null;
	iconUrl?: string | null;
	basePriceMinor?: bigint;
	discountType?: DiscountType;
	discountPercentage?: Decimal | null;
	trialDays?: number;
	features?: PlanFeatures;
	isActive?: boolean;
	isPublic?: boolean;
	sortOrder?: number;
}>;

export type NewPack = PackTerms &
	Readonly<{slug: string; name: string; billingPeriod: BillingPeriod; currency: Currency; items: readonly PackItem[]}>;

/** Items in the order that they are shown and charged in. */
export const inItemOrder = (items: readonly PackItem[]): readonly PackItem[] =>
	items.toSorted((one, other) => one.sortOrder - other.sortOrder);

/** Puts a pack into the catalog. Its plans share its currency and billing period. */
export async function createPack(unit: Unit, given: NewPack): Promise<Pack> {
	const {discountType = 'fixed_price'} = given;
	await checkPack(unit, {...given, discountType});
	const pack = unit.em.create(Pack, {
		...given,
		discountType,
		basePriceMinor: given.basePriceMinor ?? 0n,
		items: inItemOrder(given.items),
		trialDays: given.trialDays ?? 0,
		features: given.features ?? {items: []},
		isActive: given.isActive ?? true,
		isPublic: given.isPublic ?? true,
		sortOrder: given.sortOrder ?? 0,
	});
	try {
		await unit.em.flush();
	} catch (error) {
		if (violatedConstraint(error) === 'pack__slug') throw refuse('pack_slug_taken', {slug: given.slug});
		throw error;
	}

	return pack;
}
