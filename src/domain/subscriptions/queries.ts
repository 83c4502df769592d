import {LockMode} from '@mikro-orm/core';
import {type FilterQuery, raw} from '@mikro-orm/postgresql';
import type {BillingPeriod} from '../catalog/billing-period.ts';
import {arrayLiteral} from '../platform/array-literal.ts';
import type {Currency} from '../platform/currencies.ts';
import type {IdOf} from '../platform/id.ts';
import {findPage, matching, type Page, type PageRequest} from '../platform/page.ts';
import type {Unit} from '../platform/unit.ts';
import {finalStatuses, type SubscriptionStatus, servedStatuses, turningStatuses} from './lifecycle.ts';
import {mrr} from './mrr.ts';
import {refuse} from './refusals.ts';
import {Subscription} from './subscription.ts';

/** A subscription by its id, or a refusal; another tenant's is as missing as one that never was. */
export async function getSubscription({em}: Unit, id: IdOf<'subscription'>): Promise<Subscription> {
	const subscription = await em.findOne(Subscription, id);
	if (!subscription) throw refuse('subscription_not_found', {id});
	return subscription;
}

/** A subscription by its id, locked for a change, or a refusal. */
export async function holdSubscription({em}: Unit, id: IdOf<'subscription'>): Promise<Subscription> {
	const subscription = await em.findOne(Subscription, id, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (!subscription) throw refuse('subscription_not_found', {id});
	return subscription;
}

/** One that is changed by itself, locked; one that belongs to a pack follows the pack and is refused. */
export async function holdOwn(unit: Unit, id: IdOf<'subscription'>): Promise<Subscription> {
	const subscription = await holdSubscription(unit, id);
	if (subscription.packSubscriptionId) throw refuse('belongs_to_pack', {id: subscription.packSubscriptionId});
	return subscription;
}

/** The one subscription of a tenant to a service that is not over, if there is one. */
export const findLive = async ({em}: Unit, tenantId: IdOf<'tenant'>, serviceId: IdOf<'service'>): Promise<Subscription | null> =>
	em.findOne(Subscription, {tenantId, serviceId, status: {$nin: [...finalStatuses]}});

/** How many subscriptions to a service are not over, whoever's they are. */
export const countLiveOf = async ({em}: Unit, serviceId: IdOf<'service'>): Promise<number> =>
	em.count(Subscription, {serviceId, status: {$nin: [...finalStatuses]}});

/** Whether a tenant ever had a trial of a service. */
export const hasTried = async ({em}: Unit, tenantId: IdOf<'tenant'>, serviceId: IdOf<'service'>): Promise<boolean> =>
	(await em.findOne(Subscription, {tenantId, serviceId, trialEndsAt: {$ne: null}}, {fields: ['id']})) !== null;

type ListRequest = PageRequest &
	Readonly<{
		status?: SubscriptionStatus;
		serviceSlug?: string;
		tenantId?: IdOf<'tenant'>;
		partnerId?: IdOf<'partner'>;
		q?: string;
	}>;

/** The subscriptions in reach, newest first. `q` is looked for in the names of tenant, service and plan, and for an id. */
export async function listSubscriptions(
	{em}: Unit,
	{status, serviceSlug, tenantId, partnerId, q, ...page}: ListRequest,
): Promise<Page<Subscription>> {
	const where: FilterQuery<Subscription>[] = [
		{...(status && {status}), ...(serviceSlug && {serviceSlug}), ...(tenantId && {tenantId}), ...(partnerId && {partnerId})},
	];
	if (q !== undefined) {
		const ofTenant = raw(
			alias => `${alias}.tenant_id in (select id from tenant where search_text like ?)`,
			[matching(q.toLowerCase()).$ilike],
		);
		where.push({$or: [{planKey: matching(q)}, {id: q as IdOf<'subscription'>}, {[ofTenant]: []}] as FilterQuery<Subscription>[]});
	}

	return findPage(em, Subscription, {$and: where}, page, {createdAt: 'desc', id: 'desc'});
}

/** What a tenant subscribes to now: it sees these in the catalog, active and public or not. */
export async function shelfOf({em}: Unit, tenantId: IdOf<'tenant'>): Promise<{serviceIds: IdOf<'service'>[]; planIds: IdOf<'plan'>[]}> {
	const live = await em.find(
		Subscription,
		{tenantId, status: {$nin: [...finalStatuses]}},
		{fields: ['serviceId', 'planId'], limit: SHELF_LIMIT},
	);
	return {serviceIds: live.map(({serviceId}) => serviceId), planIds: live.map(({planId}) => planId)};
}

/** One live subscription a service, so this is also the number of services a tenant can see beyond the public ones. */
const SHELF_LIMIT = 1000;

const turning = {status: {$in: [...turningStatuses]}};

/** Subscriptions whose period or trial is over, the longest waiting first. */
export const overdueForTurn = async ({em, now}: Unit, limit: number): Promise<Pick<Subscription, 'id' | 'status' | 'currentPeriodEnd'>[]> =>
	em.find(
		Subscription,
		{...turning, currentPeriodEnd: {$lte: now}},
		{fields: ['id', 'status', 'currentPeriodEnd'], orderBy: {currentPeriodEnd: 'asc', id: 'asc'}, limit},
	);

/** When the first of all periods and trials is over; undefined when none ends. */
export async function earliestTurn({em}: Unit): Promise<Date | undefined> {
	const first = await em.findOne(
		Subscription,
		{...turning, currentPeriodEnd: {$ne: null}},
		{fields: ['currentPeriodEnd'], orderBy: {currentPeriodEnd: 'asc'}},
	);
	return first?.currentPeriodEnd ?? undefined;
}

/** Whether a tenant ever subscribed to anything: then its seller is settled. */
export const hasEverSubscribed = async ({em}: Unit, tenantId: IdOf<'tenant'>): Promise<boolean> =>
	(await em.findOne(Subscription, {tenantId}, {fields: ['id']})) !== null;

/** What the subscriptions that are being served come to, in one currency. What is bought once is no recurring revenue. */
export type Recurring = Readonly<{currency: Currency; activeSubscriptions: number; mrrMinor: bigint}>;

type PriceRow = {
	owner: string;
	currency: Currency;
	billing_period: BillingPeriod;
	price_minor: string;
	quantity: number;
	is_earning: boolean;
	count: string;
};

/**
 * What the subscriptions of each of these tenants, or partners, come to. Those of one price are counted together by the database, so a
 * partner with many customers costs little more than one with few.
 */
export async function recurringOf(
	{em}: Unit,
	column: 'tenant_id' | 'partner_id',
	ids: readonly string[],
): Promise<Map<string, readonly Recurring[]>> {
	const rows: PriceRow[] = await em.execute(
		`select ${column} as owner, currency, billing_period, price_minor, quantity, status <> 'trialing' as is_earning, count(*) as count
		 from subscription where ${column} = any(?::text[]) and status = any(?::text[])
		 group by ${column}, currency, billing_period, price_minor, quantity, is_earning order by currency`,
		[arrayLiteral(ids), arrayLiteral(servedStatuses)],
	);
	const byOwner = new Map<string, Map<Currency, Recurring>>();
	for (const row of rows) {
		const sums = byOwner.get(row.owner) ?? new Map<Currency, Recurring>();
		const sum = sums.get(row.currency) ?? {currency: row.currency, activeSubscriptions: 0, mrrMinor: 0n};
		const counts = row.is_earning && row.billing_period !== 'one_time';
		const each = mrr({priceMinor: BigInt(row.price_minor), quantity: row.quantity, billingPeriod: row.billing_period});
		const count = Number(row.count);
		const mrrMinor = sum.mrrMinor + (counts ? each * BigInt(count) : 0n);
		sums.set(row.currency, {currency: row.currency, activeSubscriptions: sum.activeSubscriptions + count, mrrMinor});
		byOwner.set(row.owner, sums);
	}

	return new Map([...byOwner].map(([owner, sums]) => [owner, [...sums.values()]]));
}
