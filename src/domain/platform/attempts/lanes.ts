import type {EntityMetadata} from '@mikro-orm/core';
import {takeInTurns} from '../unit/in-turns.ts';
import type {Unit} from '../unit/unit.ts';
import type {Attempted, AttemptRule} from './attempt.ts';

/** What a rule names, as SQL names it, quoted: its table, and the columns of its lane and its shares. */
export type LaneColumns = Readonly<{
	table: string;
	lane: string;
	last: string | undefined;
	turns: string | undefined;
	shares: readonly Readonly<{column: string; limit: number}>[];
}>;

/** The names of what a rule speaks of. */
export function laneColumnsOf<Row extends Attempted>(
	{em}: Pick<Unit, 'em'>,
	{row, lane, turns, shares = []}: Pick<AttemptRule<Row>, 'row' | 'lane' | 'shares' | 'turns'>,
): LaneColumns {
	const meta = em.getMetadata().get(row) as EntityMetadata;
	const columnOf = (property: string) => `"${meta.properties[property]?.fieldNames[0]}"`;
	return {
		table: `"${meta.tableName}"`,
		lane: columnOf(lane.property),
		last: lane.last && columnOf(lane.last),
		turns: turns && columnOf(turns),
		shares: shares.map(({property, limit}) => ({column: columnOf(property), limit})),
	};
}

type Clock = Pick<Unit, 'now' | 'realNow'>;

type Wanted = Readonly<{
	/** SQL: whose rows, and how many. */
	lane: string;
	limit: string;
	/** SQL: the owner whose turn was last, for a lane in turns; where that is null, whoever was asked about last. */
	after?: string;
	/** Locks them; what others have locked is passed over. */
	isLocking?: boolean;
}>;

/**
 * SQL for the rows of a lane that are due and that nobody is on, what comes first first: `id`, `next_attempt_at`, `is_last`, `lane` and
 * `share_0`, `share_1` …; of a lane in turns also `turn`, the owner whose turn is last now. By one probe of the lane's index, or by two where some come last. Takes the unit's business time and its real time
 * as parameters, once for each probe: `dueParameters`. Where a lane goes in turns, the longest due of each owner come before anybody's second.
 */
export function dueInLane(columns: LaneColumns, wanted: Wanted): string {
	return hasTurns(columns) ? dueInTurns(columns, wanted) : dueInOrder(columns, wanted);
}

type InTurns = Omit<Wanted, 'after'> &
	Readonly<{
		/** SQL: the owner whose turn was last, never null; unless said whoever was asked about last. */
		after?: string;
		/** SQL: which of the rows that are due. */
		where?: string;
	}>;

type Names = Readonly<{table: string; lane: string; turns: string}>;

/** SQL: the owner in a lane who was asked about last, of those who are asked about; null when nobody is. */
const lastAsked = ({table, lane, turns}: Names, wanted: string): string =>
	`(select ${turns} from ${table} where ${lane} = ${wanted} and leased_until is not null order by leased_until desc limit 1)`;

/**
 * SQL: the head of a statement (see `takeInTurns`) for the rows of a lane that are due and that nobody is on, of each owner the longest due.
 * Takes the unit's business time and its real time as parameters.
 */
export function takeLaneInTurns(
	names: Names,
	{lane, limit, isLocking = false, where = 'true', after = `coalesce(${lastAsked(names, lane)}, '')`}: InTurns,
): string {
	const {table, lane: column, turns: owner} = names;
	return takeInTurns({
		...{table, owner, order: 'next_attempt_at, id', isLocking},
		condition: `${column} = asked.lane and next_attempt_at <= asked.now and (leased_until is null or leased_until <= asked.real_now) and ${where}`,
		asked: `select ${lane} as lane, (${limit})::int as most, ?::timestamptz as now, ?::timestamptz as real_now, ${after} as after`,
	});
}

const dueInTurns = (names: LaneColumns & Names, {after = 'null', ...wanted}: Wanted): string => `
	${takeLaneInTurns(names, {...wanted, after: `coalesce(${after}, ${lastAsked(names, wanted.lane)}, '')`})}
	select id, next_attempt_at, false as is_last, ${names.lane} as lane, (select owner from turn) as turn from taken`;

const hasTurns = (columns: LaneColumns): columns is LaneColumns & Names => columns.turns !== undefined;

function dueInOrder({table, lane: column, last, shares}: LaneColumns, {lane, limit, isLocking = false}: Wanted): string {
	const columns = shares.map((share, n) => `, ${share.column} as share_${n}`).join('');
	const probe = (isLast: boolean) => `
		(select id, next_attempt_at, ${isLast} as is_last, ${column} as lane${columns} from ${table}
		 where ${column} = ${lane}${last ? ` and ${isLast ? '' : 'not '}${last}` : ''}
		   and next_attempt_at <= ? and (leased_until is null or leased_until <= ?)
		 order by next_attempt_at, id limit ${limit}${isLocking ? ' for update skip locked' : ''})`;
	if (!last) return `select * from ${probe(false)} found`;
	return `select * from (select * from ${probe(false)} soon union all select * from ${probe(true)} later) found
		order by is_last, next_attempt_at, id limit ${limit}`;
}

/** What `dueInLane` takes: a probe takes two instants. */
export const dueParameters = ({last}: LaneColumns, {now, realNow}: Clock): Date[] => [now, realNow, ...(last ? [now, realNow] : [])];

/**
 * SQL: how many rows of `o` are leased, counted no further than a limit. Takes the unit's real time as a parameter. The limit stands in the text: so it
 * is planned as a walk along the index, which passes over what was leased once and is no more, and not as a bitmap, which reads all of that each time.
 */
export const leasedUpTo = (limit: number, table: string, condition: string): string =>
	`(select count(*) from (select from ${table} o where ${condition} and o.leased_until > ? limit ${limit}) leased)`;

/**
 * SQL for what of `due`, a relation as `dueInLane` answers it, its shares have room for: `id`, those of each share that come first. Takes
 * the unit's real time as a parameter for each share: `shareParameters`.
 */
export function withinShares({table, shares}: LaneColumns, due: string): string {
	if (shares.length === 0) return `select id from ${due}`;
	const places = shares.map(
		(_, n) => `, row_number() over (partition by share_${n} order by place, is_last, next_attempt_at, id) as place_${n}`,
	);
	const owners = shares.map((_, n) => `share_${n}`).join(', ');
	// Counted once for each owner, not for each of its rows.
	const busy = shares.map(({column, limit}, n) => `${leasedUpTo(limit, table, `o.${column} = owner.share_${n}`)} as busy_${n}`);
	const isOwners = shares.map((_, n) => `r.share_${n} is not distinct from owner.share_${n}`).join(' and ');
	const fits = shares.map(({limit}, n) => `(r.share_${n} is null or r.place_${n} <= ${limit} - owner.busy_${n})`);
	return `select id from (
		with owners as materialized (select ${owners}, ${busy.join(', ')} from (select distinct ${owners} from ${due}) owner)
		select r.id from (
			select *${places.join('')} from (
				select *, row_number() over (partition by lane order by is_last, next_attempt_at, id) as place from ${due}) d) r
		join owners owner on ${isOwners}
		where ${fits.join(' and ')}) fitting`;
}

/** What `withinShares` takes. */
export const shareParameters = ({shares}: LaneColumns, {realNow}: Clock): Date[] => shares.map(() => realNow);
