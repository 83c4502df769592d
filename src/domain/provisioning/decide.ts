import {nextState} from '../platform/values/lifecycle.ts';
import {type StepLifecycleEvent, stepLifecycle, type WorkflowLifecycleEvent, workflowLifecycle} from './lifecycle.ts';
import {refuse} from './refusals.ts';
import type {CallKind, CallOutcome, StepState, Timer, WorkflowDecision, WorkflowEvent, WorkflowState} from './workflow-state.ts';

/** A worker that dies in a call uses up none of the step's attempts; a call that seems to kill every worker is given up all the same. */
export const LOST_CALLS_LIMIT = 5;

type Changing<T> = {-readonly [K in keyof T]: T[K]};
type Draft = {workflow: Omit<Changing<WorkflowState>, 'steps'>; steps: Changing<StepState>[]; timers: Map<string, Timer>};

/**
 * What follows when something happens to a workflow: its new state, and what is to be called. Pure: everything that the engine decides is
 * decided here. What comes too late, or a second time, changes nothing; what somebody asks for and the state forbids is refused.
 */
export function decide(state: WorkflowState, event: WorkflowEvent): WorkflowDecision {
	const {steps, ...workflow} = state;
	const draft: Draft = {workflow: {...workflow}, steps: steps.map(step => ({...step})), timers: new Map()};
	take(draft, event);
	settle(draft);
	return {state: {...draft.workflow, steps: draft.steps}, timers: draft.timers};
}

/** The kind of call that a step is due for; undefined when it is to be waited for only, or nothing is to be done. */
export function callOf({status}: Pick<StepState, 'status'>): CallKind | undefined {
	if (status === 'pending' || status === 'running') return 'action';
	if (status === 'waiting_poll') return 'poll';
	return status === 'compensating' ? 'undo' : undefined;
}

function take(draft: Draft, event: WorkflowEvent): void {
	switch (event.type) {
		case 'start':
			if (draft.workflow.status === 'pending') move(draft, 'start');
			return;
		case 'abandon':
			draft.workflow.isAbandoned = true;
			return;
		case 'end_hold':
			if (draft.workflow.status === 'failed') move(draft, 'compensate');
			return;
		case 'force_complete':
			forceComplete(draft);
			return;
		default:
			takeAtStep(draft, stepOf(draft, event.step), event);
	}
}

function takeAtStep(draft: Draft, step: Changing<StepState>, event: Extract<WorkflowEvent, {step: string}>): void {
	switch (event.type) {
		case 'call':
			beginCall(draft, step);
			return;
		case 'outcome':
			if (callOf(step) === event.call) takeOutcome(draft, step, event.outcome);
			return;
		case 'callback':
			if (isAwaitingCallback(step)) endAction(draft, step, {isDone: event.isSuccess, isSure: true});
			return;
		case 'time_out':
			if (step.status === 'waiting_callback' || step.status === 'waiting_poll') end(draft, step, 'fail');
			return;
		case 'late_success':
			takeLateSuccess(draft, step);
			return;
		case 'retry':
			retry(draft, step);
			return;
		case 'skip':
			skip(draft, step);
	}
}

function stepOf({steps}: Draft, name: string): Changing<StepState> {
	const step = steps.find(candidate => candidate.name === name);
	if (!step) throw refuse('step_not_found', {name});
	return step;
}

const move = ({workflow}: Draft, event: WorkflowLifecycleEvent): void => {
	workflow.status = nextState('The workflow', workflowLifecycle, workflow.status, event);
};

const moveStep = (step: Changing<StepState>, event: StepLifecycleEvent): void => {
	step.status = nextState(`The step '${step.name}'`, stepLifecycle, step.status, event);
};

function set({timers}: Draft, step: Changing<StepState>, timer: Timer): void {
	step.isDue = timer !== 'none';
	timers.set(step.name, timer);
}

/** It can be told of before the answer to its call is here. */
export const isAwaitingCallback = ({completion, status}: Pick<StepState, 'completion' | 'status'>): boolean =>
	status === 'waiting_callback' || (completion === 'callback' && status === 'running');

/** The intent, written down before the call goes out: its undoing is registered with it. */
function beginCall(draft: Draft, step: Changing<StepState>): void {
	if (!step.isDue) return;
	if (step.status === 'compensating') {
		step.undoAttempts += 1;
		if (step.undoAttempts - step.failures > LOST_CALLS_LIMIT) giveUp(draft, step);
		return;
	}

	if (callOf(step) !== 'action') return;
	if (step.status === 'pending') moveStep(step, 'call');
	// Whoever had begun an attempt that nobody knows the end of is dead.
	else if (step.attempts > step.failures) step.isUncertain = true;
	step.attempts += 1;
	step.isToBeUndone = true;
	if (step.attempts - step.failures > LOST_CALLS_LIMIT) giveUp(draft, step);
}

function takeOutcome(draft: Draft, step: Changing<StepState>, outcome: CallOutcome): void {
	if (outcome === 'failed') {
		step.failures += 1;
		step.isUncertain = true;
		if (step.failures >= step.maxAttempts) giveUp(draft, step);
		else set(draft, step, 'backoff');
	} else if (step.status === 'compensating') {
		endUndo(draft, step, outcome === 'done' ? 'undo' : 'fail_undoing');
	} else if (outcome === 'accepted') {
		step.failures = 0;
		const isPolled = step.completion === 'poll';
		moveStep(step, isPolled ? 'await_poll' : 'await_callback');
		set(draft, step, isPolled ? 'interval' : 'deadline');
	} else if (outcome === 'pending') {
		step.failures = 0;
		set(draft, step, 'interval');
	} else {
		// What is said of something that was taken on is said of all tries; the answer to one try is not.
		endAction(draft, step, {isDone: outcome === 'done', isSure: step.status !== 'running' || !step.isUncertain});
	}
}

/** A clear no leaves nothing to be undone, unless an earlier try may have had an effect that this one only ran into. */
function endAction(draft: Draft, step: Changing<StepState>, {isDone, isSure}: {isDone: boolean; isSure: boolean}): void {
	if (!isDone && isSure) step.isToBeUndone = false;
	end(draft, step, isDone ? 'complete' : 'fail');
}

function end(draft: Draft, step: Changing<StepState>, event: 'complete' | 'fail' | 'skip'): void {
	moveStep(step, event);
	step.failures = 0;
	if (event === 'fail') draft.workflow.failedStep ??= step.name;
	step.place ??= 1 + Math.max(0, ...draft.steps.map(({place}) => place ?? 0));
	set(draft, step, 'none');
}

const giveUp = (draft: Draft, step: Changing<StepState>): void =>
	step.status === 'compensating' ? endUndo(draft, step, 'fail_undoing') : end(draft, step, 'fail');

function endUndo(draft: Draft, step: Changing<StepState>, event: 'undo' | 'fail_undoing'): void {
	if (event === 'undo' && step.isUndoneAgain) {
		beginUndo(draft, step);
		return;
	}

	moveStep(step, event);
	step.failures = 0;
	if (event === 'undo') step.isToBeUndone = false;
	set(draft, step, 'none');
}

/** Each round has a key of its own: under the old one the service would only repeat that there was nothing to undo. */
function beginUndo(draft: Draft, step: Changing<StepState>): void {
	if (step.status !== 'compensating') moveStep(step, 'compensate');
	Object.assign(step, {undoRound: step.undoRound + 1, undoAttempts: 0, failures: 0, isUndoneAgain: false, isToBeUndone: true});
	set(draft, step, 'now');
}

/** It was given up, and succeeded all the same: what was undone before it is undone again. */
function takeLateSuccess(draft: Draft, step: Changing<StepState>): void {
	if (!step.hasUndo) return;
	if (step.status === 'compensating') step.isUndoneAgain = true;
	if (step.status !== 'compensated') return;
	if (draft.workflow.status === 'compensated') move(draft, 'compensate');
	beginUndo(draft, step);
}

/** The operator has another try made: of a step that failed, or of an undoing that did. */
function retry(draft: Draft, step: Changing<StepState>): void {
	if (step.status === 'compensation_failed' && draft.workflow.status === 'compensation_failed') {
		move(draft, 'compensate');
		moveStep(step, 'compensate');
		Object.assign(step, {undoAttempts: 0, failures: 0});
		set(draft, step, 'now');
		return;
	}

	if (draft.workflow.status !== 'failed') throw refuse('step_cannot_be_retried', {name: step.name, status: step.status});
	moveStep(step, 'retry');
	Object.assign(step, {attempts: 0, failures: 0, place: null});
	forgetFailure(draft);
	move(draft, 'go_on');
}

/** The operator answers for a step: it counts as done, or as undone. */
function skip(draft: Draft, step: Changing<StepState>): void {
	const {status} = draft.workflow;
	if (status === 'completed' || status === 'compensated') throw refuse('workflow_is_over', {status});
	const isUndoing = step.status === 'compensating' || step.status === 'compensation_failed';
	if (isUndoing) step.isToBeUndone = false;
	end(draft, step, 'skip');
	forgetFailure(draft);
	if (isUndoing && status === 'compensation_failed') move(draft, 'compensate');
	if (status === 'failed' && !draft.steps.some(other => other.status === 'failed')) move(draft, 'go_on');
}

/** What was answered for is no failure any more; another step's may still be one. */
function forgetFailure({workflow, steps}: Draft): void {
	if (workflow.status === 'failed' || workflow.status === 'running' || workflow.status === 'waiting')
		workflow.failedStep = steps.find(({status}) => status === 'failed')?.name ?? null;
}

function forceComplete(draft: Draft): void {
	move(draft, 'complete');
	draft.workflow.failedStep = null;
	for (const step of draft.steps) {
		if (step.status === 'completed' || step.status === 'skipped' || step.status === 'compensated') continue;
		end(draft, step, 'skip');
	}
}

const isOpen = ({status}: StepState): boolean => status === 'running' || status === 'waiting_callback' || status === 'waiting_poll';
const isPassed = ({status}: StepState): boolean => status === 'completed' || status === 'skipped';

/** What follows from how the steps stand. */
function settle(draft: Draft): void {
	const {workflow} = draft;
	if (workflow.isAbandoned) takeBack(draft);
	if (workflow.status === 'running' || workflow.status === 'waiting') goForward(draft);
	if (workflow.status === 'compensating') goBack(draft);
}

/** What is abandoned is undone as soon as nothing runs any more. */
function takeBack(draft: Draft): void {
	const {status} = draft.workflow;
	if (status === 'pending') move(draft, 'undo');
	else if (status === 'completed' || status === 'failed') move(draft, 'compensate');
}

function goForward(draft: Draft): void {
	const {steps, workflow} = draft;
	const isFailing = workflow.isAbandoned || steps.some(({status}) => status === 'failed');
	if (isFailing) {
		for (const step of steps.filter(({status, isDue}) => status === 'pending' && isDue)) set(draft, step, 'none');
		if (!steps.some(isOpen)) move(draft, workflow.onFailure === 'hold' && !workflow.isAbandoned ? 'fail' : 'compensate');
		else moveTowards(draft);
		return;
	}

	if (steps.every(isPassed)) {
		move(draft, 'complete');
		return;
	}

	const passed = new Set(steps.filter(isPassed).map(({name}) => name));
	const ready = steps.filter(({status, isDue, dependsOn}) => status === 'pending' && !isDue && dependsOn.every(name => passed.has(name)));
	for (const step of ready) set(draft, step, 'now');
	moveTowards(draft);
}

/** Waiting means that it is somebody else's turn. */
function moveTowards(draft: Draft): void {
	const isAtWork = draft.steps.some(({status, isDue}) => status === 'running' || (status === 'pending' && isDue));
	if (isAtWork && draft.workflow.status === 'waiting') move(draft, 'go_on');
	if (!isAtWork && draft.workflow.status === 'running') move(draft, 'wait');
}

/** One step at a time, the last that ended first. What cannot be undone holds up those before it: they may be what it stands on. */
function goBack(draft: Draft): void {
	const {steps} = draft;
	if (steps.some(({status}) => status === 'compensating')) return;
	if (steps.some(({status}) => status === 'compensation_failed')) {
		move(draft, 'fail_undoing');
		return;
	}

	const [next] = steps.filter(isLeftToUndo).toSorted((one, other) => (other.place ?? 0) - (one.place ?? 0));
	if (next) beginUndo(draft, next);
	else move(draft, 'undo');
}

const isLeftToUndo = ({status, hasUndo, isToBeUndone}: StepState): boolean =>
	hasUndo && isToBeUndone && (status === 'completed' || status === 'failed' || status === 'skipped');
