import test from 'ava';
import fc from 'fast-check';
import {verdictOn} from '../../../src/domain/webhooks/retry.ts';

const MINUTE_MS = 60_000;
const WAITS_MINUTES = [1, 5, 30, 120, 720, 1440];
const DAY_MS = 24 * 60 * MINUTE_MS;

for (const status of [200, 201, 202, 204, 299, 409]) {
	test(`${status} is delivered, however often it was tried`, t => {
		for (const attempts of [1, 6, 7, 100]) t.deepEqual(verdictOn({status}, attempts, 0.5), {kind: 'delivered'});
	});
}

for (const status of [300, 301, 302, 303, 304, 307, 308, 399, 408, 425, 429, 500, 502, 503, 504, 599, undefined]) {
	test(`${status ?? 'no answer'} is tried again, six times`, t => {
		for (const [index, minutes] of WAITS_MINUTES.entries()) {
			t.deepEqual(verdictOn({status}, index + 1, 0.5), {kind: 'retry', afterMs: minutes * MINUTE_MS});
		}

		t.deepEqual(verdictOn({status}, 7, 0.5), {kind: 'dead', isSubscriberGone: false});
	});
}

for (const status of [100, 400, 401, 403, 404, 405, 418, 422, 451]) {
	test(`${status} is final`, t => {
		t.deepEqual(verdictOn({status}, 1, 0.5), {kind: 'dead', isSubscriberGone: false});
	});
}

test('410 means that the subscriber is gone', t => {
	t.deepEqual(verdictOn({status: 410}, 1, 0.5), {kind: 'dead', isSubscriberGone: true});
});

test('a wait is varied by at most a tenth', t => {
	fc.assert(
		fc.property(fc.integer({min: 1, max: 6}), fc.double({min: 0, max: 1, maxExcluded: true, noNaN: true}), (attempts, random) => {
			const verdict = verdictOn({status: 503}, attempts, random);
			const whole = (WAITS_MINUTES[attempts - 1] ?? 0) * MINUTE_MS;
			t.true(verdict.kind === 'retry' && verdict.afterMs >= whole * 0.9 - 1 && verdict.afterMs <= whole * 1.1 + 1);
		}),
	);
});

test('Retry-After makes a wait longer, never shorter, and never longer than a day', t => {
	const after = (retryAfterSeconds: number) => verdictOn({status: 429, retryAfterSeconds}, 1, 0.5);
	t.deepEqual(after(1), {kind: 'retry', afterMs: MINUTE_MS});
	t.deepEqual(after(600), {kind: 'retry', afterMs: 600_000});
	t.deepEqual(after(999_999_999), {kind: 'retry', afterMs: DAY_MS});
	t.deepEqual(after(-5), {kind: 'retry', afterMs: MINUTE_MS});
});

test('Retry-After of the last attempt brings nothing back', t => {
	t.deepEqual(verdictOn({status: 503, retryAfterSeconds: 60}, 7, 0.5), {kind: 'dead', isSubscriberGone: false});
});
