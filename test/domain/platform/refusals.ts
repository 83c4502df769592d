import test from 'ava';
import fc from 'fast-check';
import {Refusal, type Refusals, refusing} from '../../../src/domain/platform/refusals.ts';

const table = {
	gone: {kind: 'missing', message: "{what} '{id}' not found"},
	plain: {kind: 'taken', message: 'Taken'},
} as const satisfies Refusals;
const refuse = refusing(table);

test('a refusal carries its code, kind and sentence', t => {
	const refusal = refuse('gone', {what: 'Plan', id: 'pln_1'});
	t.true(refusal instanceof Refusal);
	t.like(refusal, {code: 'gone', kind: 'missing', message: "Plan 'pln_1' not found"});
});

test('details and the time to wait are not words of the sentence', t => {
	const details = [{path: 'a', message: 'b'}];
	t.like(refuse('plain', {details, retryAfterSeconds: 7}), {details, retryAfterSeconds: 7, message: 'Taken'});
});

test('a message repeats at most 64 printable characters of what the caller sent', t => {
	fc.assert(
		fc.property(fc.string({unit: 'binary', maxLength: 300}), value => {
			const {message} = refuse('gone', {what: 'Plan', id: value});
			const repeated = /^Plan '(.*)' not found$/s.exec(message)?.[1] ?? '';
			t.true(repeated.length <= 64);
			t.notRegex(repeated, /[\p{Cc}\p{Cf}\u2028\u2029]/u);
		}),
	);
	t.is(refuse('gone', {what: 'Plan', id: 'a\r\nb\u202e'}).message, "Plan 'a??b?' not found");
});

test('what the caller sent is not filled in itself', t => {
	t.is(refuse('gone', {what: '{id}', id: 'x'}).message, "{id} 'x' not found");
});
