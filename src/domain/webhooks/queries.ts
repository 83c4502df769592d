import type {FactOwner} from '../platform/unit/fact.ts';
import {findPage, type Page, type PageRequest} from '../platform/unit/page.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {TENANT_LIMIT} from './create-subscriber.ts';
import {refuse} from './refusals.ts';
import {WebhookSubscription} from './subscriber.ts';

/** Whether a tenant manages its own, or staff theirs: neither sees those of the other. Whose they are, the unit's reach says. */
export type Side = 'tenant' | 'staff';

/** Rows that are managed on a side. */
export const onSide = (side: Side) => (side === 'staff' ? {tenantId: null} : {});

const NEWEST_FIRST = {createdAt: 'desc', id: 'desc'} as const;

/** The subscribers of staff in reach, newest first. */
export const listSubscribers = async ({em}: Unit, page: PageRequest): Promise<Page<WebhookSubscription>> =>
	findPage(em, WebhookSubscription, onSide('staff'), page, NEWEST_FIRST);

/** All that a tenant has, newest first. */
export const subscribersOfTenant = async ({em}: Unit): Promise<WebhookSubscription[]> =>
	em.find(WebhookSubscription, onSide('tenant'), {orderBy: NEWEST_FIRST, limit: TENANT_LIMIT});

/** One subscriber, by somebody on a side. */
export type Whose = Readonly<{id: IdOf<'webhookSubscription'>; side: Side}>;

/** A subscriber by its id, or a refusal. */
export async function findSubscriber({em}: Unit, {id, side}: Whose): Promise<WebhookSubscription> {
	const subscriber = await em.findOne(WebhookSubscription, {id, ...onSide(side)});
	if (!subscriber) throw refuse('subscriber_not_found', {id});
	return subscriber;
}

/** The same, when it is told of anything at the moment. */
export async function findActiveSubscriber(unit: Unit, whose: Whose): Promise<WebhookSubscription> {
	const subscriber = await findSubscriber(unit, whose);
	if (!subscriber.isActive) throw refuse('subscriber_switched_off');
	return subscriber;
}

/** Whose facts those about a subscriber are. */
export const ownerOf = ({tenantId, partnerId}: Readonly<{tenantId?: string | null; partnerId: string}>): FactOwner => ({
	...(tenantId && {tenantId}),
	partnerId,
});
