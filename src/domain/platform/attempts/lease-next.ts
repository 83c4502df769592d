import {LockMode} from '@mikro-orm/core';
import type {FilterQuery} from '@mikro-orm/postgresql';
import {recordGivenUp} from '../record-given-up.ts';
import type {Unit} from '../unit/unit.ts';
import type {Attempted, AttemptRule} from './attempt.ts';
import {laneOf} from './lanes.ts';

/** Rows whose last attempt was lost are given up on the way to the next one: so many at once. */
const LOST_LIMIT = 100;

/**
 * Leases the longest due row of the lane in which the row of `id` stands, and counts the attempt that begins. Undefined when nothing is
 * due there that no other worker is on, or as many are on the lane as may be. A row whose worker died in its last attempt is given up.
 */
export async function leaseNext<Row extends Attempted>(unit: Unit, rule: AttemptRule<Row>, id: string): Promise<Row | undefined> {
	const {table, column} = laneOf(unit, rule);
	// Two at once would both count what is leased before the other leases.
	const [held] = await unit.em.execute<{lane: string | null}[]>(
		`select ${column} as lane, pg_advisory_xact_lock(hashtextextended('${table}' || ${column}, 0)) from ${table} where id = ?`,
		[id],
	);
	if (!held?.lane) return undefined;
	for (let lost = 0; lost < LOST_LIMIT; lost++) {
		const row = await nextOf(unit, rule, held.lane);
		if (!row) return undefined;
		if (row.attempts <= rule.waits.length) return lease(unit, rule, row);

		await giveUp(unit, rule, row, 'WORKER_LOST');
		await unit.em.flush();
	}

	return undefined;
}

/**
 * Leases the longest due row of a lane in place of one whose lease has just ended in this unit. The lane is no fuller by it, so nobody has to count
 * or to be waited for. Undefined when none is due that can be leased, or its worker died in its last attempt: `leaseNext` sees to that.
 */
export async function leaseInPlace<Row extends Attempted>(unit: Unit, rule: AttemptRule<Row>, ended: Row): Promise<Row | undefined> {
	const {table, column} = laneOf(unit, rule);
	await unit.em.flush();
	const [next] = await unit.em.execute<{id: string}[]>(
		`select id from ${table}
		 where ${column} = ? and next_attempt_at <= ? and (leased_until is null or leased_until <= ?) and attempts <= ?
		 order by next_attempt_at, id limit 1 for update skip locked`,
		[String(ended[rule.lane.property]), unit.now, unit.realNow, rule.waits.length],
	);
	const row = next && (await lockRow(unit, rule, next.id));
	return row && lease(unit, rule, row);
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

/** The row of a lane that is due longest and free, locked; undefined when there is none, or the lane is full. */
async function nextOf<Row extends Attempted>(unit: Unit, rule: AttemptRule<Row>, lane: string): Promise<Row | undefined> {
	const {table, column} = laneOf(unit, rule);
	const [next] = await unit.em.execute<{id: string}[]>(
		`select id from ${table}
		 where ${column} = ? and next_attempt_at <= ? and (leased_until is null or leased_until <= ?)
		   and (select count(*) from ${table} where ${column} = ? and leased_until > ?) < ?
		 order by next_attempt_at, id limit 1 for update skip locked`,
		[lane, unit.now, unit.realNow, lane, unit.realNow, rule.lane.limit],
	);
	return next && lockRow(unit, rule, next.id);
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
