import type {EntityClass} from '@mikro-orm/core';
import type {Unit} from '../unit/unit.ts';
import type {Attempted, AttemptRule} from './attempt.ts';
import {laneOf} from './lanes.ts';

/**
 * Rows that are due and that nobody is on, of each lane the longest due and as many as it has room for: a lane in which everything hangs
 * keeps no other from being seen.
 */
export async function dueAttempts<Row extends Attempted>(unit: Unit, rule: AttemptRule<Row>, limit: number): Promise<string[]> {
	const {table, column} = laneOf(unit, rule);
	const due = await unit.em.execute<{id: string}[]>(
		`with recursive lanes as (
		   (select ${column} as lane from ${table} where next_attempt_at is not null order by 1 limit 1)
		   union all
		   select (select ${column} from ${table} where next_attempt_at is not null and ${column} > l.lane order by 1 limit 1)
		   from lanes l where l.lane is not null)
		 select d.id from lanes l cross join lateral (
		   select t.id from ${table} t
		   where t.${column} = l.lane and t.next_attempt_at <= ? and (t.leased_until is null or t.leased_until <= ?)
		   order by t.next_attempt_at, t.id
		   limit greatest(0, ? - (select count(*) from ${table} o where o.${column} = l.lane and o.leased_until > ?))) d
		 where l.lane is not null limit ?`,
		[unit.now, unit.realNow, rule.lane.limit, unit.realNow, limit],
	);
	return due.map(({id}) => id);
}

/** When the first row of an entity falls due that nobody is on; undefined when none waits. */
export async function earliestAttempt({em, realNow}: Unit, row: EntityClass<object>): Promise<Date | undefined> {
	const [first] = await em.execute<{at: Date | string}[]>(
		`select next_attempt_at as at from "${em.getMetadata().get(row).tableName}"
		 where next_attempt_at is not null and (leased_until is null or leased_until <= ?) order by next_attempt_at limit 1`,
		[realNow],
	);
	return first && new Date(first.at);
}
