import {packPrice} from '../../catalog/packs/pack-price.ts';
import type {PlanVersion} from '../../catalog/plan.ts';
import {allocate, MAX_MINOR, smaller} from '../../platform/values/money.ts';
import {takeNewestPrice} from '../newest-price.ts';
import type {Subscription} from '../subscription.ts';
import type {PackSubscription} from './pack-subscription.ts';

/**
 * Spreads a pack's price over its items, by largest remainder on what each counts for, ties to the earlier one: the shares add up to the
 * price. Where no item counts for anything the first one bears all of it.
 */
export const spreadPackPrice = (priceMinor: bigint, weightsMinor: readonly bigint[]): bigint[] => allocate(priceMinor, weightsMinor);

/**
 * Prices a pack by the price versions that its subscriptions are on, and gives each its share. Never beyond the limit of amounts.
 *
 * @param children in the order of the pack's items
 * @param prices those of their plans, among others
 */
export function sharePackPrice(pack: PackSubscription, children: readonly Subscription[], prices: readonly PlanVersion[]): void {
	const priceOf = new Map<string, bigint>(prices.map(({id, basePriceMinor: price}) => [id, price]));
	const weights = children.map(({packShare, planVersionId}) =>
		packShare && packShare.override_cents !== null ? BigInt(packShare.override_cents) : (priceOf.get(planVersionId) ?? 0n),
	);
	const {discountPercentage = null} = pack;
	pack.priceMinor = smaller(packPrice({basePriceMinor: pack.priceMinor, discountPercentage}, weights), MAX_MINOR);
	const shares = spreadPackPrice(pack.priceMinor, weights);
	const isSpread = weights.some(weight => weight > 0n);
	for (const [index, child] of children.entries()) {
		child.priceMinor = shares[index] ?? 0n;
		child.packShare = {
			...{pack_subscription_id: pack.id, pack_slug: pack.packSlug, pack_name: pack.packName},
			override_cents: child.packShare?.override_cents ?? null,
			weight_cents: Number(weights[index] ?? 0n),
			line: isSpread ? 'share' : index === 0 ? 'pack' : 'none',
		};
	}
}

/** Moves all subscriptions of a pack to the newest prices that were made for running ones too, and shares the pack's price out anew. */
export function takeNewestShares(pack: PackSubscription, children: readonly Subscription[], prices: readonly PlanVersion[]): void {
	for (const child of children) takeNewestPrice(child, prices);
	sharePackPrice(pack, children, prices);
}
