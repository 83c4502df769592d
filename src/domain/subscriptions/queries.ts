import {LockMode, QueryOrder} from '@mikro-orm/core';
import {type FilterQuery, raw} from '@mikro-orm/postgresql';
import type {BillingPeriod} from '../catalog/billing-period.ts';
import {meteredVersionsOf} from '../catalog/queries.ts';
import {type FirstDue, firstIn} from '../platform/process/first-due.ts';
import {arrayLiteral} from '../platform/unit/array-literal.ts';
import {type Locked, lockMany} from '../platform/unit/lock-many.ts';
import {findPage, type Page, type PageRequest} from '../platform/unit/page.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {Currency} from '../platform/values/currencies.ts';
import type {IdOf} from '../platform/values/id.ts';
import {partOfSearchText} from '../platform/values/search.ts';
import {finalStatuses, type SubscriptionStatus, servedStatuses} from './lifecycle.ts';
import {mrr} from './mrr.ts';
import {SubscriptionPeriod} from './periods/subscription-period.ts';
import {refuse} from './refusals.ts';
import {Subscription} from './subscription.ts';

/** A subscription by its id, or a refusal; another tenant's is as missing as one that never was. */
export async function getSubscription({em}: Unit, id: IdOf<'subscription'>): Promise<Subscription> {
	const subscription = await em.findOne(Subscription, id);
	if (!subscription) throw refuse('subscription_not_found', {id});
	return subscription;
}

/** A subscription by its id, locked for a change, or a refusal. */
export async function lockSubscription({em}: Unit, id: IdOf<'subscription'>): Promise<Subscription> {
	const subscription = await em.findOne(Subscription, id, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (!subscription) throw refuse('subscription_not_found', {id});
	return subscription;
}

/** One that is changed by itself, locked; one that belongs to a pack follows the pack and is refused. */
export async function lockOwn(unit: Unit, id: IdOf<'subscription'>): Promise<Subscription> {
	const subscription = await lockSubscription(unit, id);
	if (subscription.packSubscriptionId) throw refuse('belongs_to_pack', {id: subscription.packSubscriptionId});
	return subscription;
}

/** The one subscription of a tenant to a service that is not over, if there is one. */
export const findLive = async ({em}: Unit, tenantId: IdOf<'tenant'>, serviceId: IdOf<'service'>): Promise<Subscription | null> =>
	em.findOne(Subscription, {tenantId, serviceId, status: {$nin: [...finalStatuses]}});

/** The same, or else the last one that was ever active. */
export const findLast = async (unit: Unit, tenantId: IdOf<'tenant'>, serviceId: IdOf<'service'>): Promise<Subscription | null> =>
	(await findLive(unit, tenantId, serviceId)) ??
	unit.em.findOne(Subscription, {tenantId, serviceId, activatedAt: {$ne: null}}, {orderBy: {createdAt: 'desc', id: 'desc'}});

/** The numbers of the buyers' orders of some subscriptions, by subscription; those without one are missing. */
export async function purchaseOrdersOf({em}: Unit, ids: readonly IdOf<'subscription'>[]): Promise<ReadonlyMap<string, string>> {
	const rows = await em.execute<{id: string; purchase_order: string}[]>(
		'select id, purchase_order from subscription where id = any(?::text[]) and purchase_order is not null',
		[arrayLiteral([...new Set(ids)])],
	);
	return new Map(rows.map(row => [row.id, row.purchase_order]));
}

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
		const pattern = partOfSearchText(q);
		const ofTenant = raw(alias => `${alias}.tenant_id in (select id from tenant where search_text like ?)`, [pattern]);
		where.push({$or: [{planKey: {$like: pattern}}, {id: q as IdOf<'subscription'>}, {[ofTenant]: []}] as FilterQuery<Subscription>[]});
	}

	return findPage(em, Subscription, {$and: where}, page, {createdAt: 'desc', id: 'desc'});
}

/** What a tenant subscribes to now, of each service one subscription: it sees these in the catalog, active and public or not. */
export async function shelfOf({em}: Unit, tenantId: IdOf<'tenant'>): Promise<{serviceIds: IdOf<'service'>[]; planIds: IdOf<'plan'>[]}> {
	const live = await em.find(Subscription, {tenantId, status: {$nin: [...finalStatuses]}}, {fields: ['serviceId', 'planId']});
	return {serviceIds: live.map(({serviceId}) => serviceId), planIds: live.map(({planId}) => planId)};
}

/** What is to be known of the period that a subscription is in, before it leaves it. */
export type Running = Readonly<{
	/** Undefined when it is in none. */
	open: SubscriptionPeriod | undefined;
	/** The one whose price pays for its days, where that is another one. */
	paidWith: SubscriptionPeriod | undefined;
	/** Whether usage is billed in it. */
	isMetered: boolean;
}>;

/** The period that a subscription is in, locked. */
export async function lockRunning(unit: Unit, {tenantId, id: subscriptionId}: Subscription): Promise<Running> {
	const {em} = unit;
	const locked = {lockMode: LockMode.PESSIMISTIC_WRITE} as const;
	const open = (await em.findOne(SubscriptionPeriod, {tenantId, subscriptionId, closedAt: null}, locked)) ?? undefined;
	const paidWith = open?.paidWithId ? await em.findOneOrFail(SubscriptionPeriod, {tenantId, id: open.paidWithId}, locked) : undefined;
	return {open, paidWith, isMetered: open !== undefined && (await isMetered(unit, open))};
}

/** The newest period of a subscription, locked, whether it has left it or not. */
export const lockLastPeriod = async ({em}: Unit, {tenantId, id: subscriptionId}: Subscription): Promise<SubscriptionPeriod | undefined> =>
	(await em.findOne(
		SubscriptionPeriod,
		{tenantId, subscriptionId},
		{lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: {closedAt: QueryOrder.DESC_NULLS_FIRST, startsAt: 'desc', id: 'desc'}},
	)) ?? undefined;

/** The same of many, by a fixed number of queries. */
export async function lockLastPeriods(unit: Unit, subscriptionIds: readonly IdOf<'subscription'>[]): Promise<Locked<SubscriptionPeriod>> {
	const rows = await unit.em.execute<{id: IdOf<'subscriptionPeriod'>}[]>(
		`select distinct on (subscription_id) id from subscription_period where subscription_id = any(?::text[])
		 order by subscription_id, closed_at desc nulls first, starts_at desc, id desc`,
		[arrayLiteral(subscriptionIds)],
	);
	return lockMany(unit, SubscriptionPeriod, {id: {$in: rows.map(({id}) => id)}}, {orderBy: {id: 'asc'}});
}

/** Whether usage is billed by a price: of a period, or of a subscription. */
export const isMetered = async (unit: Unit, {planVersionId}: Pick<Subscription, 'planVersionId'>): Promise<boolean> =>
	(await meteredVersionsOf(unit, [planVersionId])).has(planVersionId);

/** A subscription on a plan, as a key of a map. */
export const planKeyOf = ({id, planId}: Pick<Subscription, 'id' | 'planId'>): string => `${id} ${planId}`;

/**
 * How many periods each of these subscriptions has lived through on each plan, the running one among them, by `planKeyOf`. A trial is
 * none of them; the parts of a period that a change has divided are one.
 */
export async function periodsLivedThrough({em}: Unit, ids: readonly IdOf<'subscription'>[]): Promise<Map<string, number>> {
	if (ids.length === 0) return new Map();
	const rows = await em.execute<{id: IdOf<'subscription'>; plan: IdOf<'plan'>; lived: string}[]>(
		`select subscription_id as id, plan_id as plan, count(distinct whole_from) as lived from subscription_period
		 where subscription_id = any(?::text[]) and not is_trial group by subscription_id, plan_id`,
		[arrayLiteral(ids)],
	);
	return new Map(rows.map(({id, plan, lived}) => [planKeyOf({id, planId: plan}), Number(lived)]));
}

type Over = Readonly<{
	limit: number;
	/** Only theirs. */
	tenantIds?: readonly IdOf<'tenant'>[];
	/** Also what was set aside after a fault: somebody asks for another try. */
	withParked?: boolean;
}>;

/** Subscriptions whose period or trial is over, the longest waiting first; of a pack, which passes it as a whole, only one. */
export async function overdueForPeriodEnd({em, now}: Unit, {limit, tenantIds, withParked = false}: Over): Promise<IdOf<'subscription'>[]> {
	const open = await em.find(
		SubscriptionPeriod,
		{closedAt: null, endsAt: {$lte: now}, ...(!withParked && {parkedAt: null}), ...(tenantIds && {tenantId: {$in: [...tenantIds]}})},
		{fields: ['subscriptionId', 'packShare'], orderBy: {endsAt: 'asc', id: 'asc'}, limit},
	);
	const one = new Map(open.map(({subscriptionId, packShare}) => [packShare?.pack_subscription_id ?? subscriptionId, subscriptionId]));
	return [...one.values()];
}

/** The subscriptions of a tenant whose running periods are over at the same instant as that of one of them, which is among them. */
export async function endingTogetherWith(
	{em}: Unit,
	{tenantId, currentPeriodEnd}: Subscription,
	limit: number,
): Promise<IdOf<'subscription'>[]> {
	if (!currentPeriodEnd) return [];
	const open = await em.find(
		SubscriptionPeriod,
		{tenantId, closedAt: null, endsAt: currentPeriodEnd},
		{fields: ['subscriptionId'], orderBy: {id: 'asc'}, limit},
	);
	return open.map(({subscriptionId}) => subscriptionId);
}

/** When the first of all periods and trials is over. */
export const firstPeriodEnd: FirstDue = firstIn({
	...{table: 'subscription_period', column: 'ends_at'},
	where: 'closed_at is null and parked_at is null',
});

/** When the first running period of a tenant is over, or its trial; undefined when none ends. */
export async function firstPeriodEndOf({em}: Unit, tenantId: IdOf<'tenant'>): Promise<Date | undefined> {
	const where = {tenantId, closedAt: null, parkedAt: null, endsAt: {$ne: null}};
	const first = await em.findOne(SubscriptionPeriod, where, {fields: ['endsAt'], orderBy: {endsAt: 'asc'}, disableIdentityMap: true});
	return first?.endsAt ?? undefined;
}

/** The currencies of a tenant's running periods that end. */
export async function runningCurrenciesOf({em}: Unit, tenantId: IdOf<'tenant'>): Promise<Currency[]> {
	const rows = await em.execute<{currency: Currency}[]>(
		'select distinct currency from subscription_period where tenant_id = ? and closed_at is null and ends_at is not null order by currency',
		[tenantId],
	);
	return rows.map(({currency}) => currency);
}

/** Subscriptions whose trial is to be looked at, whether its end is to be announced, the longest waiting first. */
export async function dueForTrialNotice({em, now}: Unit, limit: number): Promise<IdOf<'subscription'>[]> {
	const due = await em.find(
		Subscription,
		{nextTrialNoticeAt: {$lte: now}},
		{fields: ['id'], orderBy: {nextTrialNoticeAt: 'asc', id: 'asc'}, limit},
	);
	return due.map(({id}) => id);
}

/** When the first trial is to be looked at. */
export const firstTrialNotice: FirstDue = firstIn({table: 'subscription', column: 'next_trial_notice_at'});

/** Whether a tenant ever subscribed to anything: then its seller is settled. */
export const hasEverSubscribed = async ({em}: Unit, tenantId: IdOf<'tenant'>): Promise<boolean> =>
	(await em.findOne(Subscription, {tenantId}, {fields: ['id']})) !== null;

/** What the subscriptions that are being served come to, in one currency. What is bought once is no recurring revenue. */
export type Recurring = Readonly<{currency: Currency; activeSubscriptions: number; mrrMinor: bigint}>;

type PriceRow = {
	owner: string;
	subscriptions: string;
	currency: Currency;
	billing_period: BillingPeriod;
	price_minor: string;
	quantity: number;
	is_earning: boolean;
	count: string;
};

/**
 * What the subscriptions of each of these tenants, or partners, come to; those of a pack by what the pack costs, once. Those of one price
 * are counted together by the database, so a partner with many customers costs little more than one with few.
 */
export async function recurringOf(
	{em}: Unit,
	column: 'tenant_id' | 'partner_id',
	ids: readonly string[],
): Promise<Map<string, readonly Recurring[]>> {
	const rows: PriceRow[] = await em.execute(
		`select ${column} as owner, currency, billing_period, price_minor, quantity, status <> 'trialing' as is_earning, count(*) as count,
			sum(subscriptions) as subscriptions
		 from (
			select tenant_id, partner_id, currency, billing_period, quantity, status, 1 as subscriptions,
				case when pack_subscription_id is null then price_minor else 0 end as price_minor
			from subscription
			union all
			select tenant_id, partner_id, currency, billing_period, 1 as quantity, status, 0 as subscriptions, price_minor from pack_subscription
		 ) agreed where ${column} = any(?::text[]) and status = any(?::text[])
		 group by ${column}, currency, billing_period, price_minor, quantity, is_earning order by currency`,
		[arrayLiteral(ids), arrayLiteral(servedStatuses)],
	);
	const byOwner = new Map<string, Map<Currency, Recurring>>();
	for (const row of rows) {
		const sums = byOwner.get(row.owner) ?? new Map<Currency, Recurring>();
		const sum = sums.get(row.currency) ?? {currency: row.currency, activeSubscriptions: 0, mrrMinor: 0n};
		const counts = row.is_earning && row.billing_period !== 'one_time';
		const each = mrr({priceMinor: BigInt(row.price_minor), quantity: row.quantity, billingPeriod: row.billing_period});
		const mrrMinor = sum.mrrMinor + (counts ? each * BigInt(row.count) : 0n);
		const activeSubscriptions = sum.activeSubscriptions + Number(row.subscriptions);
		sums.set(row.currency, {currency: row.currency, activeSubscriptions, mrrMinor});
		byOwner.set(row.owner, sums);
	}

	return new Map([...byOwner].map(([owner, sums]) => [owner, [...sums.values()]]));
}
