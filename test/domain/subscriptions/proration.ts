import test from 'ava';
import fc from 'fast-check';
import {addDays, type Day} from '../../../src/domain/platform/values/period.ts';
import {
	chargeFrom,
	creditUnused,
	type DaySpan,
	daysLeft,
	daysOfSpan,
	type ProratedLine,
	unusedShare,
} from '../../../src/domain/subscriptions/proration.ts';

const june: DaySpan = {firstDay: '2026-06-01', lastDay: '2026-06-30'};
const billed = (amountMinor: bigint, span: DaySpan, lineId = 'line_1'): ProratedLine => ({
	lineId,
	amountMinor,
	uncreditedMinor: amountMinor,
	span,
});

test('a third of the period unused gives back a third of the price', t => {
	t.is(unusedShare(3000n, 10, 30), 1000n);
	t.is(unusedShare(-3000n, 10, 30), -1000n);
});

for (const [amount, days, ofDays, share] of [
	[10_000n, 20, 30, 6667n],
	[10_000n, 22, 29, 7586n],
	[100_000n, 304, 365, 83_288n],
	[5_000_000n, 17, 31, 2_741_935n],
	[2900n, 16, 31, 1497n],
	[9900n, 16, 31, 5110n],
] as const) {
	test(`${days} of ${ofDays} days of ${amount} cents are ${share}, given back as charged`, t => {
		const whole = {firstDay: '2024-01-01', lastDay: addDays('2024-01-01', ofDays - 1)};
		const from = addDays(whole.lastDay, 1 - days);
		t.is(creditUnused([billed(amount, whole)], from)[0]?.amountMinor, -share);
		t.deepEqual(chargeFrom({unitMinor: amount, quantity: 1}, whole, from), {amountMinor: share, days, ofDays});
	});
}

for (const [from, left] of [
	['2026-05-20', 30],
	['2026-06-01', 30],
	['2026-06-10', 21],
	['2026-06-30', 1],
	['2026-07-01', 0],
	['2027-01-01', 0],
] as const) {
	test(`from ${from} on ${left} days of June are left`, t => {
		t.is(daysLeft(june, from), left);
	});
}

test('the day of a change belongs to the new plan', t => {
	t.deepEqual(creditUnused([billed(3000n, june)], '2026-06-11'), [{lineId: 'line_1', amountMinor: -2000n, days: 20, ofDays: 30}]);
	t.deepEqual(chargeFrom({unitMinor: 4500n, quantity: 2}, june, '2026-06-11'), {amountMinor: 6000n, days: 20, ofDays: 30});
});

test('a second change works on what the first one left', t => {
	const rest = {firstDay: '2026-06-11', lastDay: '2026-06-30'};
	t.deepEqual(creditUnused([billed(6000n, rest)], '2026-06-21'), [{lineId: 'line_1', amountMinor: -3000n, days: 10, ofDays: 20}]);
});

test('each line gives back by the days of its own span', t => {
	const year = {firstDay: '2026-01-01', lastDay: '2026-12-31'};
	const legs = creditUnused([billed(3000n, june, 'line_a'), billed(36_500n, year, 'line_b')], '2026-06-30');

	t.deepEqual(
		legs.map(leg => leg.amountMinor),
		[-100n, -18_500n],
	);
});

test('a line gives back no more than credit notes have left of it', t => {
	t.is(creditUnused([{...billed(3000n, june), uncreditedMinor: 500n}], '2026-06-11')[0]?.amountMinor, -500n);
});

test('lines that are over, free or fully credited give nothing back', t => {
	const over = billed(3000n, {firstDay: '2026-05-01', lastDay: '2026-05-31'});
	t.deepEqual(creditUnused([over, billed(0n, june), {...billed(3000n, june), uncreditedMinor: 0n}], '2026-06-11'), []);
});

test('an immediate end on the last day gives nothing back', t => {
	t.deepEqual(creditUnused([billed(3000n, june)], addDays('2026-06-30', 1)), []);
});

test('from the first day on the whole price is due', t => {
	t.is(chargeFrom({unitMinor: 999n, quantity: 3}, june, '2026-06-01').amountMinor, 2997n);
});

const span = fc
	.tuple(fc.integer({min: 0, max: 3000}), fc.integer({min: 1, max: 366}))
	.map(([start, days]): DaySpan => ({firstDay: addDays('2024-01-01', start), lastDay: addDays('2024-01-01', start + days - 1)}));

/** Plays a period with changes of plan and adds up what is charged and given back. */
function balanceOf(period: DaySpan, first: bigint, changes: readonly Readonly<{day: Day; unitMinor: bigint}>[]): bigint {
	let open = billed(first, period);
	let balance = first;
	for (const {day, unitMinor} of changes) {
		const credited = creditUnused([open], day).reduce((sum, leg) => sum + leg.amountMinor, 0n);
		const charge = chargeFrom({unitMinor, quantity: 1}, period, day);
		balance += credited + charge.amountMinor;
		open = billed(charge.amountMinor, {firstDay: day, lastDay: period.lastDay});
	}

	return balance;
}

const price = fc.bigInt({min: 0n, max: 1_000_000n});
const life = fc
	.record({period: span, first: price, steps: fc.array(fc.record({at: fc.nat({max: 365}), unitMinor: price}), {maxLength: 12})})
	.map(({period, first, steps}) => ({
		period,
		first,
		changes: steps
			.map(({at, unitMinor}) => ({day: addDays(period.firstDay, at % daysOfSpan(period)), unitMinor}))
			.toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0)),
	}));

test('cycling through plans never gains money: nobody gets back more than was charged', t => {
	fc.assert(fc.property(life, ({period, first, changes}) => balanceOf(period, first, changes) >= 0n));
	t.pass();
});

test('any tour of plans on one day that ends where it began costs nothing', t => {
	fc.assert(
		fc.property(span, fc.nat({max: 365}), price, fc.array(price, {maxLength: 10}), (period, at, home, tour) => {
			const day = addDays(period.firstDay, at % daysOfSpan(period));
			const changes = [...tour, home].map(unitMinor => ({day, unitMinor}));
			return balanceOf(period, home, changes) === home;
		}),
	);
	t.pass();
});

test('what is paid differs from the exact price of each day by less than a cent a change', t => {
	fc.assert(
		fc.property(life, ({period, first, changes}) => {
			const days = BigInt(daysOfSpan(period));
			const plans = [{day: period.firstDay, unitMinor: first}, ...changes];
			const exact = plans.reduce((sum, {day, unitMinor}, index) => {
				const next = plans[index + 1]?.day ?? addDays(period.lastDay, 1);
				return sum + unitMinor * BigInt(daysLeft(period, day) - daysLeft(period, next));
			}, 0n);
			const off = balanceOf(period, first, changes) * days - exact;
			const allowed = days * BigInt(2 * changes.length);
			return off <= allowed && off >= -allowed;
		}),
	);
	t.pass();
});
