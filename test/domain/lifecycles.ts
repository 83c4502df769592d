import test from 'ava';
import {lifecycles} from '../../src/domain/lifecycles.ts';
import {Refusal} from '../../src/domain/platform/refusals.ts';
import {type EventIn, type Lifecycle, nextState, type StateOf} from '../../src/domain/platform/values/lifecycle.ts';

const next = (lifecycle: Lifecycle, state: string, event: string): string =>
	nextState('The thing', lifecycle, state as StateOf<Lifecycle>, event as EventIn<Lifecycle>);

const said = (word: string): string => word.replaceAll('_', ' ');

const statesWith = (lifecycle: Lifecycle, event: string): string[] =>
	Object.keys(lifecycle).filter(state => event in (lifecycle[state] ?? {}));

test('an invoice that is paid says so, and what could be paid', t => {
	const {message} = t.throws(() => nextState('The invoice', lifecycles.invoice, 'paid', 'pay'), {instanceOf: Refusal});
	t.is(message, 'The invoice is paid already: only one that is finalized, sent or past due can be paid');
});

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
				t.true(refusal.message.startsWith(`The thing is ${said(state)}`), refusal.message);
				for (const allowed of statesWith(lifecycle, event)) t.true(refusal.message.includes(said(allowed)), refusal.message);
			}
		}
	});

	test(`a refusal for a ${name} is a sentence for people`, t => {
		for (const state of states) {
			for (const event of events.filter(known => !(known in (lifecycle[state] ?? {})))) {
				const {message} = t.throws(() => next(lifecycle, state, event), {instanceOf: Refusal});
				t.regex(
					message,
					/^The thing is [a-z ]+: only one that is [a-z ]+(, [a-z ]+)*( or [a-z ]+)? can (be|become|begin|come|expire|fail|have)\b[a-z ]*$/,
				);
				const isThere = statesWith(lifecycle, event).some(before => next(lifecycle, before, event) === state);
				t.is(message.includes(' already: '), isThere, message);
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
