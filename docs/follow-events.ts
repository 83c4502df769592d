/** An event as `GET /events` tells it; `GET /webhooks/topics` has the schema of each type. */
type Event = Readonly<{event_type: string; data: Readonly<Record<string, unknown>>}>;

type Page = Readonly<{data: readonly Event[]; pagination: Readonly<{next: string; more: boolean}>}>;

/** A copy of what is known of subscriptions and documents, and how far it is. Keep `next` with the rows, in one transaction. */
export type Replica = {subscriptions: Map<string, Event['data']>; documents: Map<string, Event['data']>; next?: string};

/** The whole rule: of one thing events come in the order they happened, and each tells all of it, so the last one is right. */
function apply({subscriptions, documents}: Replica, {event_type: type, data}: Event): void {
	if (type.startsWith('subscription.')) subscriptions.set(String(data['subscription_id']), data);
	if (/^(?:invoice|credit_note)\./.test(type)) documents.set(String(data['invoice_id']), data);
}

/**
 * Brings a copy up to date: reads on from where it was until there is no more. Call it again and again, with `waitSeconds` to be answered
 * as soon as something happens; after a crash it goes on with what was kept, and misses nothing.
 */
export async function followEvents(replica: Replica, get: (path: string) => Promise<Page>, waitSeconds = 0): Promise<void> {
	for (let hasMore = true; hasMore; ) {
		const {data, pagination} = await get(`/events?limit=500&wait=${waitSeconds}${replica.next ? `&after=${replica.next}` : ''}`);
		for (const event of data) apply(replica, event);
		replica.next = pagination.next;
		hasMore = pagination.more;
	}
}
