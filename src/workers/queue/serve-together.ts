import type {Attempted, Outcome} from '../../domain/platform/attempts/attempt.ts';
import {type LeasedLane, leaseLanes} from '../../domain/platform/attempts/lease-next.ts';
import {type Changes, recordEndings, recordOutcome, verdictOf} from '../../domain/platform/attempts/record-outcome.ts';
import type {Batcher} from '../../domain/platform/process/batcher.ts';
import {failpoint} from '../../domain/platform/process/failpoints.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {lockMany} from '../../domain/platform/unit/lock-many.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import type {WorkerTools} from '../worker-tools.ts';
import type {Declaration, Ended, Together, WrittenAsRows} from './attempted.ts';
import type {JobContext} from './job.ts';
import {createTurnBatcher, ofProcess, takeTogether} from './of-process.ts';
import {ask, type Taken, take, writeDown} from './one-attempt.ts';
import {createWaitingLanes, type WaitingLanes} from './waiting-lanes.ts';

/** Calls that are written down, and lanes that are leased in, by one unit. */
const TURN_LIMIT = 500;
/** What ends is written down together with what ends this much later: a turn takes about as long. */
const GATHERING_MS = 10;
/** A lane is given up for others that wait for the same share after so long. */
const SHARED_TIME_MS = 1000;

type Rule<Row extends Attempted, Claimed, Answer> = Declaration<Row, Claimed, Answer> &
	Readonly<{together: Together<Row, Claimed, Answer>}>;

/** A row about which was asked; without what was asked for one that could not be prepared. */
type Finished<Claimed, Answer> = Readonly<{lease: Taken<Claimed>['lease']; claimed: Claimed | undefined; outcome: Outcome<Answer>}>;

/** What a lane wants of a turn. */
type Asked<Claimed, Answer> = Readonly<{
	/** A row of the lane. */
	id: string;
	finished: readonly Finished<Claimed, Answer>[];
	/** Whether more of the lane is to be leased. */
	goesOn: boolean;
}>;

/** What it gets: what is to be asked about now, and what cannot be, as if it had been. */
type Turn<Claimed, Answer> = Readonly<{
	taken: readonly Taken<Claimed>[];
	finished: readonly Finished<Claimed, Answer>[];
	/** Rows that ended without a call. */
	ended: number;
	isShareFull: boolean;
	shares: readonly string[];
}>;

type Kept<Claimed, Answer> = Readonly<{turns: Batcher<Asked<Claimed, Answer>, Turn<Claimed, Answer>>; waiting: WaitingLanes}>;

/** Of lanes that go in turns whose turn was last, by lane. */
type LastTurns = Map<string, string>;

/**
 * Serves lanes whose rows are leased, prepared and written down together: of all lanes that a process serves, what ended meanwhile is
 * written down by one unit, which leases what comes next. So the more there is to do, the less each costs. Each lane has its calls on the
 * way at the same time, as many as it may. Nothing is acknowledged that is not written down.
 *
 * A lane whose owner has as many calls on the way as it may waits here for one of the owner's other lanes to end; the sweep finds it, too.
 *
 * Answers what serves the lane of a row until nothing is due there, or the time is up: rows of lanes that are to be gone on with.
 */
export function serveTogether<Row extends Attempted, Claimed, Answer>(
	rule: Rule<Row, Claimed, Answer>,
): (id: string, end: number, context: JobContext) => Promise<string[]> {
	const keptOf = ofProcess<Kept<Claimed, Answer>>(context => {
		const lastTurns: LastTurns = new Map();
		const turns = createTurnBatcher<Asked<Claimed, Answer>, Turn<Claimed, Answer>>({
			write: async asked => runTurn(rule, asked, {lastTurns, tools: context}),
			weightOf: ({finished}) => finished.length + 1,
			limit: TURN_LIMIT,
		});
		return {turns, waiting: createWaitingLanes()};
	});
	return async (first, end, context) => {
		const kept = keptOf(context);
		for (let id: string | undefined = first; id !== undefined; ) {
			const served: Served = await serveLane(rule, {id, end, kept}, context);
			if (served.isShareFull) kept.waiting.add(id, served.shares);
			const next = served.isRefused ? undefined : kept.waiting.take(served.shares);
			if (context.clock.real().getTime() >= end) return [...(served.isLeft ? [id] : []), ...(next === undefined ? [] : [next])];
			id = next;
		}

		return [];
	};
}

type Served = Readonly<{
	/** The time was up. */
	isLeft: boolean;
	/** Others of a share had all the room when it ended, or want it. */
	isShareFull: boolean;
	/** It came to nothing for that. */
	isRefused: boolean;
	shares: readonly string[];
}>;

async function serveLane<Row extends Attempted, Claimed, Answer>(
	rule: Rule<Row, Claimed, Answer>,
	{id, end, kept: {turns, waiting}}: Readonly<{id: string; end: number; kept: Kept<Claimed, Answer>}>,
	context: JobContext,
): Promise<Served> {
	const real = () => context.clock.real().getTime();
	const givesWayAt = real() + SHARED_TIME_MS;
	const finished: Finished<Claimed, Answer>[] = [];
	let shares: readonly string[] = [];
	let [asking, asked, writtenAlone] = [0, 0, 0];
	let failure: unknown;
	let wake = (): void => undefined;
	const someEnded = async (): Promise<void> =>
		new Promise<void>(resolve => {
			wake = resolve;
		});
	/** Waits a little for calls that are about to end, too. */
	const gather = async (): Promise<void> => {
		let isTimeUp = false;
		const timer = setTimeout(() => {
			isTimeUp = true;
			wake();
		}, GATHERING_MS);
		while (asking > 0 && !isTimeUp) await someEnded();
		// Else it would begin a turn later for which nothing has ended.
		clearTimeout(timer);
	};
	const begin = async (taken: Taken<Claimed>): Promise<void> => {
		asking += 1;
		const outcome = await ask(rule, taken, context);
		if (isCommon(rule, outcome)) finished.push({...taken, outcome});
		else await writeAlone({...taken, outcome});
		asking -= 1;
		wake();
	};
	const writeAlone = async ({lease, outcome}: Finished<Claimed, Answer>): Promise<void> => {
		try {
			await writeDown(rule, lease, {outcome, isGoingOn: false}, context);
		} catch (error) {
			failure ??= error;
		}

		writtenAlone += 1;
	};
	for (;;) {
		await gather();
		if (failure !== undefined) throw failure;
		const isLeft = real() >= end;
		const givesWay = !isLeft && real() >= givesWayAt && waiting.has(shares);
		writtenAlone = 0;
		const turn = await takeTurn(rule, turns, {id, finished: finished.splice(0), goesOn: !isLeft && !givesWay}, context);
		if (turn.shares.length > 0) ({shares} = turn);
		asked += turn.taken.length;
		finished.push(...turn.finished);
		for (const taken of turn.taken) void begin(taken);
		if (finished.length > 0 || turn.ended > 0 || writtenAlone > 0) continue;
		if (asking === 0) return {isLeft, isShareFull: givesWay || turn.isShareFull, isRefused: asked === 0 && turn.isShareFull, shares};
		await someEnded();
	}
}

/** A turn with others. Where that fails for a fault of ours the lane goes on alone, row by row: so what cannot be done holds up itself only. */
async function takeTurn<Row extends Attempted, Claimed, Answer>(
	rule: Rule<Row, Claimed, Answer>,
	turns: Batcher<Asked<Claimed, Answer>, Turn<Claimed, Answer>>,
	asked: Asked<Claimed, Answer>,
	context: JobContext,
): Promise<Turn<Claimed, Answer>> {
	return takeTogether(turns, asked, async error => {
		context.log.error({lane: asked.id, err: error}, 'attempts could not be written down or prepared together');
		for (const {lease, outcome} of asked.finished) await writeDown(rule, lease, {outcome, isGoingOn: false}, context);
		const next = asked.goesOn ? await take(rule, asked.id, context) : undefined;
		return {taken: next ? [next] : [], finished: [], ended: 0, isShareFull: false, shares: []};
	});
}

async function runTurn<Row extends Attempted, Claimed, Answer>(
	rule: Rule<Row, Claimed, Answer>,
	asked: readonly Asked<Claimed, Answer>[],
	{lastTurns, tools}: Readonly<{lastTurns: LastTurns; tools: WorkerTools}>,
): Promise<readonly Turn<Claimed, Answer>[]> {
	const finished = asked.flatMap(one => one.finished);
	if (finished.length > 0) await failpoint('attempts:before-record', rule.name);
	return asSystem(tools.inUnit, {because: rule.name}, async unit => {
		await record(unit, rule, finished, tools);
		const lanes = await leaseLanes(
			unit,
			rule,
			asked.filter(({goesOn}) => goesOn).map(({id}) => id),
			{turns: lastTurns},
		);
		const leased = [...lanes.values()].flatMap(({rows}) => rows);
		for (const {
			rows: [first],
			turn,
		} of lanes.values())
			if (first && turn !== undefined) lastTurns.set(first.lane, turn);
		const prepared = await rule.together.prepare(unit, leased, tools);
		for (const {id} of leased) {
			const reason = prepared.get(id);
			if (reason instanceof Error) tools.log.error({row: id, err: reason}, 'an attempt could not be prepared');
		}

		// What was leased is for whoever asked first.
		const first = new Map(asked.toReversed().map(one => [one.id, one]));
		return asked.map(one => turnOf(first.get(one.id) === one ? lanes.get(one.id) : undefined, prepared));
	});
}

function turnOf<Claimed, Answer>(lane: LeasedLane | undefined, prepared: ReadonlyMap<string, Claimed | Error>): Turn<Claimed, Answer> {
	const {rows = [], isShareFull = false, shares = []} = lane ?? {};
	const taken: Taken<Claimed>[] = [];
	const finished: Finished<Claimed, Answer>[] = [];
	for (const lease of rows) {
		const claimed = prepared.get(lease.id);
		if (claimed instanceof Error) finished.push({lease, claimed: undefined, outcome: {kind: 'failed', code: 'internal_error'}});
		else if (claimed !== undefined) taken.push({lease, claimed});
	}

	return {taken, finished, ended: rows.length - taken.length - finished.length, isShareFull, shares};
}

/** What came of a call whose verdict is known and is not that it is given up. */
type Ending<Claimed, Answer> = Ended<Claimed, Answer> & Readonly<{lease: Taken<Claimed>['lease']; changes: Changes}>;

/** Writes down what came of calls: what is done or tried again by one statement, what is given up one by one. */
async function record<Row extends Attempted, Claimed, Answer>(
	unit: Unit,
	rule: Rule<Row, Claimed, Answer>,
	finished: readonly Finished<Claimed, Answer>[],
	tools: WorkerTools,
): Promise<void> {
	const options = {isTriedOn: rule.isTriedOn?.(tools) ?? false, jitter: tools.jitter};
	const endings: Ending<Claimed, Answer>[] = [];
	for (const {lease, claimed, outcome} of finished) {
		const found = verdictOf(unit, rule, lease, outcome, options);
		if (found.verdict === 'given_up' || claimed === undefined) {
			const recorded = await recordOutcome(unit, rule, lease, outcome, options);
			if (recorded) await rule.record?.(unit, recorded.row, {outcome, verdict: recorded.verdict}, tools);
		} else {
			const {verdict, changes} = found;
			endings.push({lease, changes, claimed, outcome, verdict});
		}
	}

	await unit.em.flush();
	const {together} = rule;
	if ('recordRows' in together) return recordRows(unit, rule, together, endings);
	for (const [verdict, alike] of Map.groupBy(endings, ending => ending.verdict)) {
		const written = await recordEndings(
			unit,
			rule,
			alike.map(ending => ({...ending, others: together.changes(unit, {outcome: ending.outcome, verdict})})),
		);
		await together.record(
			unit,
			alike.filter(({lease}) => written.has(lease.id)),
		);
	}
}

/** The same for rows each of which changes in its own way: they are locked, those whose lease is still theirs are changed, and all are stored. */
async function recordRows<Row extends Attempted, Claimed, Answer>(
	unit: Unit,
	rule: Rule<Row, Claimed, Answer>,
	together: WrittenAsRows<Row, Claimed, Answer>,
	endings: readonly Ending<Claimed, Answer>[],
): Promise<void> {
	if (endings.length === 0) return;
	const ids = endings.map(({lease}) => lease.id);
	const {rows, save} = await lockMany<Attempted>(unit, rule.row, {id: {$in: ids}}, {orderBy: {id: 'asc'}});
	const byIds = new Map(rows.map(row => [row.id, row as Row]));
	const written = endings.flatMap(({lease, changes, ...ended}) => {
		const row = byIds.get(lease.id);
		if (row?.leasedUntil?.getTime() !== lease.until.getTime()) return [];
		Object.assign(row, changes, {leasedUntil: null});
		return [{...ended, row}];
	});
	await together.recordRows(unit, written);
	await save();
}

/** Whether an outcome can be written down with others. */
function isCommon<Row extends Attempted, Claimed, Answer>({together}: Rule<Row, Claimed, Answer>, outcome: Outcome<Answer>): boolean {
	return !('isCommon' in together) || together.isCommon(outcome);
}
