import {LockMode} from '@mikro-orm/core';
import type {FilterQuery} from '@mikro-orm/postgresql';
import type {IdOf} from '../platform/id.ts';
import {findPage, type Page, type PageRequest} from '../platform/page.ts';
import type {Unit} from '../platform/unit.ts';
import {finalStatuses, renewingStatuses, type SubscriptionStatus} from './lifecycle.ts';
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

/** The one subscription of a tenant to a service that is not over, if there is one. */
export const findLive = async ({em}: Unit, tenantId: IdOf<'tenant'>, serviceId: IdOf<'service'>): Promise<Subscription | null> =>
	em.findOne(Subscription, {tenantId, serviceId, status: {$nin: [...finalStatuses]}});

/** How many subscriptions to a service are not over, whoever's they are. */
export const countLiveOf = async ({em}: Unit, serviceId: IdOf<'service'>): Promise<number> =>
	em.count(Subscription, {serviceId, status: {$nin: [...finalStatuses]}});

/** Whether a tenant ever had a trial of a service. */
export const hasTried = async ({em}: Unit, tenantId: IdOf<'tenant'>, serviceId: IdOf<'service'>): Promise<boolean> =>
	(await em.findOne(Subscription, {tenantId, serviceId, trialEndsAt: {$ne: null}}, {fields: ['id']})) !== null;

type ListRequest = PageRequest & Readonly<{status?: SubscriptionStatus; serviceSlug?: string}>;

/** The subscriptions in reach, newest first. */
export async function listSubscriptions({em}: Unit, request: ListRequest): Promise<Page<Subscription>> {
	const where: FilterQuery<Subscription> = {
		...(request.status !== undefined && {status: request.status}),
		...(request.serviceSlug !== undefined && {serviceSlug: request.serviceSlug}),
	};
	return findPage(em, Subscription, where, request, {createdAt: 'desc', id: 'desc'});
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

const turning = {status: {$in: [...renewingStatuses, 'trialing' as const]}};

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
