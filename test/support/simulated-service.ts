import {callOf, decide} from '../../src/domain/provisioning/decide.ts';
import type {CallKind, CallOutcome, StepState, WorkflowEvent, WorkflowState} from '../../src/domain/provisioning/workflow-state.ts';

/** A step that was not called yet. */
export const newStepState = (given: Partial<StepState> & Pick<StepState, 'name'>): StepState => ({
	...{dependsOn: [], completion: 'sync', hasUndo: true, maxAttempts: 3, status: 'pending', isDue: false, attempts: 0, undoAttempts: 0},
	...{failures: 0, isToBeUndone: false, isUncertain: false, place: null, undoRound: 0, isUndoneAgain: false},
	...given,
});

/** How a life goes: which step goes wrong and how, in which order things happen, and whether workers die. */
export type Script = Readonly<{
	failing: string | undefined;
	goesWrong: 'refused' | 'never_answers' | 'works_but_never_answers' | 'times_out' | 'succeeds_late' | 'works_then_refuses';
	/** A number below `count`. */
	choose: (count: number) => number;
	/** At each call a worker dies once between intent and call, and another between call and record. */
	diesAtEveryPoint: boolean;
}>;

/** What the outside is like: what exists there, and what was asked under which key. Whatever comes under a known key has no second effect. */
export class SimulatedService {
	readonly effects = new Set<string>();
	readonly done: string[] = [];
	readonly undone: string[] = [];
	readonly timesPerKey = new Map<string, number>();

	wasDone(name: string): boolean {
		return this.done.includes(name);
	}

	under(key: string, effect: () => void): void {
		if (this.timesPerKey.has(key)) return;
		this.timesPerKey.set(key, 1);
		effect();
	}

	make(name: string): void {
		this.under(`w:${name}`, () => {
			this.effects.add(name);
			this.done.push(name);
		});
	}

	undo({name, undoRound}: StepState): void {
		this.under(`w:${name}:undo:${undoRound}`, () => {
			if (this.effects.delete(name)) this.undone.push(name);
		});
	}
}

/** Whether what was undone was undone in the reverse of the order in which it had ended; what succeeded late stands aside. */
export function undoneInReverse({undone}: SimulatedService, {steps}: WorkflowState): boolean {
	const places = undone.flatMap(name => steps.filter(step => step.name === name && step.undoRound === 1).map(({place}) => place ?? 0));
	return places.every((place, index) => index === 0 || place < (places[index - 1] ?? 0));
}

const STEPS_LIMIT = 10_000;

/** Lives a workflow to its end against a service that behaves as the script says. */
export function simulate(begun: WorkflowState, script: Script): {state: WorkflowState; service: SimulatedService} {
	const service = new SimulatedService();
	const deaths = new Set<string>();
	let state = begun;
	const happens = (event: WorkflowEvent): void => {
		state = decide(state, event).state;
	};
	/** Whether the worker dies here: once at each point of each call. */
	const dies = (point: string): boolean => {
		if (!script.diesAtEveryPoint || deaths.has(point)) return false;
		deaths.add(point);
		return true;
	};
	const later: (() => void)[] = [];
	happens({type: 'start'});
	for (let turn = 0; turn < STEPS_LIMIT; turn++) {
		const due = state.steps.filter(({isDue}) => isDue);
		if (due.length === 0) {
			const next = later.shift();
			if (!next) return {state, service};
			next();
			continue;
		}

		const step = due[script.choose(due.length)] as StepState;
		const call = callOf(step);
		const isWrong = step.name === script.failing;
		if (call === undefined) {
			waitFor(step, {isWrong, script, happens, service, later});
			continue;
		}

		happens({type: 'call', step: step.name});
		const now = state.steps.find(({name}) => name === step.name) as StepState;
		if (callOf(now) !== call) continue;
		if (dies(`${step.name} ${call} before`)) continue;
		const outcome = answer(now, call, {isWrong, script, service});
		if (dies(`${step.name} ${call} after`)) continue;
		happens({type: 'outcome', step: step.name, call, outcome});
	}

	throw new Error('the workflow did not come to an end');
}

type Life = Readonly<{isWrong: boolean; script: Script; service: SimulatedService}>;

function answer(step: StepState, call: CallKind, {isWrong, script: {goesWrong, choose}, service}: Life): CallOutcome {
	if (call === 'undo') {
		// Undoing meets trouble, too, but never so often that it is given up.
		if (step.failures < step.maxAttempts - 1 && choose(4) === 0) return 'failed';
		service.undo(step);
		return step.failures < step.maxAttempts - 1 && choose(4) === 0 ? 'failed' : 'done';
	}

	if (!isWrong) {
		service.make(step.name);
		if (call === 'poll') return choose(2) === 0 ? 'pending' : 'done';
		return step.completion === 'sync' ? 'done' : 'accepted';
	}

	if (call === 'poll') return goesWrong === 'refused' ? 'refused' : 'failed';
	const isTakenOn = step.completion !== 'sync';
	if (goesWrong === 'refused') return isTakenOn && choose(2) === 0 ? 'accepted' : 'refused';
	if (goesWrong === 'works_then_refuses' && !isTakenOn) {
		// The worker dies before it can write down the first answer; the second says that it is there already.
		const outcome = service.wasDone(step.name) ? 'refused' : 'done';
		service.make(step.name);
		return outcome;
	}

	if (goesWrong === 'works_but_never_answers' && !isTakenOn) service.make(step.name);
	if (isTakenOn && (goesWrong === 'times_out' || goesWrong === 'succeeds_late')) return 'accepted';
	return 'failed';
}

type Waiting = Life & Readonly<{happens: (event: WorkflowEvent) => void; later: (() => void)[]}>;

/** A step that only a call back ends, or its deadline. */
function waitFor({name}: StepState, {isWrong, script: {goesWrong}, happens, service, later}: Waiting): void {
	if (!isWrong) {
		happens({type: 'callback', step: name, isSuccess: true});
		return;
	}

	if (goesWrong === 'refused') {
		happens({type: 'callback', step: name, isSuccess: false});
		return;
	}

	happens({type: 'time_out', step: name});
	if (goesWrong === 'succeeds_late') {
		later.push(() => {
			service.make(name);
			happens({type: 'late_success', step: name});
		});
	}
}
