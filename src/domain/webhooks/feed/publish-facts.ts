import type {FirstDue} from '../../platform/process/first-due.ts';
import {recordGivenUp} from '../../platform/record-given-up.ts';
import {arrayLiteral} from '../../platform/unit/array-literal.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {topics} from '../topic.ts';
import {EVENT_COLUMNS, type Event, type EventRow, eventFromRow} from './event.ts';

/** Facts that are published at once. */
export const PUBLISH_SLICE = 500;

type Head = Readonly<{position: bigint; at: Date}>;

/**
 * Gives the oldest public facts their places in the one order that everybody sees, at most `limit` of them: in the order they were
 * written, which for one thing is the order in which it happened, for whoever changes a thing has waited for who changed it before.
 *
 * Whoever publishes holds the head of the feed until the commit, so places become visible in their order: nothing ever appears behind a
 * place that somebody has read. Answers what is new, in its order; nothing when nothing waits.
 */
export async function publishFacts(unit: Unit, limit = PUBLISH_SLICE): Promise<Event[]> {
	const head = await lockHead(unit);
	const at = new Date(Math.max(unit.now.getTime(), head.at.getTime()));
	if (monthOf(at) !== monthOf(head.at)) await ensureMonth(unit, at);
	// Asked after the lock was had: of what was committed before, all is seen.
	const rows = await unit.em.execute<EventRow[]>(
		`with next as (
		   select id, recorded_at, is_told, count(*) filter (where is_told) over (order by sequence) as step
		   from (select id, recorded_at, sequence, coalesce(is_public, type = any(?::text[])) as is_told from fact
		     where is_public is not false and published_at is null order by sequence limit ?) oldest),
		 marked as (
		   update fact f set published_at = ? from next n where f.recorded_at = n.recorded_at and f.id = n.id
		   returning n.step, n.is_told, f.id, f.type, f.data, f.idempotency_key, f.tenant_id, f.partner_id, f.occurred_at),
		 made as (
		   insert into event (${EVENT_COLUMNS})
		   select ?::bigint + step, ?, id, type, data, idempotency_key, tenant_id, partner_id, split_part(idempotency_key, ':', 2), occurred_at
		   from marked where is_told returning ${EVENT_COLUMNS})
		 select ${EVENT_COLUMNS} from made order by position`,
		[arrayLiteral(topics), limit, unit.realNow, head.position.toString(), at],
	);
	const events = rows.map(eventFromRow);
	const last = events.at(-1);
	if (last) await unit.em.execute('update event_feed set position = ?, at = ?', [last.position.toString(), at]);
	return events;
}

async function lockHead({em}: Unit): Promise<Head> {
	const [head] = await em.execute<{position: string; at: Date | string}[]>('select position, at from event_feed for update');
	if (!head) throw new Error('the event feed has no head');
	return {position: BigInt(head.position), at: new Date(head.at)};
}

const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

const ensureMonth = async ({em}: Unit, at: Date): Promise<void> => {
	await em.execute("select ensure_month_partition('event', ?::date)", [`${monthOf(at)}-01`]);
};

/** Sets the oldest fact aside that is to be published and cannot be, with the reason; the operator is told, and the others go on. */
export async function setAside(unit: Unit, code: string): Promise<void> {
	await lockHead(unit);
	const [fact] = await unit.em.execute<{id: string}[]>(
		`update fact f set published_at = ?, routing_error = ? from (
		   select id, recorded_at from fact where is_public is not false and published_at is null order by sequence limit 1) oldest
		 where f.recorded_at = oldest.recorded_at and f.id = oldest.id returning f.id`,
		[unit.realNow, code],
	);
	if (fact) recordGivenUp(unit, {kind: 'fact', resourceId: fact.id, code, step: 'published'});
}

/** When the oldest fact happened that is to be published. */
export const firstUnpublished: FirstDue = () => ({
	sql: 'select occurred_at from fact where is_public is not false and published_at is null order by sequence limit 1',
	parameters: [],
});
