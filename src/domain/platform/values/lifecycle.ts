import {type Refusals, refusing} from '../refusals.ts';

/** What happens in lifecycles, and how a sentence for people says it: "only one that is sent can …". */
const eventWords = {
	activate: 'be activated',
	approve: 'be approved',
	await_callback: 'be called back for',
	await_poll: 'be asked about',
	call: 'be called',
	cancel: 'be cancelled',
	compensate: 'be compensated',
	complete: 'be completed',
	connect: 'be connected',
	convert: 'be converted',
	deliver: 'be delivered',
	deregister: 'be deregistered',
	end_trial: 'come to the end of its trial',
	expire: 'expire',
	fail: 'fail',
	fail_provisioning: 'be given up before it is provided',
	fail_undoing: 'fail to be undone',
	finalize: 'be finalized',
	give_up: 'be given up',
	go_on: 'be continued',
	lose: 'be lost',
	miss_payment: 'become past due',
	pay: 'be paid',
	reactivate: 'be reactivated',
	register: 'be registered',
	proceed: 'be gone on with',
	reinstate: 'be given back',
	reopen: 'be opened again',
	replay: 'be sent again',
	require_action: 'be put before the customer',
	resume: 'be resumed',
	retry: 'be tried again',
	reverse: 'be reversed',
	reverse_payment: 'have a payment reversed',
	schedule_cancellation: 'be set to end with its period',
	send: 'be sent',
	skip: 'be skipped',
	start: 'be started',
	start_trial: 'begin a trial',
	stop: 'be stopped',
	succeed: 'be successful',
	suspend: 'be suspended',
	undo: 'be undone',
	void: 'be voided',
	wait: 'be kept waiting',
} as const;

type LifecycleEvent = keyof typeof eventWords;

/** A lifecycle as data: state → event → next state. A state without events is final; an event that has no words does not compile. */
export type Lifecycle = Readonly<Record<string, Readonly<Partial<Record<LifecycleEvent, string>>>>>;

/** Every state of a lifecycle table. */
export type StateOf<L extends Lifecycle> = keyof L & string;

/** Every event that at least one state of a lifecycle table knows. */
export type EventIn<L extends Lifecycle> = {[S in keyof L]: keyof L[S]}[keyof L] & string;

/** The states, in the table's order; never empty, as enums in schemata need it. */
export const statesOf = <L extends Lifecycle>(lifecycle: L): [StateOf<L>, ...StateOf<L>[]] =>
	Object.keys(lifecycle) as [StateOf<L>, ...StateOf<L>[]];

export const lifecycleRefusals = {
	state_forbids: {kind: 'forbidden_by_state', message: '{what} is {state}: only one that is {allowed} can {event}'},
} as const satisfies Refusals;

const refuse = refusing(lifecycleRefusals);

/** Refuses what only some states allow although the state stays the same; `doing` goes on from "only one that is active can". */
export function demandState(what: string, state: string, {allowed, doing}: Readonly<{allowed: readonly string[]; doing: string}>): void {
	if (allowed.includes(state)) return;
	throw refuse('state_forbids', {what, state: spaced(state), allowed: allowed.map(spaced), event: doing});
}

/** The states from which an event leads somewhere. */
export const statesBefore = <L extends Lifecycle>(lifecycle: L, event: EventIn<L>): StateOf<L>[] =>
	statesOf(lifecycle).filter(state => Object.hasOwn(lifecycle[state] ?? {}, event));

const arrowsFrom = <L extends Lifecycle>(lifecycle: L, state: StateOf<L>): ReadonlyMap<string, StateOf<L>> =>
	new Map(Object.entries(lifecycle[state] ?? {}) as [string, StateOf<L>][]);

const spaced = (word: string): string => word.replaceAll('_', ' ');

/** The state after `event`; where the table has no such arrow it refuses, in a sentence that names the state and the allowed ones. */
export function nextState<L extends Lifecycle>(what: string, lifecycle: L, state: StateOf<L>, event: EventIn<L>): StateOf<L> {
	const next = arrowsFrom(lifecycle, state).get(event);
	if (next !== undefined) return next;

	const allowed = statesBefore(lifecycle, event);
	const isThereAlready = allowed.some(before => arrowsFrom(lifecycle, before).get(event) === state);
	throw refuse('state_forbids', {
		what,
		state: `${spaced(state)}${isThereAlready ? ' already' : ''}`,
		allowed: allowed.map(spaced),
		event: eventWords[event as LifecycleEvent],
	});
}
