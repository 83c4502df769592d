import test from 'ava';
import fc from 'fast-check';
import {callOf, decide, isAwaitingCallback} from '../../../src/domain/provisioning/decide.ts';
import type {StepState, WorkflowEvent, WorkflowState} from '../../../src/domain/provisioning/workflow-state.ts';
import {newStepState, type Script, simulate, undoneInReverse} from '../../support/simulated-service.ts';

const RUNS = 2000;
const NODES_LIMIT = 12;

/** A graph as a list: each node depends on some of those before it. */
const graph = fc.array(
	fc.record({picks: fc.array(fc.nat(NODES_LIMIT - 1), {maxLength: 3}), kind: fc.constantFrom('sync', 'sync', 'callback', 'poll')}),
	{
		minLength: 1,
		maxLength: NODES_LIMIT,
	},
);

const stepsOf = (nodes: readonly {picks: readonly number[]; kind: string}[]): StepState[] =>
	nodes.map(({picks, kind}, index) =>
		newStepState({
			name: `s${index}`,
			dependsOn: [...new Set(picks.filter(pick => pick < index))].map(pick => `s${pick}`),
			completion: kind as StepState['completion'],
		}),
	);

const begun = (steps: readonly StepState[], onFailure: WorkflowState['onFailure'] = 'compensate'): WorkflowState => ({
	...{status: 'pending', onFailure, isAbandoned: false, failedStep: null},
	steps,
});

/** How a step goes wrong for good. */
const failures = [
	'refused',
	'works_then_refuses',
	'never_answers',
	'works_but_never_answers',
	'times_out',
	'succeeds_late',
] as const satisfies readonly Script['goesWrong'][];

test(`${RUNS} graphs, workers dying at every point, each step failing in turn: all done, or all undone in reverse order`, t => {
	let ended = 0;
	fc.assert(
		fc.property(graph, fc.infiniteStream(fc.nat(1_000_000)), fc.constantFrom(...failures), (nodes, random, goesWrong) => {
			const steps = stepsOf(nodes);
			const choose = (count: number): number => Number(random.next().value) % count;
			for (const failing of [undefined, ...steps.map(({name}) => name)]) {
				ended += 1;
				const faults = faultsOf(simulate(begun(steps), {failing, goesWrong, choose, diesAtEveryPoint: true}), {failing, goesWrong});
				if (faults.length > 0) t.fail(faults.join('; '));
			}
		}),
		{numRuns: RUNS},
	);
	t.true(ended > RUNS);
});

/** What is not as it must be when a life is over. */
function faultsOf({state, service}: ReturnType<typeof simulate>, {failing, goesWrong}: Pick<Script, 'failing' | 'goesWrong'>): string[] {
	const {effects, undone, timesPerKey} = service;
	const faults: string[] = [];
	const demand = (isSo: boolean, fault: string) => isSo || faults.push(fault);
	demand(state.status === (failing === undefined ? 'completed' : 'compensated'), `it is ${state.status}`);
	demand(effects.size === (failing === undefined ? state.steps.length : 0), `${effects.size} effects are left`);
	demand(failing !== undefined || undone.length === 0, 'something was undone');
	demand(undoneInReverse(service, state), `undone in the order ${undone}`);
	for (const [key, times] of timesPerKey) demand(times === 1, `${key} had ${times} effects`);
	for (const {name, dependsOn, undoRound} of state.steps) {
		demand(undoRound <= (goesWrong === 'succeeds_late' ? 2 : 1), `${name} was undone under ${undoRound} keys`);
		for (const earlier of dependsOn) {
			demand(!service.wasDone(name) || service.wasDone(earlier), `${name} was done without ${earlier}`);
			const [one, other] = [undone.indexOf(name), undone.indexOf(earlier)];
			demand(one < 0 || other < 0 || one < other || goesWrong === 'succeeds_late', `${earlier} was undone before ${name}`);
		}
	}

	return faults;
}

test('steps that do not depend on each other are called side by side', t => {
	fc.assert(
		fc.property(graph, nodes => {
			const steps = stepsOf(nodes);
			const {timers} = decide(begun(steps), {type: 'start'});
			t.deepEqual(
				[...timers].map(([name, timer]) => `${name} ${timer}`),
				steps.filter(({dependsOn}) => dependsOn.length === 0).map(({name}) => `${name} now`),
			);
		}),
	);
});

test('whatever happens in whatever order, a workflow is never stuck: something is due, somebody is waited for, or it is over', t => {
	const word = fc.constantFrom<WorkflowEvent['type']>(
		'call',
		'outcome',
		'callback',
		'time_out',
		'late_success',
		'retry',
		'skip',
		'abandon',
		'end_hold',
	);
	const happening = fc.record({
		type: word,
		at: fc.nat(NODES_LIMIT - 1),
		outcome: fc.constantFrom('done', 'accepted', 'pending', 'refused', 'failed'),
		isSuccess: fc.boolean(),
	});
	fc.assert(
		fc.property(graph, fc.array(happening, {maxLength: 80}), fc.constantFrom('compensate', 'hold'), (nodes, happenings, onFailure) => {
			let state = decide(begun(stepsOf(nodes), onFailure), {type: 'start'}).state;
			for (const {type, at, outcome, isSuccess} of happenings) {
				const step = state.steps[at % state.steps.length];
				if (!step) continue;
				const call = callOf(step) ?? 'action';
				// Nobody answers what was not asked, and a call that is not taken on is not called back for.
				if (type === 'outcome' && (step.status === 'pending' || (step.completion === 'sync' && outcome === 'accepted'))) continue;
				if (type === 'outcome' && call !== 'poll' && outcome === 'pending') continue;
				if (type === 'outcome' && call !== 'action' && outcome === 'accepted') continue;
				if (type === 'outcome' && call === 'action' && step.completion !== 'sync' && outcome === 'done') continue;
				try {
					state = decide(state, {type, step: step.name, call, outcome, isSuccess} as WorkflowEvent).state;
				} catch {
					// The operator asked for what the state forbids.
				}

				const isOver = ['completed', 'compensated', 'failed', 'compensation_failed'].includes(state.status);
				t.true(isOver || state.steps.some(({isDue}) => isDue), JSON.stringify(state));
				if (state.status === 'completed') t.true(state.steps.every(({status}) => status === 'completed' || status === 'skipped'));
				if (state.status === 'compensated')
					for (const one of state.steps) t.false(one.hasUndo && one.isToBeUndone && one.status === 'completed', one.name);
				t.true(state.steps.filter(({status}) => status === 'compensating').length <= 1 || state.steps.some(({undoRound}) => undoRound > 1));
			}
		}),
		{numRuns: RUNS},
	);
});

/** Two steps, the second after the first. */
const pair = (onFailure: WorkflowState['onFailure'], more: Partial<StepState> = {}): WorkflowState =>
	begun([newStepState({name: 'one', ...more}), newStepState({name: 'two', dependsOn: ['one'], ...more})], onFailure);

const after = (state: WorkflowState, ...events: WorkflowEvent[]): WorkflowState =>
	events.reduce((current, event) => decide(current, event).state, state);

const called = (step: string, outcome: 'done' | 'refused' | 'failed' | 'accepted'): WorkflowEvent[] => [
	{type: 'call', step},
	{type: 'outcome', step, call: 'action', outcome},
];

const statuses = ({status, steps}: WorkflowState): string[] => [status, ...steps.map(step => step.status)];

test('what is held stays as it is until the operator retries, skips or the time is up', t => {
	const held = after(pair('hold'), {type: 'start'}, ...called('one', 'done'), ...called('two', 'refused'));
	t.deepEqual(statuses(held), ['failed', 'completed', 'failed']);
	t.deepEqual(statuses(after(held, {type: 'retry', step: 'two'}, ...called('two', 'done'))), ['completed', 'completed', 'completed']);
	t.deepEqual(statuses(after(held, {type: 'skip', step: 'two'})), ['completed', 'completed', 'skipped']);
	t.deepEqual(statuses(after(held, {type: 'end_hold'})), ['compensating', 'compensating', 'failed']);
	t.deepEqual(statuses(after(held, {type: 'force_complete'})), ['completed', 'completed', 'skipped']);
	t.deepEqual(statuses(after(held, {type: 'abandon'})), ['compensating', 'compensating', 'failed'], 'what is over is not held');
});

test('an undoing that fails stops those before it, and goes on when it is tried again or answered for', t => {
	const undo = (step: string, outcome: 'done' | 'refused'): WorkflowEvent[] => [
		{type: 'call', step},
		{type: 'outcome', step, call: 'undo', outcome},
	];
	const three = begun([...pair('compensate').steps, newStepState({name: 'three', dependsOn: ['two']})]);
	const failed = after(three, {type: 'start'}, ...called('one', 'done'), ...called('two', 'done'), ...called('three', 'refused'));
	t.deepEqual(statuses(failed), ['compensating', 'completed', 'compensating', 'failed']);
	const stuck = after(failed, ...undo('two', 'refused'));
	t.deepEqual(statuses(stuck), ['compensation_failed', 'completed', 'compensation_failed', 'failed']);
	const again = after(stuck, {type: 'retry', step: 'two'}, ...undo('two', 'done'));
	t.deepEqual(statuses(again), ['compensating', 'compensating', 'compensated', 'failed']);
	t.deepEqual(statuses(after(again, ...undo('one', 'done'))), ['compensated', 'compensated', 'compensated', 'failed']);
	t.deepEqual(statuses(after(stuck, {type: 'skip', step: 'two'})), ['compensating', 'compensating', 'skipped', 'failed']);
	t.is(again.steps.find(({name}) => name === 'two')?.undoRound, 1, 'another try, the same key');
	t.deepEqual(statuses(after(stuck, {type: 'force_complete'})), ['completed', 'completed', 'skipped', 'skipped']);
});

test('a call back that is faster than the answer to the call completes the step, and the answer changes nothing', t => {
	const state = after(pair('compensate', {completion: 'callback'}), {type: 'start'}, {type: 'call', step: 'one'});
	t.true(isAwaitingCallback(state.steps[0] as StepState));
	const completed = after(state, {type: 'callback', step: 'one', isSuccess: true});
	t.deepEqual(statuses(completed), ['running', 'completed', 'pending']);
	t.deepEqual(decide(completed, {type: 'outcome', step: 'one', call: 'action', outcome: 'accepted'}).state, completed);
});

test('what is abandoned after it was completed is undone', t => {
	const done = after(pair('hold'), {type: 'start'}, ...called('one', 'done'), ...called('two', 'done'));
	t.deepEqual(statuses(after(done, {type: 'abandon'})), ['compensating', 'completed', 'compensating']);
	t.deepEqual(
		statuses(after(pair('hold'), {type: 'abandon'})),
		['compensated', 'pending', 'pending'],
		'what has not begun is only given up',
	);
});

test('a clear no at the first call leaves nothing to undo; after a call without a word it may', t => {
	const sure = after(pair('compensate'), {type: 'start'}, ...called('one', 'refused'));
	t.deepEqual(statuses(sure), ['compensated', 'failed', 'pending']);
	const unsure = after(pair('compensate'), {type: 'start'}, ...called('one', 'failed'), ...called('one', 'refused'));
	t.deepEqual(statuses(unsure), ['compensating', 'compensating', 'pending']);
});

test('a worker that dies uses up no attempt, but a call that kills one worker after another is given up', t => {
	const started = after(pair('hold', {maxAttempts: 1}), {type: 'start'});
	const call: WorkflowEvent = {type: 'call', step: 'one'};
	t.deepEqual(statuses(after(started, ...Array.from({length: 5}, () => call))), ['running', 'running', 'pending']);
	t.deepEqual(statuses(after(started, ...Array.from({length: 6}, () => call))), ['failed', 'failed', 'pending']);
});
