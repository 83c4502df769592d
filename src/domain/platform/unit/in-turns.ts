type Waiting = Readonly<{
	/** SQL, as everything here. */
	table: string;
	/** Whose turn a row takes; never null. An index of what waits has it before `order`. */
	owner: string;
	/** What of an owner comes first. */
	order: string;
	/** Which rows wait; may speak of what `asked` has. */
	condition: string;
	/** One row: `after`, the owner whose turn was last; `most`, how many rows are wanted; and whatever the condition speaks of. */
	asked: string;
	/** Locks what is found; what others have locked is passed over. */
	isLocking?: boolean;
}>;

/** SQL for the first owner behind another one in the ring of those for whom something waits; behind the last comes the first. */
const ownerAfter = ({table, owner, condition}: Waiting, before: string): string => `coalesce(
	(select ${owner} from ${table} where ${condition} and ${owner} > ${before} order by 1 limit 1),
	(select ${owner} from ${table} where ${condition} order by 1 limit 1))`;

/**
 * SQL for the head of a statement that takes what waits in turns: however much one owner has, the first of every other is among it. Costs two
 * probes of the index for each owner that is come to.
 *
 * `taken` is what was found, of each owner its first: all columns of the table; `turn_no`, counted for each owner; `owner_no`, the owner's place in
 * the ring as it was gone through. `turn` is one row: the `owner` whose turn was last, and `has_more`, whether more may be waiting; none when
 * nothing waits.
 */
export const takeInTurns = (waiting: Waiting): string => `
	with recursive asked as materialized (${waiting.asked}),
	ring(owner, first, owner_no) as (
	  select found.owner, found.owner, 1
	  from asked cross join lateral (select ${ownerAfter(waiting, 'asked.after')} as owner) found where found.owner is not null
	  union all
	  select found.owner, r.first, r.owner_no + 1
	  from ring r cross join asked cross join lateral (select ${ownerAfter(waiting, 'r.owner')} as owner) found
	  where r.owner_no < asked.most and found.owner <> r.first),
	share as materialized (select ceil(asked.most::numeric / greatest(1, (select count(*) from ring)))::int as of_each from asked),
	found as materialized (
	  select f.*, ring.owner_no from ring cross join asked cross join lateral (
	    select * from ${waiting.table} where ${waiting.condition} and ${waiting.owner} = ring.owner order by ${waiting.order}
	    limit (select of_each from share)${waiting.isLocking ? ' for update skip locked' : ''}) f),
	placed as (select found.*, row_number() over (partition by owner_no order by ${waiting.order}) as turn_no from found),
	taken as materialized (select * from placed order by turn_no, owner_no limit (select most from asked)),
	turn as (
	  select (select owner from ring order by owner_no desc limit 1) as owner, bool_or(turn_no >= of_each or owner_no >= most) as has_more
	  from taken cross join asked cross join share having count(*) > 0)`;
