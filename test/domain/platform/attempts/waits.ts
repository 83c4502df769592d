import test from 'ava';
import fc from 'fast-check';
import {minutes, nextAttempt} from '../../../../src/domain/platform/attempts/waits.ts';

const DAY_MS = 24 * 3_600_000;
const NOW = new Date('2026-06-01T10:00:00Z');
const waits = minutes(1, 5, 30, 120, 720, 1440);

test('the next attempt comes after the wait, varied by a tenth at most', t => {
	fc.assert(
		fc.property(
			fc.constantFrom(...waits),
			fc.date({min: NOW, noInvalidDate: true, max: new Date('2030-01-01')}),
			fc.uuid(),
			(waitMs, now, lane) => {
				const afterMs = nextAttempt(now, {waitMs, lane}).getTime() - now.getTime();
				t.true(afterMs >= waitMs * 0.9 - 1 && afterMs <= waitMs * 1.1 + 1, `${afterMs} of ${waitMs}`);
			},
		),
	);
});

test('without variation it comes after the wait to the millisecond', t => {
	for (const waitMs of waits) t.is(nextAttempt(NOW, {waitMs, lane: 'whs_1', jitter: 0}).getTime(), NOW.getTime() + waitMs);
});

test('what fails within a lane over a day comes back at a handful of instants, and other lanes at others', t => {
	const instantsOf = (lane: string) =>
		new Set(
			Array.from({length: 1000}, (_, n) => nextAttempt(new Date(NOW.getTime() + (n * DAY_MS) / 1000), {waitMs: DAY_MS, lane}).getTime()),
		);
	const [one, other] = [instantsOf('whs_1'), instantsOf('whs_2')];
	t.true(one.size <= 7, `${one.size}`);
	t.deepEqual(
		[...one].filter(instant => other.has(instant)),
		[],
	);
});

test('Retry-After is honoured up to a day, and never shortens a wait', t => {
	const at = (retryAfterSeconds: number) =>
		nextAttempt(NOW, {waitMs: 60_000, lane: 'whs_1', jitter: 0, retryAfterSeconds}).getTime() - NOW.getTime();
	t.is(at(1), 60_000);
	t.is(at(7200), 7_200_000);
	t.is(at(1_000_000), DAY_MS);
});
