import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {WebhookDelivery} from './delivery.ts';
import {WebhookSubscription} from './subscriber.ts';

const LIST_LIMIT = 500;

/** The subscribers of one partner, or of everybody, newest first. */
export const listSubscribers = async ({em}: Unit, partnerId?: IdOf<'partner'>): Promise<WebhookSubscription[]> =>
	em.find(WebhookSubscription, partnerId ? {partnerId} : {}, {orderBy: {createdAt: 'desc', id: 'desc'}, limit: LIST_LIMIT});

/** Deliveries whose next attempt is due, the longest waiting first. */
export async function dueDeliveries({em, now}: Unit, limit: number): Promise<IdOf<'webhookDelivery'>[]> {
	const due = await em.find(WebhookDelivery, {nextAttemptAt: {$lte: now}}, {fields: ['id'], orderBy: {nextAttemptAt: 'asc'}, limit});
	return due.map(({id}) => id);
}

/** When the next attempt of all is due; undefined when none is. */
export async function earliestAttempt({em}: Unit): Promise<Date | undefined> {
	const first = await em.findOne(
		WebhookDelivery,
		{nextAttemptAt: {$ne: null}},
		{fields: ['nextAttemptAt'], orderBy: {nextAttemptAt: 'asc'}},
	);
	return first?.nextAttemptAt ?? undefined;
}
