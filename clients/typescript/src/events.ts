import type {Client} from './client.ts';
import type {Answer, Input, Item} from './types.ts';

/** An event, as the feed and webhooks tell it; `listWebhookTopics` has the schema of each type. */
export type Event = Item<'listEvents'>;

/** What came next, and where to go on: keep `next` with what was made of the events, in one transaction. */
export type EventSlice = Readonly<{events: readonly Event[]; next: string}>;

const SLICE_LIMIT = 500;
const WAIT_SECONDS = 30;

export type FollowOptions = Readonly<{
	/** `next` of the last slice that was worked on; without it, from the beginning of what is kept. */
	after?: string;
	/** Topics or globs, such as `subscription.*`; all, unless given. */
	topics?: readonly string[];
	/** Only what happened to this thing. */
	object?: string;
	/** Ends when there is no more now, instead of waiting for what happens next. */
	isUntilNow?: boolean;
	/** Events a slice, at most 500. */
	limit?: number;
	signal?: AbortSignal;
}>;

/** Everything that happens, in one order, slice by slice. Nothing is missed or repeated when it goes on from a `next`. */
export async function* followEvents(
	client: Pick<Client, 'listEvents'>,
	{after, topics, object, isUntilNow = false, limit = SLICE_LIMIT, signal}: FollowOptions = {},
): AsyncGenerator<EventSlice, void, undefined> {
	for (let next = after; ; ) {
		const input = {after: next, topics: topics?.join(','), object, limit, wait: isUntilNow ? 0 : WAIT_SECONDS} as Input<'listEvents'>;
		const {data: events, pagination}: Answer<'listEvents'> = await client.listEvents(input, {signal});
		const hasMoved = pagination.next !== next;
		next = pagination.next;
		if (hasMoved || events.length > 0) yield {events, next};
		if (isUntilNow && !pagination.more) return;
	}
}
