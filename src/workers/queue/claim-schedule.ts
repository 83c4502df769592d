import {whenFirstDue} from '../../domain/platform/process/first-due.ts';
import {arrayLiteral} from '../../domain/platform/unit/array-literal.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import type {WorkerTools} from '../worker-tools.ts';
import {type Enqueue, NOBODY, type Order} from './enqueue.ts';
import {type Entry, nextDue} from './entry.ts';
import {to} from './job.ts';

/** Every worker looks this often. */
export const SCHEDULE_LOOK_MS = 1000;
/** More than there are entries. */
const CLAIM_LIMIT = 200;

type Parts = Readonly<{tools: WorkerTools; enqueue: Enqueue; schedule: readonly Entry[]}>;

const timeOf = (unit: Unit, entry: Entry): Date => (entry.clock === 'real' ? unit.realNow : unit.now);

/** Whose schedule has its rows. */
const prepared = new WeakSet<Parts>();

/** Makes the schedule's rows, once in a process: missing ones are due at once; those of entries that are no more are removed. */
async function prepareSchedule(parts: Parts): Promise<void> {
	if (prepared.has(parts)) return;
	const {tools, schedule} = parts;
	await asSystem(tools.inUnit, {because: 'preparing the schedule'}, async unit => {
		const rows = schedule.map(entry => ({id: entry.id, clock: entry.clock ?? 'business', next_due_at: timeOf(unit, entry)}));
		await unit.em.execute(
			`insert into schedule (id, clock, next_due_at)
			 select r.id, r.clock, r.next_due_at from jsonb_to_recordset(?::jsonb) as r(id text, clock text, next_due_at timestamptz)
			 on conflict (id) do update set clock = excluded.clock`,
			[JSON.stringify(rows)],
		);
		await unit.em.execute('delete from schedule where not (id = any(?::text[]))', [arrayLiteral(schedule.map(({id}) => id))]);
	});
	prepared.add(parts);
}

/**
 * Claims the entries that are due: whichever worker comes first enqueues the sweep, keyed by its due instant, and writes down the
 * next one in the same transaction. So each due instant is enqueued once, whatever happens to Redis, workers and clocks. A sweep that
 * would find nothing makes no job.
 *
 * @param isAhead whether sweeps that would look only later are claimed too, when their first row has fallen due: the clock was moved. Then
 *   whoever claims the same is waited for: it may have looked before that row was there
 * @returns how many entries were claimed, those that would find nothing included
 */
export async function claimSchedule(parts: Parts, {isAhead = false} = {}): Promise<number> {
	await prepareSchedule(parts);
	const {tools, enqueue, schedule} = parts;
	return asSystem(tools.inUnit, {because: 'claiming the schedule', actor: 'schedule'}, async unit => {
		const early = isAhead ? await withDueRows(unit, schedule) : new Set<Entry>();
		const due = await unit.em.execute<{id: string; due_at: Date | string}[]>(
			`select id, least(next_due_at, instant) as due_at
			 from schedule cross join lateral (select case clock when 'real' then ?::timestamptz else ?::timestamptz end as instant) now
			 where next_due_at <= instant or id = any(?::text[])
			 order by next_due_at, id limit ? for update of schedule ${isAhead ? '' : 'skip locked'}`,
			[unit.realNow, unit.now, arrayLiteral([...early].map(({id}) => id)), CLAIM_LIMIT],
		);
		if (due.length === 0) return 0;
		const dueAt = new Map(due.map(row => [row.id, new Date(row.due_at)]));
		const entries = schedule.filter(({id}) => dueAt.has(id));
		const finds = isAhead ? early : await withDueRows(unit, entries);
		const sweeps = entries.flatMap(entry => {
			const isNeeded = entry.earliest === undefined || entry.looksForMore === true || finds.has(entry);
			return isNeeded ? [sweepOf(entry, dueAt.get(entry.id) as Date, unit.realNow)] : [];
		});
		const next = entries.map(entry => ({id: entry.id, at: nextDue(entry, timeOf(unit, entry), tools.config)}));
		await enqueue(sweeps);
		await unit.em.execute(
			`update schedule s set next_due_at = n.at from jsonb_to_recordset(?::jsonb) as n(id text, at timestamptz) where s.id = n.id`,
			[JSON.stringify(next)],
		);
		return due.length;
	});
}

const sweepOf = ({id, job}: Entry, dueAt: Date, look: Date): Order => ({
	...to(job, {due_at: dueAt.toISOString()}),
	requestId: `sch_${id}`,
	cause: dueAt.toISOString(),
	owner: NOBODY,
	look: look.getTime(),
	isForgottenWhenDone: true,
});

/** When the first row falls due of each entry that says so and for which one waits, by one statement. */
async function firstRows(unit: Unit, entries: readonly Entry[]): Promise<ReadonlyMap<Entry, Date>> {
	const asked = entries.flatMap(entry => (entry.earliest ? [{entry, earliest: entry.earliest}] : []));
	if (asked.length === 0) return new Map();
	const instants = await whenFirstDue(
		unit,
		asked.map(({earliest}) => earliest),
	);
	return new Map(
		asked.flatMap(({entry}, index) => {
			const at = instants[index];
			return at ? [[entry, at] as const] : [];
		}),
	);
}

/** Those of the entries whose first row has fallen due. */
async function withDueRows(unit: Unit, entries: readonly Entry[]): Promise<ReadonlySet<Entry>> {
	const first = await firstRows(unit, entries);
	return new Set([...first].flatMap(([entry, at]) => (at <= unit.now ? [entry] : [])));
}

/** Makes every sweep due now: what they had put into the queues was lost. */
export async function sweepAllNow({em, now, realNow}: Unit): Promise<void> {
	await em.execute(
		`update schedule set next_due_at = least(next_due_at, case clock when 'real' then ?::timestamptz else ?::timestamptz end)`,
		[realNow, now],
	);
}

/** What is due and cannot be done is looked for again by the next sweep, and by a clock that is moved not more often than this. */
const STUCK_LOOK_SECONDS = 3600;

/**
 * When the next row of all falls due, in a system at rest; undefined when nothing waits. `passes` what is due and was not done although
 * it was looked for again: others may wait behind it, so the next look at it is the next instant.
 */
export async function earliestOfAll({tools, schedule}: Parts, {passes = false} = {}): Promise<Date | undefined> {
	return asSystem(tools.inUnit, {because: 'looking ahead', readOnly: true}, async unit => {
		const waiting = [...(await firstRows(unit, schedule)).values()].map(at =>
			passes && at <= unit.now ? nextDue({everySeconds: STUCK_LOOK_SECONDS}, unit.now, tools.config) : at,
		);
		return waiting.toSorted((one, other) => one.getTime() - other.getTime())[0];
	});
}
