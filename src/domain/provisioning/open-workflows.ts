import {randomUUID} from 'node:crypto';
import {nextAttempt} from '../platform/attempts/waits.ts';
import {ownedAs} from '../platform/unit/fact.ts';
import {findRows} from '../platform/unit/find-rows.ts';
import {type Locked, locked, lockMany} from '../platform/unit/lock-many.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {decide} from './decide.ts';
import {workflowEventData} from './events.ts';
import {definitionsOf} from './step-definitions.ts';
import {waitAfter} from './waits.ts';
import {Workflow} from './workflow.ts';
import type {StepState, Timer, WorkflowDecision, WorkflowEvent} from './workflow-state.ts';
import {WorkflowStep} from './workflow-step.ts';

const DAY_MS = 24 * 3_600_000;

/** A workflow that failed is held for the operator for so long, where its service wants that. */
export const HOLD_MS = 7 * DAY_MS;

/** A workflow with its steps in the order of the definition, locked. */
export type OpenWorkflow = Readonly<{workflow: Workflow; steps: readonly WorkflowStep[]}>;

/** Workflows that a unit works on. What is decided of them is written down by `save`, with one statement a table. */
export type OpenWorkflows = Readonly<{
	all: readonly OpenWorkflow[];
	find: (id: IdOf<'workflow'>) => OpenWorkflow | undefined;
	save: () => Promise<void>;
	/** Those that came to an end since they were opened. */
	ended: () => Workflow[];
}>;

/** Locks workflows, and with them their steps. */
export async function lockWorkflows(unit: Unit, ids: readonly IdOf<'workflow'>[]): Promise<OpenWorkflows> {
	const unique = [...new Set(ids)];
	const workflows = await lockMany(unit, Workflow, {id: {$in: unique}}, {orderBy: {id: 'asc'}});
	// A step is changed by nobody who has not locked its workflow.
	const steps = (await findRows(
		unit.em,
		WorkflowStep,
		{workflowId: {$in: workflows.rows.map(({id}) => id)}},
		{fields: changingFields(unit), orderBy: {workflowId: 'asc', position: 'asc'}},
	)) as WorkflowStep[];
	const definitions = await definitionsOf(
		unit,
		steps.map(({id}) => id),
	);
	for (const step of steps) {
		const definition = definitions.get(step.id);
		if (definition) step.definition = definition;
	}

	return opened(workflows, locked(unit, WorkflowStep, steps));
}

/** All of a step but what never changes. */
const changingFields = ({em}: Unit): (keyof WorkflowStep)[] =>
	em
		.getMetadata()
		.get(WorkflowStep)
		.props.map(({name}) => name)
		.filter(name => name !== 'definition');

function opened(workflows: Locked<Workflow>, steps: Locked<WorkflowStep>): OpenWorkflows {
	const stepsOf = Map.groupBy(steps.rows, ({workflowId}) => workflowId);
	const byId = new Map(workflows.rows.map(workflow => [workflow.id, {workflow, steps: stepsOf.get(workflow.id) ?? []}]));
	const before = new Map(workflows.rows.map(({id, status}) => [id, status]));
	return {
		all: [...byId.values()],
		find: id => byId.get(id),
		async save() {
			await steps.save();
			await workflows.save();
		},
		ended: () => workflows.rows.filter(({id, status}) => status !== before.get(id) && (status === 'completed' || status === 'compensated')),
	};
}

/** What happened besides: why it failed, when it may be tried again. */
type Circumstances = Readonly<{
	error?: string | null | undefined;
	retryAfterSeconds?: number | undefined;
	jitter?: number;
	/** Whoever lets it happen makes the calls that are due by it: nobody has to be told of them. */
	isGoingOn?: boolean;
}>;

/** Property by property: it is asked for at every event of every step, and copying a whole row of the ORM costs ten times as much. */
function stateOf(step: WorkflowStep): StepState {
	const {definition, nextAttemptAt} = step;
	return {
		name: step.name,
		completion: step.completion,
		status: step.status,
		dependsOn: definition.dependsOn,
		hasUndo: definition.compensation !== undefined,
		maxAttempts: definition.maxAttempts,
		isDue: nextAttemptAt !== null && nextAttemptAt !== undefined,
		attempts: step.attempts,
		undoAttempts: step.undoAttempts,
		failures: step.failures,
		place: step.place ?? null,
		isToBeUndone: step.isToBeUndone,
		isUncertain: step.isUncertain,
		undoRound: step.undoRound,
		isUndoneAgain: step.isUndoneAgain,
	};
}

/** Lets something happen to a workflow: decides what follows, and puts it onto the rows. Answers what was decided. */
export function happen(unit: Unit, open: OpenWorkflow, event: WorkflowEvent, circumstances: Circumstances = {}): WorkflowDecision {
	const {workflow, steps} = open;
	const {status, onFailure, isAbandoned, failedStep = null} = workflow;
	const decided = decide({status, onFailure, isAbandoned, failedStep, steps: steps.map(stateOf)}, event);
	const about = 'step' in event ? event.step : undefined;
	for (const [index, step] of steps.entries()) {
		const after = decided.state.steps[index];
		if (after) putStep(unit, step, {after, timer: decided.timers.get(step.name), ...(step.name === about && circumstances)});
	}

	putWorkflow(unit, open, decided);
	if (!circumstances.isGoingOn && [...decided.timers.values()].includes('now')) recordCallsDue(unit, workflow.serviceId);
	return decided;
}

/** The services that a unit has told of already: once is enough, however many workflows go on by it. */
const unitsThatTold = new WeakMap<Unit, Set<string>>();

/** Has the calls that are due at a service made now, and not only when the next sweep finds them. */
export function recordCallsDue(unit: Unit, serviceId: IdOf<'service'>): void {
	const told = unitsThatTold.get(unit) ?? new Set();
	unitsThatTold.set(unit, told);
	if (told.has(serviceId)) return;
	told.add(serviceId);
	unit.record({type: 'provisioning.calls_due', step: randomUUID(), owner: {}, data: {service_id: serviceId}});
}

type Put = Circumstances & Readonly<{after: StepState; timer: Timer | undefined}>;

function putStep(unit: Unit, step: WorkflowStep, {after, timer, error, ...circumstances}: Put): void {
	const {name: _, dependsOn: __, completion: ___, hasUndo: ____, maxAttempts: _____, isDue: ______, ...changed} = after;
	const before = step.status;
	Object.assign(step, changed);
	if (error !== undefined) step.lastError = error;
	if (after.status === 'running' && before === 'pending') step.startedAt ??= unit.now;
	if (timer === undefined) return;
	step.leasedUntil = null;
	const wasAwaited = before === 'running' && (after.status === 'waiting_callback' || after.status === 'waiting_poll');
	if (wasAwaited) step.deadlineAt = new Date(unit.now.getTime() + awaitedSeconds(step) * 1000);
	step.nextAttemptAt = instantOf(unit, step, timer, circumstances);
	if (timer !== 'none') return;
	step.finishedAt = unit.now;
	// Nobody calls this step any more: what it was called with is forgotten, the hash stays for whoever calls back late.
	if (after.status !== 'running') step.callbackSecretSealed = null;
}

const awaitedSeconds = ({definition: {poll, timeoutSeconds}}: WorkflowStep): number => poll?.timeoutSeconds ?? timeoutSeconds;

function instantOf(unit: Unit, step: WorkflowStep, timer: Timer, {jitter, retryAfterSeconds}: Circumstances): Date | null {
	const inTime = (at: Date): Date => (step.status === 'waiting_poll' && step.deadlineAt && step.deadlineAt < at ? step.deadlineAt : at);
	switch (timer) {
		case 'now':
			return unit.now;
		case 'backoff':
			return inTime(
				nextAttempt(unit.now, {
					waitMs: waitAfter(step.failures),
					lane: step.serviceId,
					retryAfterSeconds,
					...(jitter !== undefined && {jitter}),
				}),
			);
		case 'interval':
			return inTime(new Date(unit.now.getTime() + (step.definition.poll?.intervalSeconds ?? 0) * 1000));
		case 'deadline':
			return step.deadlineAt ?? unit.now;
		case 'none':
			return null;
	}
}

const errorOf = ({name, lastError}: WorkflowStep): string => `${name}: ${lastError ?? 'UNKNOWN'}`;

/** The new state of the workflow, and the facts of what it came to. */
function putWorkflow(unit: Unit, {workflow, steps}: OpenWorkflow, {state}: WorkflowDecision): void {
	const before = workflow.status;
	Object.assign(workflow, {isAbandoned: state.isAbandoned, failedStep: state.failedStep});
	if (state.status === before) return;
	Object.assign(workflow, {status: state.status, step: workflow.step + 1, heldUntil: null, finishedAt: null});
	workflow.startedAt ??= unit.now;
	const data = workflowEventData(workflow);
	const about = {step: workflow.step, owner: ownedAs(workflow)};
	const isOver = state.status === 'completed' || state.status === 'compensated';
	if (isOver) workflow.finishedAt = unit.now;
	if (state.status === 'completed') {
		workflow.error = null;
		unit.record({type: 'provisioning.completed', ...about, data});
	}

	const failed = steps.find(({name}) => name === state.failedStep);
	const hasFailed = (before === 'running' || before === 'waiting') && !['running', 'waiting', 'completed'].includes(state.status);
	if (hasFailed && failed) {
		workflow.error = errorOf(failed);
		const failure = {step: failed.name, error: failed.lastError ?? 'UNKNOWN', failed_at: unit.now.toISOString()};
		unit.record({type: 'provisioning.failed', ...about, data: {...data, ...failure}});
	}

	if (state.status === 'failed') workflow.heldUntil = new Date(unit.now.getTime() + HOLD_MS);
	if (state.status === 'compensated') unit.record({type: 'provisioning.compensated', ...about, data});
	const stuck = steps.find(({status}) => status === 'compensation_failed');
	if (state.status === 'compensation_failed' && stuck) {
		workflow.error = errorOf(stuck);
		unit.record({
			type: 'provisioning.compensation_failed',
			...about,
			data: {...data, step: stuck.name, error: stuck.lastError ?? 'UNKNOWN'},
		});
	}
}
