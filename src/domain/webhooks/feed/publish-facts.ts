import type {FirstDue} from '../../platform/process/first-due.ts';
import {recordGivenUp} from '../../platform/record-given-up.ts';
import {arrayLiteral} from '../../platform/unit/array-literal.ts';
import {executePrepared} from '../../platform/unit/execute-bound.ts';
import {OWNER_OF_FACT, TURNS_OF_FACTS, takeFactsInTurns, waitingFor} from '../../platform/unit/facts-in-turns.ts';
import {WITH_NEXT} from '../../platform/unit/join-statements.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {topics} from '../topic.ts';
import {EVENT_COLUMNS, type Event, type EventRow, eventFromRow} from './event.ts';

/** Facts that are published at once, and deliveries that are made of them: one fact may be told to hundreds. */
export const PUBLISH_SLICE = 500;
export const DELIVERIES_SLICE = 2000;

type Head = Readonly<{position: bigint; at: Date; turn: string}>;

/** What was published, in the order of the feed, and whether more may be waiting. */
export type Published = Readonly<{events: readonly Event[]; hasMore: boolean}>;

/**
 * SQL that goes on behind `taken`: `kept` is as much of it, in the order of turns, as is told to so many subscribers at most, and one fact in any
 * case. Whose subscribers hear of all facts is the first parameter, how many may be told the second.
 */
const KEPT = `heard_by_all as materialized (
		   select count(*) as size from webhook_subscription where partner_id = ? and tenant_id is null and is_active),
		 audience as materialized (
		   select of.partner_id, of.tenant_id, (select size from heard_by_all)
		     + (select count(*) from webhook_subscription w where w.partner_id = of.partner_id and w.tenant_id is null and w.is_active)
		     + (select count(*) from webhook_subscription w where w.tenant_id = of.tenant_id and w.is_active) as size
		   from (select distinct coalesce(partner_id, '') as partner_id, coalesce(tenant_id, '') as tenant_id from taken) of),
		 weighed as materialized (
		   select t.*, a.size, sum(a.size) over (order by turn_no, owner_no) as told
		   from taken t join audience a on a.partner_id = coalesce(t.partner_id, '') and a.tenant_id = coalesce(t.tenant_id, '')),
		 kept as materialized (select * from weighed where told - size < greatest(1, ?::int))`;

/**
 * Gives public facts their places in the one order that everybody sees, at most `limit` of them, and not many more than are told to `told`
 * subscribers: of each owner the oldest, so that nobody's thousands delay others. For one thing, which has one owner, it is the order in which
 * it happened, for whoever changes a thing has waited for who changed it before.
 *
 * Whoever publishes holds the head of the feed until the commit, so places become visible in their order: nothing ever appears behind a
 * place that somebody has read.
 */
export async function publishFacts(
	unit: Unit,
	{limit = PUBLISH_SLICE, told = DELIVERIES_SLICE, operatorPartnerId}: Readonly<{limit?: number; told?: number; operatorPartnerId: string}>,
): Promise<Published> {
	const head = await lockHead(unit);
	const at = new Date(Math.max(unit.now.getTime(), head.at.getTime()));
	if (monthOf(at) !== monthOf(head.at)) await ensureMonth(unit, at);
	// Asked after the lock was had: of what was committed before, all is seen.
	const rows = await executePrepared<MaybeEvent>(
		unit.em,
		`${takeFactsInTurns(waitingFor.publishing)},
		 ${KEPT},
		 judged as (select id, recorded_at, sequence, coalesce(is_public, type = any(?::text[])) as is_told from kept),
		 cut as (select (select count(*) from kept) < (select count(*) from taken) as is_cut),
		 next as (select *, count(*) filter (where is_told) over (order by sequence) as step from judged),
		 marked as (
		   update fact f set published_at = ? from next n where f.recorded_at = n.recorded_at and f.id = n.id
		   returning n.step, n.is_told, f.id, f.type, f.data, f.idempotency_key, f.tenant_id, f.partner_id, f.occurred_at),
		 made as (
		   insert into event (${EVENT_COLUMNS})
		   select ?::bigint + step, ?, id, type, data, idempotency_key, tenant_id, partner_id, split_part(idempotency_key, ':', 2), occurred_at
		   from marked where is_told returning ${EVENT_COLUMNS})
		 select case when is_cut then (select ${OWNER_OF_FACT} from kept order by turn_no desc, owner_no desc limit 1) else turn.owner end as turn_owner,
		   turn.has_more or is_cut as has_more, made.*
		 from turn cross join cut left join made on true order by position`,
		[head.turn, limit, operatorPartnerId, told, arrayLiteral(topics), unit.realNow, head.position.toString(), at],
	);
	const events = rows.filter(isEvent).map(eventFromRow);
	const [first] = rows;
	if (!first) return {events, hasMore: false};
	const position = events.at(-1)?.position ?? head.position;
	await unit.em.execute(`${WITH_NEXT}update event_feed set position = ?, at = ?, turn = ?`, [
		position.toString(),
		events.length > 0 ? at : head.at,
		first.turn_owner,
	]);
	return {events, hasMore: first.has_more};
}

/** Of a slice in which nothing is told there is no event. */
type MaybeEvent = {turn_owner: string; has_more: boolean} & (EventRow | {id: null});

const isEvent = (row: MaybeEvent): row is MaybeEvent & EventRow => row.id !== null;

async function lockHead({em}: Unit): Promise<Head> {
	const [head] = await em.execute<{position: string; at: Date | string; turn: string}[]>(
		'select position, at, turn from event_feed for update',
	);
	if (!head) throw new Error('the event feed has no head');
	return {position: BigInt(head.position), at: new Date(head.at), turn: head.turn};
}

const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

const ensureMonth = async ({em}: Unit, at: Date): Promise<void> => {
	await em.execute("select ensure_month_partition('event', ?::date)", [`${monthOf(at)}-01`]);
};

/** Sets the fact aside that is published next and cannot be, with the reason; the operator is told, and the others go on. */
export async function setAside(unit: Unit, code: string): Promise<void> {
	const head = await lockHead(unit);
	const [fact] = await unit.em.execute<{id: string}[]>(
		`${takeFactsInTurns(waitingFor.publishing)}
		 update fact f set published_at = ?, routing_error = ? from taken n
		 where f.recorded_at = n.recorded_at and f.id = n.id returning f.id`,
		[head.turn, 1, unit.realNow, code],
	);
	if (fact) recordGivenUp(unit, {kind: 'fact', resourceId: fact.id, code, step: 'published'});
}

/** When a fact happened that is to be published, the oldest of its owner. */
export const firstUnpublished: FirstDue = () => ({
	sql: `select occurred_at from fact where ${waitingFor.publishing} order by ${TURNS_OF_FACTS} limit 1`,
	parameters: [],
});
