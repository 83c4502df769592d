import test from 'ava';
import {z} from 'zod';
import {input, view, wireName} from '../../../src/api/http/shapes.ts';

const billView = view({
	bill_id: z.string(),
	total_cents: z.int(),
	amount_due_cents: z.int(),
	invoiced_cents_this_month: z.int(),
	cents: z.int(),
	innocents_count: z.int(),
	paid_at: z.string().nullish(),
});

test('a view takes the domain’s names and shows the wire’s: cases differ, and money in cents is the domain’s minor units', t => {
	class Bill {
		billId = 'b1';
		totalMinor = 1210;
		invoicedMinorThisMonth = 5;
		minor = 1;
		innocentsCount = 2;
		secret = 'not listed';
		amountDueMinor() {
			return this.totalMinor - 10;
		}
	}

	t.deepEqual(billView.parse(new Bill()), {
		bill_id: 'b1',
		total_cents: 1210,
		amount_due_cents: 1200,
		invoiced_cents_this_month: 5,
		cents: 1,
		innocents_count: 2,
		paid_at: null,
	});
});

test('a name of the domain is said as the wire says it', t => {
	for (const [own, wire] of [
		['basePriceMinor', 'base_price_cents'],
		['status', 'status'],
		['currentPeriodEnd', 'current_period_end'],
	] as const)
		t.is(wireName(own), wire);
});

test('an input takes the wire’s names and gives the domain’s', t => {
	const given = input({total_cents: z.int(), unit_price_cents: z.int().optional(), paid_at: z.string().optional()});
	t.deepEqual(given.parse({total_cents: 3, unit_price_cents: 4, paid_at: 'x'}), {totalMinor: 3, unitPriceMinor: 4, paidAt: 'x'});
	t.deepEqual(given.parse({total_cents: 3}), {totalMinor: 3});
	t.false(given.safeParse({totalMinor: 3}).success);
	t.false(given.safeParse({total_cents: 3, total_minor: 3}).success);
});
