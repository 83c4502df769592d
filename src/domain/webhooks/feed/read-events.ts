import {arrayLiteral} from '../../platform/unit/array-literal.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {FeedCursor} from './cursor.ts';
import {EVENT_COLUMNS, type Event, type EventRow, eventFromRow} from './event.ts';

/** Events that one question looks at, however few of them it wants. */
const LOOKED_AT_LIMIT = 5000;

export type EventQuestion = Readonly<{
	after: FeedCursor;
	limit: number;
	/** Types of facts; all unless said. */
	types?: readonly string[] | undefined;
	/** What they happened to. */
	objectId?: string | undefined;
	/** Whose they are; everybody's unless said. A tenant's and a partner's units see no others in any case. */
	tenantId?: string | null | undefined;
	partnerId?: string | null | undefined;
	/** Looks no further than this place. */
	lastPosition?: bigint;
}>;

/** Events in their order, and how far was looked: with `more` there may be others behind it, even where none was wanted of these. */
export type EventPage = Readonly<{events: readonly Event[]; passed: FeedCursor; hasMore: boolean}>;

type Row = {[Column in keyof EventRow]: EventRow[Column] | null} & {
	looked: string;
	last_position: string | null;
	last_at: Date | string | null;
};

/**
 * The events behind a place, in the one order, by an index for each way to ask. What is asked for is picked from a bounded stretch of
 * the feed, so that a rare topic costs no more than a common one.
 */
export const readEvents = async (unit: Unit, question: EventQuestion): Promise<EventPage> =>
	question.types ? readWanted(unit, question.types, question) : readAll(unit, question);

async function readAll({em}: Unit, {after, limit, ...where}: EventQuestion): Promise<EventPage> {
	const {sql, parameters} = conditionsOf(where);
	const rows = await em.execute<EventRow[]>(
		`select ${EVENT_COLUMNS} from event where published_at >= ? and position > ? ${sql} order by published_at, position limit ?`,
		[after.at, after.position.toString(), ...parameters, limit + 1],
	);
	const events = rows.slice(0, limit).map(eventFromRow);
	const last = events.at(-1);
	return {events, passed: last ? placeOf(last) : after, hasMore: rows.length > limit};
}

async function readWanted({em}: Unit, types: readonly string[], {after, limit, ...where}: EventQuestion): Promise<EventPage> {
	const {sql, parameters} = conditionsOf(where);
	const rows = await em.execute<Row[]>(
		`with looked as materialized (
		   select ${EVENT_COLUMNS} from event
		   where published_at >= ? and position > ? ${sql} order by published_at, position limit ?),
		 found as (select * from looked where type = any(?::text[]) order by position limit ?)
		 select f.*, e.* from (select count(*) as looked, max(position) as last_position, max(published_at) as last_at from looked) e
		 left join found f on true order by f.position`,
		[after.at, after.position.toString(), ...parameters, LOOKED_AT_LIMIT, arrayLiteral(types), limit],
	);
	const events = rows.filter((row): row is Row & EventRow => row.id !== null).map(eventFromRow);
	const [first] = rows;
	const isStretched = Number(first?.looked ?? 0) === LOOKED_AT_LIMIT;
	const last = events.at(-1);
	if (last && events.length === limit) {
		const isBeforeEnd = isStretched || last.position.toString() !== String(first?.last_position);
		return {events, passed: placeOf(last), hasMore: isBeforeEnd};
	}

	const passed = first?.last_position && first.last_at ? {at: new Date(first.last_at), position: BigInt(first.last_position)} : after;
	return {events, passed, hasMore: isStretched};
}

const placeOf = ({publishedAt: at, position}: Event): FeedCursor => ({at, position});

function conditionsOf({objectId, tenantId, partnerId, lastPosition}: Omit<EventQuestion, 'after' | 'limit'>) {
	const given = Object.entries({
		'subject_id = ?': objectId,
		'tenant_id = ?': tenantId,
		'partner_id = ?': partnerId,
		'position <= ?': lastPosition?.toString(),
	}).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
	return {sql: given.map(([condition]) => ` and ${condition}`).join(''), parameters: given.map(([, value]) => value)};
}

/** One event by its id; undefined when there is none in reach, or no more. */
export async function findEvent(
	{em}: Unit,
	{id, tenantId, partnerId}: Pick<EventQuestion, 'tenantId' | 'partnerId'> & {id: string},
): Promise<Event | undefined> {
	const {sql, parameters} = conditionsOf({tenantId, partnerId});
	const [row] = await em.execute<EventRow[]>(`select ${EVENT_COLUMNS} from event where id = ? ${sql} limit 1`, [id, ...parameters]);
	return row && eventFromRow(row);
}

/** The place after everything that was published. */
export async function headOf({em}: Unit): Promise<FeedCursor> {
	const [head] = await em.execute<{position: string; at: Date | string}[]>('select position, at from event_feed');
	return {position: BigInt(head?.position ?? 0), at: new Date(head?.at ?? 0)};
}
