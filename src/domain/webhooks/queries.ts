import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {refuse} from './refusals.ts';
import {WebhookSubscription} from './subscriber.ts';

const LIST_LIMIT = 500;

/** The subscribers of one partner, or of everybody, newest first. */
export const listSubscribers = async ({em}: Unit, partnerId?: IdOf<'partner'>): Promise<WebhookSubscription[]> =>
	em.find(WebhookSubscription, partnerId ? {partnerId} : {}, {orderBy: {createdAt: 'desc', id: 'desc'}, limit: LIST_LIMIT});

/** One subscriber, of a partner where one is named. */
export type Whose = Readonly<{id: IdOf<'webhookSubscription'>; partnerId?: IdOf<'partner'> | undefined}>;

/** A subscriber by its id, or a refusal. */
export async function findSubscriber({em}: Unit, {id, partnerId}: Whose): Promise<WebhookSubscription> {
	const subscriber = await em.findOne(WebhookSubscription, partnerId ? {id, partnerId} : {id});
	if (!subscriber) throw refuse('subscriber_not_found', {id});
	return subscriber;
}
