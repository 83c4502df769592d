import {leasedUpTo, takeLaneInTurns} from '../platform/attempts/lanes.ts';
import {executePrepared} from '../platform/unit/execute-bound.ts';
import {lockNames} from '../platform/unit/lock-names.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {callTermsOf} from './call-terms.ts';
import {type CallingTools, type ClaimedCall, claimStep, isFree, LEASE_MS} from './claim-step.ts';
import {saveAndFollow} from './follow-up.ts';
import {happen, lockWorkflows, type OpenWorkflow, type OpenWorkflows} from './open-workflows.ts';
import type {ReadOutcome} from './read-answer.ts';
import {keepResult} from './sealed.ts';
import type {WorkflowStep} from './workflow-step.ts';

/** Calls to one service at once, over all workers: whoever is slow is slow for itself only, and is not buried. */
export const SERVICE_CALLS_AT_ONCE = 16;

/** A call whose worker has it at hand, by its lease. */
export type LeasedCall = Pick<ClaimedCall, 'workflowId' | 'step' | 'call' | 'leasedUntil'>;

/** A call that was made, and what came of it. */
export type MadeCall = Readonly<{
	claimed: LeasedCall;
	read: ReadOutcome;
	/** By which share the wait before the next try is varied. */
	jitter: number;
}>;

/** What the lane of a service wants of a turn. */
export type LaneTurn = Readonly<{
	serviceId: IdOf<'service'>;
	/** What is to be written down. */
	made: readonly MadeCall[];
	/** Whoever records goes on with what becomes due by it; else it is told, for others. */
	isGoingOn: boolean;
	/** Whether to look for what else is due there. */
	isLooking: boolean;
}>;

type Request = CallingTools & Readonly<{lanes: readonly LaneTurn[]}>;

type Due = Readonly<{id: IdOf<'workflowStep'>; workflow_id: IdOf<'workflow'>; service_id: IdOf<'service'>; leased: number}>;

/**
 * Writes down what came of calls to services, and takes the calls that are to be made next, of all given lanes in one unit and with a fixed number
 * of statements. That a call goes out, and that it is to be undone, is written down before it does. A call whose lease is not its own any
 * more says nothing: it ran out and another worker made the call again, or the step has ended meanwhile.
 *
 * Answers the claimed calls by service, of each as many as it may be asked at once. What has begun goes on before anything else begins: first come the
 * calls of the same workflows, in the places of those that ended, then in turns of the tenants those that wait the longest. What was waited for in vain is given up
 * here, too.
 */
export async function takeTurn(unit: Unit, {lanes, ...tools}: Request): Promise<ReadonlyMap<IdOf<'service'>, readonly ClaimedCall[]>> {
	const due = await dueCalls(unit, lanes);
	const open = await lockWorkflows(unit, [
		...lanes.flatMap(({made}) => made.map(({claimed}) => claimed.workflowId)),
		...due.map(({workflow_id: id}) => id),
	]);
	const terms = await callTermsOf(unit, {serviceIds: lanes.filter(isAsking).map(({serviceId}) => serviceId), ...tools});
	const taken = new Map<IdOf<'service'>, readonly ClaimedCall[]>();
	for (const lane of lanes) {
		const {serviceId, isGoingOn} = lane;
		const ended = recordCalls(unit, open, {...lane, cipher: tools.cipher});
		const term = terms.get(serviceId);
		if (!term) continue;
		const claim = ({one, step}: Found) => claimStep(unit, one, {...term, step});
		const next = isGoingOn ? first(ended, nextOf(unit, open, lane), claim) : [];
		const dueHere = due.filter(({service_id: id}) => id === serviceId);
		const room = SERVICE_CALLS_AT_ONCE - (dueHere[0]?.leased ?? SERVICE_CALLS_AT_ONCE) + ended - next.length;
		taken.set(serviceId, [...next, ...first(room, freeOf(unit, open, dueHere), claim)]);
	}

	await saveAndFollow(unit, open);
	return taken;
}

const isAsking = ({isLooking, isGoingOn}: LaneTurn): boolean => isLooking || isGoingOn;

type Found = Readonly<{one: OpenWorkflow; step: WorkflowStep}>;

/** Claims at most so many; what comes to nothing takes no place. */
function first(limit: number, found: readonly Found[], claim: (found: Found) => ClaimedCall | undefined): ClaimedCall[] {
	const claimed: ClaimedCall[] = [];
	for (const one of found) {
		if (claimed.length >= limit) break;
		const call = claim(one);
		if (call) claimed.push(call);
	}

	return claimed;
}

/** Writes down what came of the calls of a lane. Answers in how many places nobody calls any more. */
function recordCalls(unit: Unit, open: OpenWorkflows, {made, isGoingOn, cipher}: LaneTurn & Pick<Request, 'cipher'>): number {
	let ended = 0;
	for (const {claimed, read, jitter} of made) {
		const {workflowId, step: name, call, leasedUntil} = claimed;
		const one = open.find(workflowId);
		const step = one?.steps.find(candidate => candidate.name === name);
		if (!one || step?.leasedUntil?.getTime() !== leasedUntil.getTime()) continue;
		// One whose lease is over, and that nobody took, was counted by nobody any more.
		if (leasedUntil > unit.realNow) ended += 1;
		const {outcome, result, error = outcome === 'done' ? null : undefined, retryAfterSeconds} = read;
		if (result) keepResult(step, result, cipher);
		happen(unit, one, {type: 'outcome', step: name, call, outcome}, {error, retryAfterSeconds, jitter, isGoingOn});
	}

	return ended;
}

/** What is due of workflows whose calls have ended. What is too much now is found when the lane has room again. */
const nextOf = (unit: Unit, open: OpenWorkflows, {made}: LaneTurn): Found[] =>
	[...new Set(made.map(({claimed}) => claimed.workflowId))].flatMap(id => {
		const one = open.find(id);
		return one ? one.steps.filter(step => isFree(unit, step)).map(step => ({one, step})) : [];
	});

/** Steps that were found due, as far as nobody was faster. */
const freeOf = (unit: Unit, open: OpenWorkflows, due: readonly Due[]): Found[] =>
	due.flatMap(({id, workflow_id: workflowId}) => {
		const one = open.find(workflowId);
		const step = one?.steps.find(candidate => candidate.id === id);
		return one && step && isFree(unit, step) ? [{one, step}] : [];
	});

/** SQL: the steps that are due at the service of a lane, as many as it has room for. */
const dueSteps = takeLaneInTurns(
	{table: 'workflow_step', lane: 'service_id', turns: 'tenant_id'},
	{lane: 'lane.service_id', limit: `greatest(0, ${SERVICE_CALLS_AT_ONCE} - l.leased + lane.ending)`},
);

/**
 * What is due at services, in turns of the tenants, of each the longest waiting first, as many as their lanes have room for when what was
 * made has ended. Only one worker at a time looks at a lane, for two would both count before the other leases.
 */
async function dueCalls(unit: Unit, lanes: readonly LaneTurn[]): Promise<Due[]> {
	const {em, now, realNow} = unit;
	const looking = lanes.filter(({isLooking}) => isLooking);
	if (looking.length === 0) return [];
	await lockNames(
		unit,
		looking.map(({serviceId}) => `calls of ${serviceId}`),
	);
	return executePrepared<Due>(
		em,
		`select d.id, d.workflow_id, lane.service_id, l.leased
		 from jsonb_to_recordset(?::jsonb) as lane(service_id text, ending int)
		 cross join lateral (
			select ${leasedUpTo(SERVICE_CALLS_AT_ONCE, 'workflow_step', 'o.service_id = lane.service_id')}::int as leased
		 ) as l
		 cross join lateral (${dueSteps} select id, workflow_id, turn_no, owner_no from taken) as d
		 order by d.turn_no, d.owner_no`,
		[JSON.stringify(looking.map(({serviceId, made}) => ({service_id: serviceId, ending: made.length}))), ...[realNow, now, realNow]],
	);
}

/** Calls that are still on their way. */
type OnTheWay = readonly Pick<ClaimedCall, 'stepId' | 'leasedUntil'>[];

/**
 * Makes the leases of calls last longer that are still on their way: so what a worker had at hand that has died is taken up soon, however long the
 * calls may take. Answers the new leases, by step; who has lost his is not among them. One whose row is being changed is left as it is:
 * its turn comes again before it runs out.
 */
export async function renewLeases({em, realNow}: Unit, calls: OnTheWay): Promise<ReadonlyMap<IdOf<'workflowStep'>, Date>> {
	if (calls.length === 0) return new Map();
	const until = new Date(realNow.getTime() + LEASE_MS);
	const renewed = await em.execute<{id: IdOf<'workflowStep'>}[]>(
		`update workflow_step set leased_until = ? where id in (
			select s.id from workflow_step s join jsonb_to_recordset(?::jsonb) as c(id text, until timestamptz) on s.id = c.id and s.leased_until = c.until
			for update of s skip locked
		 ) returning id`,
		[until, JSON.stringify(calls.map(({stepId, leasedUntil}) => ({id: stepId, until: leasedUntil})))],
	);
	return new Map(renewed.map(({id}) => [id, until]));
}
