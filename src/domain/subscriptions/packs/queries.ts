import {arrayLiteral} from '../../platform/unit/array-literal.ts';
import {findRows} from '../../platform/unit/find-rows.ts';
import {findPage, type Page, type PageRequest} from '../../platform/unit/page.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {finalStatuses} from '../lifecycle.ts';
import {refuse} from '../refusals.ts';
import {Subscription} from '../subscription.ts';
import {type LockedPacks, lockPacks, type WholePack, wholePacks} from './lock-packs.ts';
import {PackSubscription} from './pack-subscription.ts';

/** The pack subscriptions in reach with their subscriptions, newest first. */
export async function listPackSubscriptions({em}: Unit, page: PageRequest): Promise<Page<WholePack>> {
	const found = await findPage(em, PackSubscription, {}, page, {createdAt: 'desc', id: 'desc'});
	const children = await findRows(em, Subscription, {packSubscriptionId: {$in: found.items.map(({id}) => id)}});
	return {...found, items: wholePacks(found.items, children)};
}

/** One pack subscription, locked with all that is its own, or a refusal; another tenant's is as missing as one that never was. */
export async function lockPackSubscription(
	unit: Unit,
	id: IdOf<'packSubscription'>,
): Promise<Readonly<{whole: WholePack; locked: LockedPacks}>> {
	const locked = await lockPacks(unit, [id]);
	const [whole] = locked.packs;
	if (!whole) throw refuse('pack_subscription_not_found', {id});
	return {whole, locked};
}

/** The packs that a tenant subscribes to now: it sees these in the catalog, active and public or not. */
export async function packShelfOf({em}: Unit, tenantId: IdOf<'tenant'>): Promise<IdOf<'pack'>[]> {
	const live = await em.find(PackSubscription, {tenantId, status: {$nin: [...finalStatuses]}}, {fields: ['packId']});
	return [...new Set(live.map(({packId}) => packId))];
}

/** Whether anybody ever subscribed to a pack. */
export const wasPackEverSubscribed = async ({em}: Unit, packId: IdOf<'pack'>): Promise<boolean> =>
	(await em.findOne(PackSubscription, {packId}, {fields: ['id']})) !== null;

/** The packs that some subscriptions are a part of, each once. */
export async function packsOf({em}: Unit, subscriptionIds: readonly IdOf<'subscription'>[]): Promise<IdOf<'packSubscription'>[]> {
	const rows = await em.execute<{id: IdOf<'packSubscription'>}[]>(
		`select distinct pack_subscription_id as id from subscription where id = any(?::text[]) and pack_subscription_id is not null`,
		[arrayLiteral(subscriptionIds)],
	);
	return rows.map(({id}) => id);
}

/** The subscriptions of packs, as far as the unit sees them. */
export async function childrenOf({em}: Unit, packIds: readonly IdOf<'packSubscription'>[]): Promise<IdOf<'subscription'>[]> {
	const children = await findRows(em, Subscription, {packSubscriptionId: {$in: [...packIds]}}, {fields: ['id']});
	return children.map(({id}) => id);
}
