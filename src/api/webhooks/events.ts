import {z} from 'zod';
import type {Caller} from '../../domain/identity/caller.ts';
import {demandKept, type FeedCursor, readCursor, START, writeCursor} from '../../domain/webhooks/feed/cursor.ts';
import {EVENT_VERSION, type Event, SOURCE} from '../../domain/webhooks/feed/event.ts';
import {type EventPage, findEvent, headOf, readEvents} from '../../domain/webhooks/feed/read-events.ts';
import {refuse} from '../../domain/webhooks/refusals.ts';
import {isAboutMoney, topicFault, topics, typesOf} from '../../domain/webhooks/topic.ts';
import {refuse as refuseAccess} from '../http/access.ts';
import {feed, one} from '../http/answers.ts';
import {line} from '../http/fields.ts';
import {ownerOf} from '../http/limits/owner-of.ts';
import {wholeOr} from '../http/queries.ts';
import {type RouteRequest, route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {eventView} from './views.ts';

const PAGE_LIMIT = 500;
const PAGE_DEFAULT = 100;
const WAIT_LIMIT_S = 30;
/** A request looks at so many stretches of the feed in which there is nothing of what it wants; the next one goes on. */
const STRETCHES_LIMIT = 10;

const access = {anyOf: ['admin:billing', 'subscriptions:read']} as const;

const givenTopics = line(1000)
	.transform(text => text.split(',').map(topic => topic.trim()))
	.superRefine((globs, context) => {
		for (const glob of globs) {
			const fault = topicFault(glob);
			if (fault !== undefined) context.addIssue(fault);
		}
	})
	.meta({description: 'Topics or globs, separated by commas', example: 'subscription.*,invoice.paid'});

const seesMoney = ({grants}: Caller): boolean => grants.has('admin:billing') || grants.has('billing:read');

/** The types that are asked for and that this caller may know; undefined for all there are. */
function typesFor(caller: Caller, asked: readonly string[] | undefined): string[] | undefined {
	if (!asked && seesMoney(caller)) return undefined;
	const named = asked ? typesOf(asked) : topics;
	const known = named.filter(type => seesMoney(caller) || !isAboutMoney(type));
	if (known.length === 0) throw refuseAccess('scope_missing', {scope: 'billing:read'});
	return known;
}

/** Whose events these are; the walls see to it that it is so. */
const whoseFor = ({place, tenantId, partnerId}: Caller) => (place === 'operator' ? {} : tenantId ? {tenantId} : {partnerId});

const shown = ({id, type, ...event}: Event) => ({...event, eventId: id, eventType: type, eventVersion: EVENT_VERSION, source: SOURCE});

type Around = Pick<RouteRequest<unknown, unknown, unknown>, 'tools' | 'caller' | 'requestId' | 'reach'>;
type Asked = Readonly<{after: FeedCursor; limit: number; types: readonly string[] | undefined; object: string | undefined}>;

/** One look, in a unit of its own: the newest place of all is read before the events, so that nothing between is slept over. */
const lookOnce = async ({tools, caller, requestId, reach}: Around, {object: objectId, ...asked}: Asked) =>
	tools.inUnit({reach: reach(), cause: {requestId, actor: caller.subject}, readOnly: true}, async unit => {
		demandKept(unit, asked.after);
		const head = await headOf(unit);
		return {head, page: await readEvents(unit, {...asked, objectId, ...whoseFor(caller)})};
	});

/** Looks until there is something, or the time is up; no unit is open while it waits. */
async function lookUntil(around: Around, asked: Asked, waitMs: number): Promise<EventPage> {
	const end = performance.now() + waitMs;
	let {after} = asked;
	for (let stretches = 1; ; ) {
		const {head, page} = await lookOnce(around, {...asked, after});
		const leftMs = end - performance.now();
		if (page.events.length > 0 || (page.hasMore && stretches >= STRETCHES_LIMIT)) return page;
		after = page.passed;
		if (page.hasMore) stretches += 1;
		else if (leftMs <= 0 || around.tools.isStopping()) return page;
		else await around.tools.feedWatch.wait(head.position, leftMs);
	}
}

export const listEvents = route({
	operation: 'listEvents',
	tag: 'ext-events',
	method: 'get',
	path: '/events',
	summary: 'Everything that happened, in one order, oldest first: go on with the cursor `next`. What is about money needs billing:read',
	description:
		'The way to follow everything without webhooks. Ask without `after` for the oldest event that is kept (13 months), and go on with ' +
		'`pagination.next`, which is given even when there is nothing more. `wait` holds the request open up to 30 s until something ' +
		'happens. An event has one place for ever; a cursor that is older than what is kept is refused.',
	access,
	hasNoUnit: true,
	query: input({
		after: z.string().max(100).optional().meta({description: 'A cursor; without it, from the beginning of what is kept', example: 'MC4w'}),
		limit: wholeOr(PAGE_DEFAULT, {least: 1, most: PAGE_LIMIT}),
		topics: givenTopics.optional(),
		object: line(100).optional().meta({description: 'What it happened to', example: 'sub_01jd2x4k7m9q3s5v8x0z2b4d6f'}),
		wait: wholeOr(0, {least: 0, most: WAIT_LIMIT_S}).meta({description: 'Seconds to wait for something to happen, while there is nothing'}),
	}),
	answer: feed(eventView),
	refuses: ['cursor_too_old', 'too_many_at_once'],
	async handle({query: {after, limit, topics: named, object, wait}, ...around}) {
		const asked = {after: after === undefined ? START : readCursor(after), limit, types: typesFor(around.caller, named), object};
		const look = async () => lookUntil(around, asked, wait * 1000);
		const {caller, tools} = around;
		const {events, passed, hasMore} = await (wait > 0 ? tools.feedWatch.bounded(ownerOf(caller), look) : look());
		return {items: events.map(shown), next: writeCursor(passed), hasMore};
	},
});

export const getEvent = route({
	operation: 'getEvent',
	tag: 'ext-events',
	method: 'get',
	path: '/events/{event_id}',
	summary: 'One event by its id, as it was told',
	description: 'As webhooks and the feed carry it. An event about money needs `billing:read` or `admin:billing`; without it, it is 404.',
	access,
	params: input({event_id: z.uuid()}),
	answer: one(eventView),
	refuses: ['event_not_found'],
	async handle({unit, caller, params: {eventId: id}}) {
		const event = await findEvent(unit, {id, ...whoseFor(caller)});
		if (!event || (isAboutMoney(event.type) && !seesMoney(caller))) throw refuse('event_not_found', {id});
		return shown(event);
	},
});
