import type {EntityClass} from '@mikro-orm/core';
import type {FirstDue} from '../process/first-due.ts';
import type {Unit} from '../unit/unit.ts';
import type {Attempted, AttemptRule} from './attempt.ts';
import {dueInLane, dueParameters, laneColumnsOf, leasedUpTo, shareParameters, withinShares} from './lanes.ts';

/**
 * Rows that are due and that nobody is on, of each lane the longest due and as many as it has room for, no more than `perLane`, and of
 * each share no more than it has room for: whoever lets everything hang keeps no other from being seen.
 */
export async function dueAttempts<Row extends Attempted>(
	unit: Unit,
	rule: AttemptRule<Row>,
	limit: number,
	perLane = rule.lane.limit,
): Promise<string[]> {
	const columns = laneColumnsOf(unit, rule);
	const {table, lane} = columns;
	const {limit: most} = rule.lane;
	const due = await unit.em.execute<{id: string}[]>(
		`with recursive lanes as (
		   (select ${lane} as lane from ${table} where next_attempt_at is not null order by 1 limit 1)
		   union all
		   select (select ${lane} from ${table} where next_attempt_at is not null and ${lane} > l.lane order by 1 limit 1)
		   from lanes l where l.lane is not null),
		 due as materialized (
		   select d.* from (
		     select lane, least(?::int, ${most} - ${leasedUpTo(most, table, `o.${lane} = lanes.lane`)}) as room
		     from lanes where lane is not null) l
		   cross join lateral (${dueInLane(columns, {lane: 'l.lane', limit: 'greatest(0, l.room)'})}) d)
		 ${withinShares(columns, 'due')} limit ?`,
		[...[perLane, unit.realNow], ...[...dueParameters(columns, unit), ...shareParameters(columns, unit), limit]],
	);
	return due.map(({id}) => id);
}

/** When the first row of an entity falls due that nobody is on. */
export const firstAttempt =
	(row: EntityClass<object>): FirstDue =>
	({em, realNow}) => ({
		sql: `select next_attempt_at from "${em.getMetadata().get(row).tableName}"
			where next_attempt_at is not null and (leased_until is null or leased_until <= ?) order by next_attempt_at limit 1`,
		parameters: [realNow],
	});
