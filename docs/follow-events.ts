import {type Client, type Event, followEvents} from '@scaicontrol/client';

/** A copy of what is known of subscriptions and documents, and how far it is. Keep `next` with the rows, in one transaction. */
export type Replica = {subscriptions: Map<string, Event['data']>; documents: Map<string, Event['data']>; next?: string};

/** The whole rule: of one thing events come in the order they happened, and each tells all of it, so the last one is right. */
function apply({subscriptions, documents}: Replica, {event_type: type, data}: Event): void {
	if (type.startsWith('subscription.')) subscriptions.set(String(data['subscription_id']), data);
	if (/^(?:invoice|credit_note)\./.test(type)) documents.set(String(data['invoice_id']), data);
}

/**
 * Brings a copy up to date: reads on from where it was until there is no more, or, unless `isUntilNow`, waits for what happens next. After
 * a crash it goes on with what was kept, and misses nothing.
 */
export async function keepUp(replica: Replica, scai: Client, isUntilNow = false): Promise<void> {
	for await (const {events, next} of followEvents(scai, {after: replica.next, isUntilNow})) {
		for (const event of events) apply(replica, event);
		replica.next = next;
	}
}
