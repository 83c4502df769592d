import {type EntityMetadata, LockMode} from '@mikro-orm/core';
import type {FilterQuery} from '@mikro-orm/postgresql';
import {recordGivenUp} from '../record-given-up.ts';
import {arrayLiteral} from '../unit/array-literal.ts';
import {executePrepared} from '../unit/execute-bound.ts';
import {lockNames} from '../unit/lock-names.ts';
import type {Unit} from '../unit/unit.ts';
import type {Attempted, AttemptRule} from './attempt.ts';
import {
	dueInLane,
	dueParameters,
	type LaneColumns,
	laneColumnsOf,
	leasedUpTo,
	shareParameters,
	takeLaneInTurns,
	withinShares,
} from './lanes.ts';

/** Rows whose last attempt was lost are given up on the way to the next ones: so many times at once. */
const LOST_LIMIT = 100;

/** A row that was leased: the attempt that begins is counted. */
export type LeasedRow = Readonly<{id: string; lane: string; attempts: number; until: Date}>;

/** What was leased of the lane in which a row stands. */
export type LeasedLane = Readonly<{
	rows: readonly LeasedRow[];
	/** More is due there than those who have the lane may ask at once. */
	isShareFull: boolean;
	/** Those who have the lane: whoever has one of them too shares with it. */
	shares: readonly string[];
	/** Of a lane in turns, whose turn is last now; undefined when nothing was leased. */
	turn?: string | undefined;
}>;

type Options = Readonly<{
	/** Rows of a lane at most; as many as it has room for unless said. */
	perLane?: number;
	/** Of lanes in turns whose turn was last, by lane; unless said, of those who are asked about whoever came last. */
	turns?: ReadonlyMap<string, string>;
}>;

/**
 * Leases the longest due row of the lane in which the row of `id` stands, and counts the attempt that begins. Undefined when nothing is
 * due there that no other worker is on, or as many are on the lane, or of one of its shares, as may be. A row whose worker died in its last
 * attempt is given up.
 */
export async function leaseNext<Row extends Attempted>(unit: Unit, rule: AttemptRule<Row>, id: string): Promise<Row | undefined> {
	const [leased] = (await leaseLanes(unit, rule, [id], {perLane: 1})).get(id)?.rows ?? [];
	return leased && lockRow(unit, rule, leased.id);
}

/**
 * The same for the lanes of many rows, of each as many rows as it has room for, with a fixed number of statements. Of two rows of one lane
 * the first gets what is leased there.
 */
export async function leaseLanes<Row extends Attempted>(
	unit: Unit,
	rule: AttemptRule<Row>,
	ids: readonly string[],
	{perLane = rule.lane.limit, turns}: Options = {},
): Promise<ReadonlyMap<string, LeasedLane>> {
	if (ids.length === 0) return new Map();
	const columns = laneColumnsOf(unit, rule);
	const lanes = await lockLanes(unit, columns, ids);
	const after = new Map([...lanes.values()].map(({lane}) => [lane, turns?.get(lane)]));
	for (let lost = 0; lanes.size > 0 && lost < LOST_LIMIT; lost++) {
		const found = await leaseFree(unit, rule, {columns, after, perLane});
		const isLost = ({attempts}: LeasedRow) => attempts > rule.waits.length + 1;
		const given = found.leased.filter(isLost);
		for (const {id} of given) await giveUpLost(unit, rule, id);
		if (given.length > 0) await unit.em.flush();
		const leased = found.leased.filter(row => !isLost(row));
		if (leased.length > 0 || given.length === 0) return byRow(lanes, {...found, leased});
	}

	return new Map();
}

async function giveUpLost<Row extends Attempted>(unit: Unit, rule: AttemptRule<Row>, id: string): Promise<void> {
	const row = await lockRow(unit, rule, id);
	if (!row) return;
	// It was not begun.
	Object.assign(row, {attempts: row.attempts - 1});
	await giveUp(unit, rule, row, 'WORKER_LOST');
}

type Lane = Readonly<{lane: string; shares: readonly string[]}>;

/** Locks the lanes of rows and those who have them: two at once would both count what is leased before the other leases. */
async function lockLanes({em}: Unit, {table, lane, shares}: LaneColumns, ids: readonly string[]): Promise<ReadonlyMap<string, Lane>> {
	const rows = await em.execute<{id: string; lane: string | null; shares: (string | null)[]}[]>(
		`select id, ${lane} as lane, jsonb_build_array(${shares.map(({column}) => column).join(', ')}) as shares from ${table} where id = any(?::text[])`,
		[arrayLiteral(ids)],
	);
	const lanes = new Map(
		rows.flatMap(({id, lane: of, shares: values}) => {
			const having = values.flatMap((value, n) => (value === null ? [] : [`${table}${shares[n]?.column}${value}`]));
			return of === null ? [] : [[id, {lane: of, shares: having}] as const];
		}),
	);
	const keys = new Set([...lanes.values()].flatMap(({lane: of, shares: having}) => [`${table}${of}`, ...having]));
	await lockNames({em}, [...keys]);
	return lanes;
}

type Wanted = Readonly<{
	columns: LaneColumns;
	/** Whose turn was last, by lane. */
	after: ReadonlyMap<string, string | undefined>;
	perLane: number;
}>;

type Found = Readonly<{
	leased: readonly LeasedRow[];
	/** Lanes in which more is due than a share has room for. */
	full: ReadonlySet<string>;
	/** Whose turn is last now, by lane. */
	turns: ReadonlyMap<string, string>;
}>;

/** Leases what is due and free in these lanes. */
async function leaseFree<Row extends Attempted>(
	unit: Unit,
	{lane: {limit}, leaseMs}: AttemptRule<Row>,
	{columns, after, perLane}: Wanted,
): Promise<Found> {
	const {em, now, realNow} = unit;
	const {table, lane} = columns;
	const until = new Date(realNow.getTime() + leaseMs);
	const wanted = {lane: 'l.lane', limit: 'greatest(0, l.room)', after: 'l.after', isLocking: true};
	const rows = await executePrepared<{id: string; lane: string; attempts: number | null; turn: string | null}>(
		em,
		`with lanes as materialized (
		   select l.lane, l.after, least(?::int, ${limit} - ${leasedUpTo(limit, table, `o.${lane} = l.lane`)}) as room
		   from jsonb_to_recordset(?::jsonb) as l(lane text, after text)),
		 due as materialized (
		   select d.* from lanes l cross join lateral (${dueInLane(columns, wanted)}) d),
		 fitting as (${withinShares(columns, 'due')}),
		 leased as (
		   update ${table} t set attempts = t.attempts + 1, leased_until = ?, updated_at = ?, version = t.version + 1
		   from fitting f where t.id = f.id returning t.id, t.attempts)
		 select d.id, d.lane, leased.attempts, ${columns.turns ? 'd.turn' : 'null'} as turn
		 from due d left join leased on leased.id = d.id order by d.is_last, d.next_attempt_at, d.id`,
		[
			...[perLane, realNow, JSON.stringify([...after].map(([of, turn]) => ({lane: of, after: turn})))],
			...[...dueParameters(columns, unit), ...shareParameters(columns, unit), until, now],
		],
	);
	return {
		leased: rows.flatMap(({id, lane: of, attempts}) => (attempts === null ? [] : [{id, lane: of, attempts, until}])),
		full: new Set(rows.filter(({attempts}) => attempts === null).map(row => row.lane)),
		turns: new Map(rows.flatMap(({lane: of, turn}) => (turn === null ? [] : [[of, turn]]))),
	};
}

/** What was leased, by the rows whose lanes were asked for. */
function byRow(lanes: ReadonlyMap<string, Lane>, {leased, full, turns}: Found): ReadonlyMap<string, LeasedLane> {
	const rows = Map.groupBy(leased, ({lane}) => lane);
	const found = new Map<string, LeasedLane>();
	for (const [id, {lane, shares}] of lanes) {
		found.set(id, {rows: rows.get(lane) ?? [], isShareFull: full.has(lane), shares, turn: turns.get(lane)});
		rows.delete(lane);
	}

	return found;
}

/**
 * Leases the next due row of a lane in place of one whose lease has just ended in this unit, one that counts for the same shares. Neither the lane
 * nor a share is fuller by it, so nobody has to count or to be waited for. Undefined when none is due that can be leased, or its worker died in its
 * last attempt: `leaseNext` sees to that.
 */
export async function leaseInPlace<Row extends Attempted>(unit: Unit, rule: AttemptRule<Row>, ended: Row): Promise<Row | undefined> {
	const columns = laneColumnsOf(unit, rule);
	await unit.em.flush();
	const next = await (columns.turns ? nextInTurn(unit, rule, columns, ended) : nextInOrder(unit, rule, columns, ended));
	const row = next === undefined ? undefined : await lockRow(unit, rule, next);
	return row && lease(unit, rule, row);
}

/** Locks the next row that may be leased in place of one that ended; those of the same lane and of the same shares stand in for each other. */
async function nextInOrder<Row extends Attempted>(
	unit: Unit,
	rule: AttemptRule<Row>,
	{table, lane, last, shares}: LaneColumns,
	ended: Row,
): Promise<string | undefined> {
	const [next] = await unit.em.execute<{id: string}[]>(
		`select id from ${table}
		 where ${lane} = ? and next_attempt_at <= ? and (leased_until is null or leased_until <= ?) and attempts <= ?
		   ${shares.map(({column}) => `and ${column} is not distinct from ?`).join(' ')}
		 order by ${last ? `${last}, ` : ''}next_attempt_at, id limit 1 for update skip locked`,
		[
			...[String(ended[rule.lane.property]), unit.now, unit.realNow, rule.waits.length],
			...(rule.shares ?? []).map(({property}) => ended[property] ?? null),
		],
	);
	return next?.id;
}

/** The same where a lane goes in turns: the longest due of whoever comes behind the owner of the row that ended. */
async function nextInTurn<Row extends Attempted>(
	unit: Unit,
	rule: AttemptRule<Row>,
	{turns = '', ...columns}: LaneColumns,
	ended: Row,
): Promise<string | undefined> {
	const wanted = {lane: '?::text', limit: '1', isLocking: true, after: '?::text', where: `attempts <= ${rule.waits.length}`};
	const owner = rule.turns && ended[rule.turns];
	const [next] = await executePrepared<{id: string}>(unit.em, `${takeLaneInTurns({...columns, turns}, wanted)} select id from taken`, [
		...[String(ended[rule.lane.property]), unit.now, unit.realNow, String(owner)],
	]);
	return next?.id;
}

/**
 * Leases more rows of the lane of a row that was just leased in this unit, at most so many, the longest due first: those that are like it in some
 * properties, for the same call. The lane counts that call once, whoever else wants one waits until all of them have ended. A row whose worker died
 * in its last attempt is left to `leaseNext`.
 */
export async function leaseAlike<Row extends Attempted>(
	unit: Unit,
	rule: AttemptRule<Row>,
	leased: Row,
	{alike, limit}: Readonly<{alike: readonly (keyof Row & string)[]; limit: number}>,
): Promise<Row[]> {
	if (limit < 1) return [];
	const {em, now, realNow} = unit;
	const {table, lane} = laneColumnsOf(unit, rule);
	const {properties} = em.getMetadata().get(rule.row) as EntityMetadata;
	await em.flush();
	const found = await em.execute<{id: string}[]>(
		`select id from ${table}
		 where ${lane} = ? and id <> ? and next_attempt_at <= ? and (leased_until is null or leased_until <= ?) and attempts <= ?
		   ${alike.map(property => `and "${properties[property]?.fieldNames[0]}" is not distinct from ?`).join(' ')}
		 order by next_attempt_at, id limit ? for update skip locked`,
		[
			...[String(leased[rule.lane.property]), leased.id, now, realNow, rule.waits.length],
			...[...alike.map(property => leased[property] ?? null), limit],
		],
	);
	const ids = found.map(({id}) => id);
	const rows = await em.find(rule.row, {id: {$in: ids}} as unknown as FilterQuery<Row>, {lockMode: LockMode.PESSIMISTIC_WRITE});
	const byIds = new Map(rows.map(row => [row.id, row]));
	return ids.flatMap(id => {
		const row = byIds.get(id);
		return row ? [lease(unit, rule, row)] : [];
	});
}

/** Leases this row, whatever else its lane has; undefined when it is not due or another worker is on it. */
export async function leaseRow<Row extends Attempted>(unit: Unit, rule: AttemptRule<Row>, id: string): Promise<Row | undefined> {
	const row = await lockRow(unit, rule, id);
	const isDue = row?.nextAttemptAt && row.nextAttemptAt <= unit.now;
	const isLeased = row?.leasedUntil && row.leasedUntil > unit.realNow;
	return row && isDue && !isLeased ? lease(unit, rule, row) : undefined;
}

function lease<Row extends Attempted>({realNow}: Unit, {leaseMs}: AttemptRule<Row>, row: Row): Row {
	return Object.assign(row, {attempts: row.attempts + 1, leasedUntil: new Date(realNow.getTime() + leaseMs)});
}

/** A row, locked; undefined when it is no more. */
export async function lockRow<Row extends Attempted>({em}: Unit, {row}: AttemptRule<Row>, id: string): Promise<Row | undefined> {
	const where = {id} as FilterQuery<Row>;
	return ((await em.findOne(row, where, {lockMode: LockMode.PESSIMISTIC_WRITE})) as Row | null) ?? undefined;
}

/** Tries a row no more; the operator is told, unless what is recorded tells it. */
export async function giveUp<Row extends Attempted>(
	unit: Unit,
	rule: AttemptRule<Row>,
	row: Row,
	code: string,
	{isTold = false}: Readonly<{isTold?: boolean}> = {},
): Promise<void> {
	Object.assign(row, {nextAttemptAt: null, leasedUntil: null, lastError: code});
	const resourceId = rule.resource?.(row) ?? row.id;
	if (!isTold) recordGivenUp(unit, {kind: rule.kind, resourceId, code, step: unit.realNow.toISOString()});
	await rule.afterGivingUp?.(unit, row);
}
