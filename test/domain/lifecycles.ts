import test from 'ava';
import {lifecycles} from '../../src/domain/lifecycles.ts';
import {type EventIn, type Lifecycle, nextState, type StateOf} from '../../src/domain/platform/lifecycle.ts';
import {Refusal} from '../../src/domain/platform/refusals.ts';

const next = (lifecycle: Lifecycle, state: string, event: string): string =>
	nextState('The thing', lifecycle, state as StateOf<Lifecycle>, event as EventIn<Lifecycle>);

for (const [name, lifecycle] of Object.entries<Lifecycle>(lifecycles)) {
	const states = Object.keys(lifecycle);
	const events = [...new Set(Object.values(lifecycle).flatMap(arrows => Object.keys(arrows)))];

	for (const [state, arrows] of Object.entries(lifecycle)) {
		for (const [event, to] of Object.entries(arrows)) {
			test(`a ${name} that is ${state} becomes ${to} by ${event}`, t => {
				t.is(next(lifecycle, state, event), to);
				t.true(states.includes(to), 'it is a state');
			});
		}
	}

	test(`there is no other arrow for a ${name}, and a refusal names the state and the allowed ones`, t => {
		for (const state of states) {
			for (const event of events.filter(known => !(known in (lifecycle[state] ?? {})))) {
				const refusal = t.throws(() => next(lifecycle, state, event), {instanceOf: Refusal}, `${state} by ${event}`);
				t.is(refusal.kind, 'forbidden_by_state');
				t.true(refusal.message.includes(state));
				for (const allowed of states.filter(one => event in (lifecycle[one] ?? {}))) t.true(refusal.message.includes(allowed));
			}
		}
	});

	test(`nothing that every object has is an event of a ${name}`, t => {
		for (const event of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
			t.throws(() => next(lifecycle, states[0] ?? '', event), {instanceOf: Refusal}, event);
		}
	});

	test(`every state of a ${name} can be reached`, t => {
		const reached = new Set(states.slice(0, 1));
		for (const state of reached) for (const to of Object.values(lifecycle[state] ?? {})) reached.add(to);
		t.deepEqual([...reached].toSorted(), states.toSorted());
	});
}
