import {type Refusals, refusing} from './refusals.ts';

/** A lifecycle as data: state → event → next state. A state without events is final. */
export type Lifecycle = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Every state of a lifecycle table. */
export type StateOf<L extends Lifecycle> = keyof L & string;

/** Every event that at least one state of a lifecycle table knows. */
export type EventIn<L extends Lifecycle> = {[S in keyof L]: keyof L[S]}[keyof L] & string;

/** The states, in the table's order; never empty, as enums in schemata need it. */
export const statesOf = <L extends Lifecycle>(lifecycle: L): [StateOf<L>, ...StateOf<L>[]] =>
	Object.keys(lifecycle) as [StateOf<L>, ...StateOf<L>[]];

export const lifecycleRefusals = {
	state_forbids: {kind: 'forbidden_by_state', message: '{what} is {state}: it cannot {event}; it must be {allowed}'},
} as const satisfies Refusals;

const refuse = refusing(lifecycleRefusals);

/** The states from which an event leads somewhere. */
export const statesBefore = <L extends Lifecycle>(lifecycle: L, event: EventIn<L>): StateOf<L>[] =>
	statesOf(lifecycle).filter(state => Object.hasOwn(lifecycle[state] ?? {}, event));

/** The state after `event`; refuses, naming the state and the allowed ones, when the table has no such arrow. */
export function nextState<L extends Lifecycle>(what: string, lifecycle: L, state: StateOf<L>, event: EventIn<L>): StateOf<L> {
	const arrows: Readonly<Record<string, string>> = lifecycle[state] ?? {};
	const next = Object.hasOwn(arrows, event) ? arrows[event] : undefined;
	if (next === undefined) {
		throw refuse('state_forbids', {what, state, event: event.replaceAll('_', ' '), allowed: statesBefore(lifecycle, event)});
	}

	return next;
}
