import type {Attempted, Outcome, Verdict} from '../../domain/platform/attempts/attempt.ts';
import {leaseAlike, leaseNext} from '../../domain/platform/attempts/lease-next.ts';
import {recordOutcome} from '../../domain/platform/attempts/record-outcome.ts';
import {mayPass} from '../../domain/platform/refusals.ts';
import type {Declaration, InOneCall} from './attempted.ts';
import type {JobContext} from './job.ts';
import {ask, endLease, inTime, leaseOf, type Taken, take, writeDown} from './one-attempt.ts';

/** Calls of which nothing was left to ask about are passed over on the way to the next: so many; the next job goes on. */
const ENDED_LIMIT = 100;

type Rule<Row extends Attempted, Claimed, Answer> = Declaration<Row, Claimed, Answer> &
	Readonly<{inOneCall: InOneCall<Row, Claimed, Answer>}>;

type Ended<Claimed, Answer> = Readonly<{lease: Taken<Claimed>['lease']; outcome: Outcome<Answer>}>;

/**
 * Serves a lane call by call, each about as many rows as fit in it: leased and prepared by one unit, written down by another. Answers what
 * serves the lane of a row until nothing is due there or the time is up: the row at which it is to be gone on with.
 */
export function serveInOneCall<Row extends Attempted, Claimed, Answer>(
	rule: Rule<Row, Claimed, Answer>,
): (id: string, end: number, context: JobContext) => Promise<string[]> {
	return async (id, end, context) => {
		for (;;) {
			const taken = await takeCall(rule, id, context);
			const [first] = taken;
			if (!first) return [];
			const outcomes = taken.length > 1 ? await askAbout(rule, taken, context) : [await ask(rule, first, context)];
			await record(
				rule,
				taken.flatMap(({lease}, index) => {
					const outcome = outcomes[index];
					return outcome ? [{lease, outcome}] : [];
				}),
				context,
			);
			if (context.clock.real().getTime() >= end) return [first.lease.id];
		}
	};
}

/** Leases what the next call is about. Where that fails for a fault of ours the lane goes on row by row: what cannot be prepared holds up itself only. */
async function takeCall<Row extends Attempted, Claimed, Answer>(
	rule: Rule<Row, Claimed, Answer>,
	id: string,
	context: JobContext,
): Promise<readonly Taken<Claimed>[]> {
	for (let ended = 0; ended < ENDED_LIMIT; ended++) {
		try {
			const taken = await takeTogether(rule, id, context);
			if (taken === 'nothing') return [];
			if (taken.length > 0) return taken;
		} catch (error) {
			if (mayPass(error)) throw error;
			context.log.error({lane: id, err: error}, 'attempts could not be prepared for one call');
			const one = await take(rule, id, context);
			return one ? [one] : [];
		}
	}

	return [];
}

const takeTogether = async <Row extends Attempted, Claimed, Answer>(
	rule: Rule<Row, Claimed, Answer>,
	id: string,
	context: JobContext,
): Promise<readonly Taken<Claimed>[] | 'nothing'> =>
	context.system(async unit => {
		const {alike, size, prepare} = rule.inOneCall;
		const row = await leaseNext(unit, rule, id);
		if (!row) return 'nothing';
		const limit = (await size(unit, row, context)) - 1;
		const leased = [row, ...(await leaseAlike(unit, rule, row, {alike, limit}))];
		const leases = leased.map(each => leaseOf(rule, each));
		const prepared = await prepare(unit, leased, context);
		return leased.flatMap((each, index) => {
			const [claimed, lease] = [prepared[index], leases[index]];
			if (claimed !== undefined && lease) return [{lease, claimed}];
			endLease(each);
			return [];
		});
	});

/** One call about several, within its time. Whatever goes wrong in it is a failed attempt of each. */
const askAbout = async <Row extends Attempted, Claimed, Answer>(
	rule: Rule<Row, Claimed, Answer>,
	taken: readonly Taken<Claimed>[],
	context: JobContext,
): Promise<readonly Outcome<Answer>[]> =>
	inTime<readonly Outcome<Answer>[]>(
		rule,
		async signal =>
			rule.inOneCall.call(
				taken.map(({claimed}) => claimed),
				{...context, signal},
			),
		({outcome, error}) => {
			if (error) context.log.error({rows: taken.map(({lease}) => lease.id), err: error}, 'attempts failed for a fault of ours');
			return taken.map(() => outcome);
		},
	);

/** Writes down what came of a call by one unit; where that fails for a fault of ours, row by row. */
async function record<Row extends Attempted, Claimed, Answer>(
	rule: Rule<Row, Claimed, Answer>,
	ended: readonly Ended<Claimed, Answer>[],
	context: JobContext,
): Promise<void> {
	const options = {isTriedOn: rule.isTriedOn?.(context) ?? false, jitter: context.jitter};
	try {
		await context.system(async unit => {
			const recorded: {row: Row; outcome: Outcome<Answer>; verdict: Verdict}[] = [];
			for (const {lease, outcome} of ended) {
				const written = await recordOutcome(unit, rule, lease, outcome, options);
				if (written) recorded.push({...written, outcome});
			}

			await rule.inOneCall.record(unit, recorded, context);
		});
	} catch (error) {
		if (mayPass(error)) throw error;
		context.log.error({rows: ended.map(({lease}) => lease.id), err: error}, 'what came of a call could not be written down together');
		for (const {lease, outcome} of ended) await writeDown(rule, lease, {outcome, isGoingOn: false}, context);
	}
}
