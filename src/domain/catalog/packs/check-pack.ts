import {type Fault, refuse as refusePlatform} from '../../platform/refusals.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {Currency} from '../../platform/values/currencies.ts';
import type {Decimal} from '../../platform/values/decimal.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {isWithinMoneyLimit} from '../../platform/values/money.ts';
import type {BillingPeriod} from '../billing-period.ts';
import {Plan} from '../plan.ts';
import {type PricedPlan, priced} from '../queries.ts';
import {refuse} from '../refusals.ts';
import {Service} from '../service.ts';
import type {DiscountType, PackItem} from './pack.ts';
import {itemPrice, packPrice} from './pack-price.ts';

/** A pack as it would be. */
type Draft = Readonly<{
	billingPeriod: BillingPeriod;
	currency: Currency;
	discountType: DiscountType;
	basePriceMinor?: bigint | undefined;
	discountPercentage?: Decimal | null;
	items: readonly PackItem[];
}>;

/**
 * Refuses a pack that cannot be sold as it is said, all faults at once: plans of other services, in another currency or charged at other
 * times than the pack, two of one service, a percentage that is missing, a price beyond the limit of amounts.
 */
export async function checkPack(unit: Unit, pack: Draft): Promise<void> {
	const plans = await plansOf(unit, pack.items);
	const details = [
		...pack.items.flatMap((item, index) => itemFaults(pack, item, {index, plan: plans[index] as PricedPlan})),
		...priceFaults(pack, plans),
	];
	if (details.length > 0) throw refusePlatform('input_invalid', {details});
}

/** The plans of items, in their order. Refuses what is not there. */
async function plansOf(unit: Unit, items: readonly PackItem[]): Promise<PricedPlan[]> {
	const services = await unit.em.find(Service, {id: {$in: items.map(({serviceId}) => serviceId)}}, {fields: ['id']});
	const missing = items.find(({serviceId}) => !services.some(({id}) => id === serviceId));
	if (missing) throw refuse('service_not_found', {slug: missing.serviceId});
	const plans = await priced(unit, await unit.em.find(Plan, {id: {$in: items.map(({planId}) => planId)}}));
	const planById = new Map<IdOf<'plan'>, PricedPlan>(plans.map(found => [found.plan.id, found]));
	return items.map(({planId}) => {
		const found = planById.get(planId);
		if (!found) throw refuse('plan_not_found', {id: planId});
		return found;
	});
}

function itemFaults(
	{billingPeriod, currency, items}: Draft,
	item: PackItem,
	{index, plan: {plan}}: {index: number; plan: PricedPlan},
): Fault[] {
	const at = (field: string, message: string): Fault => ({path: `items.${index}.${field}`, message});
	const isSecond = items.findIndex(({serviceId}) => serviceId === item.serviceId) < index;
	return [
		...(plan.serviceId === item.serviceId ? [] : [at('plan_id', 'is a plan of another service')]),
		...(isSecond ? [at('service_id', 'is in the pack already: a pack holds one plan of a service')] : []),
		...(plan.currency === currency ? [] : [at('plan_id', `is charged in ${plan.currency}, the pack in ${currency}`)]),
		...(plan.billingPeriod === billingPeriod ? [] : [at('plan_id', `is charged ${plan.billingPeriod}, the pack ${billingPeriod}`)]),
	];
}

function priceFaults({discountType, basePriceMinor, discountPercentage, items}: Draft, plans: readonly PricedPlan[]): Fault[] {
	if (discountType === 'fixed_price') {
		return basePriceMinor === undefined ? [{path: 'base_price_cents', message: 'is needed when the discount_type is fixed_price'}] : [];
	}

	if (!discountPercentage) return [{path: 'discount_percentage', message: 'is needed when the discount_type is percentage'}];
	const prices = items.map(({overridePriceMinor}, index) => itemPrice(overridePriceMinor, plans[index] as PricedPlan));
	const isPayable = isWithinMoneyLimit(packPrice({basePriceMinor: 0n, discountPercentage}, prices));
	return isPayable ? [] : [{path: 'items', message: 'come to more than the limit of amounts'}];
}
