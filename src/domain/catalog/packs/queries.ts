import {LockMode} from '@mikro-orm/core';
import type {FilterQuery} from '@mikro-orm/postgresql';
import {findPage, type Page, type PageRequest} from '../../platform/unit/page.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {searching} from '../../platform/values/search.ts';
import {Plan} from '../plan.ts';
import {type PricedPlan, priced} from '../queries.ts';
import {refuse} from '../refusals.ts';
import {Pack} from './pack.ts';
import {itemPrice, packPrice} from './pack-price.ts';

/** A pack by its id, or a refusal. */
export async function getPack({em}: Unit, id: IdOf<'pack'>): Promise<Pack> {
	const pack = await em.findOne(Pack, id);
	if (!pack) throw refuse('pack_not_found', {pack: id});
	return pack;
}

/** A pack by its id, locked for a change, or a refusal. */
export async function lockPack({em}: Unit, id: IdOf<'pack'>): Promise<Pack> {
	const pack = await em.findOne(Pack, id, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (!pack) throw refuse('pack_not_found', {pack: id});
	return pack;
}

/** A pack with what it costs today, and its plans in the order of its items. */
export type PricedPack = Readonly<{pack: Pack; plans: readonly PricedPlan[]; priceMinor: bigint}>;

/** Adds plans and price to packs, by a fixed number of queries. */
export async function pricedPacks(unit: Unit, packs: readonly Pack[]): Promise<PricedPack[]> {
	const planIds = [...new Set(packs.flatMap(({items}) => items.map(({planId}) => planId)))];
	const plans = planIds.length > 0 ? await priced(unit, await unit.em.find(Plan, {id: {$in: planIds}})) : [];
	const planById = new Map(plans.map(found => [found.plan.id, found]));
	return packs.map(pack => {
		const ofPack = pack.items.map(({planId}) => {
			const found = planById.get(planId);
			if (!found) throw new Error(`the plan ${planId} of ${pack.id} is not there`);
			return found;
		});
		const prices = pack.items.map(({overridePriceMinor}, index) => itemPrice(overridePriceMinor, ofPack[index] as PricedPlan));
		return {pack, plans: ofPack, priceMinor: packPrice(pricingOf(pack), prices)};
	});
}

/** What decides a pack's price besides its items. */
export const pricingOf = ({discountType, basePriceMinor, discountPercentage}: Pack) => ({
	basePriceMinor,
	discountPercentage: discountType === 'percentage' ? (discountPercentage ?? null) : null,
});

/** What a tenant sees: what is active and public, and the packs that it subscribes to. */
const onShelf = (packIds: readonly IdOf<'pack'>[]): FilterQuery<Pack> => ({
	$or: [{isActive: true, isPublic: true}, {id: {$in: [...packIds]}}],
});

const IN_ORDER = {sortOrder: 'asc', name: 'asc', id: 'asc'} as const;

/** The packs on offer, and those of some ids, by sort order and name. */
export const listPacksOnShelf = async (
	{em}: Unit,
	{packIds, ...page}: PageRequest & {packIds: readonly IdOf<'pack'>[]},
): Promise<Page<Pack>> => findPage(em, Pack, onShelf(packIds), page, IN_ORDER);

/** One of them by its slug, or a refusal. */
export async function getPackOnShelf({em}: Unit, slug: string, packIds: readonly IdOf<'pack'>[]): Promise<Pack> {
	const pack = await em.findOne(Pack, {$and: [{slug}, onShelf(packIds)]});
	if (!pack) throw refuse('pack_not_found', {pack: slug});
	return pack;
}

/** A pack on offer, kept as it is until the unit ends, or a refusal: the pack, its plans and their services must be active and public. */
export async function lockPackOnOffer(unit: Unit, slug: string): Promise<PricedPack> {
	const pack = await unit.em.findOne(Pack, {slug, isActive: true, isPublic: true}, {lockMode: LockMode.PESSIMISTIC_READ});
	const [found] = pack ? await pricedPacks(unit, [pack]) : [];
	if (!found) throw refuse('pack_not_found', {pack: slug});
	const gone = found.plans.find(({plan, service}) => !plan.isActive || !plan.isPublic || service.status !== 'active' || !service.isPublic);
	if (gone) throw refuse('plan_not_found', {id: gone.plan.id});
	return found;
}

/** All packs, on offer or not, by sort order and name. `q` is looked for in name, slug and id. */
export async function listPacks(unit: Unit, {q, ...page}: PageRequest & {q?: string}): Promise<Page<Pack>> {
	const where: FilterQuery<Pack> = q === undefined ? {} : await searching(unit, 'pack', q);
	return findPage(unit.em, Pack, where, page, IN_ORDER);
}
