import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {WebhookSubscription} from './subscriber.ts';

const LIST_LIMIT = 500;

/** The subscribers of one partner, or of everybody, newest first. */
export const listSubscribers = async ({em}: Unit, partnerId?: IdOf<'partner'>): Promise<WebhookSubscription[]> =>
	em.find(WebhookSubscription, partnerId ? {partnerId} : {}, {orderBy: {createdAt: 'desc', id: 'desc'}, limit: LIST_LIMIT});
