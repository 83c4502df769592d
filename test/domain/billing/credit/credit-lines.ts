import test from 'ava';
import fc from 'fast-check';
import {
	type BilledLine,
	type CreditedPart,
	creditLines,
	grossOf,
	leftOf,
	type RequestedCredit,
} from '../../../../src/domain/billing/credit/credit-lines.ts';
import {documentTotals} from '../../../../src/domain/billing/tax/totals.ts';
import {parseDecimal, percentOf} from '../../../../src/domain/platform/values/decimal.ts';
import type {IdOf} from '../../../../src/domain/platform/values/id.ts';

const idAt = (index: number): IdOf<'invoiceLine'> => `line_${index}`;

/** Lines as an invoice bills them: net amount and rate. */
function billed(...lines: readonly (readonly [netMinor: bigint, rate: string])[]): BilledLine[] {
	const taxes = lines.map(([amountMinor, rate]) => ({
		amountMinor,
		tax: {category: 'S' as const, rate: parseDecimal(rate), exemptionReason: null},
	}));
	const {lineTaxesMinor} = documentTotals(taxes);
	return lines.map(([netMinor, rate], index) => ({
		id: idAt(index),
		category: 'S',
		rate: parseDecimal(rate),
		netMinor,
		taxMinor: lineTaxesMinor[index] ?? 0n,
	}));
}

const add = (sofar: Map<IdOf<'invoiceLine'>, {netMinor: bigint; taxMinor: bigint}>, parts: readonly CreditedPart[]) => {
	for (const {id, netMinor, taxMinor} of parts) {
		const before = sofar.get(id) ?? {netMinor: 0n, taxMinor: 0n};
		sofar.set(id, {netMinor: before.netMinor + netMinor, taxMinor: before.taxMinor + taxMinor});
	}

	return sofar;
};

const shown = (parts: readonly CreditedPart[] | undefined) =>
	parts?.map(({id, netMinor, taxMinor}) => `${id} ${netMinor} ${taxMinor}`) ?? 'too much';

const lines = (...requested: readonly (readonly [index: number, netMinor?: bigint])[]): RequestedCredit => ({
	lines: new Map(requested.map(([index, netMinor]) => [idAt(index), netMinor])),
});

const hours = billed([333n, '21'], [333n, '21'], [334n, '21']);
const mixed = billed([10_000n, '21'], [5000n, '9']);
const withDeduction = billed([10_000n, '21'], [-2000n, '21']);

for (const [what, invoice, requested, expected] of [
	['the whole', hours, 'all', ['line_0 333 70', 'line_1 333 70', 'line_2 334 70']],
	['a line', hours, lines([1]), ['line_1 333 70']],
	['a part of a line', hours, lines([0, 100n]), ['line_0 100 21']],
	['parts of two rates', mixed, lines([0, 50n], [1, 50n]), ['line_0 50 11', 'line_1 50 5']],
	['more than a line', hours, lines([0, 334n]), 'too much'],
	['a gross amount of one rate', hours, {grossMinor: 121n}, ['line_0 33 7', 'line_1 33 7', 'line_2 34 7']],
	['a gross amount over two rates', mixed, {grossMinor: 1000n}, ['line_0 569 120', 'line_1 285 26']],
	['a gross cent', mixed, {grossMinor: 1n}, ['line_0 1 0']],
	['the whole as a gross amount', mixed, {grossMinor: 17_550n}, ['line_0 10000 2100', 'line_1 5000 450']],
	['a cent more than the whole', mixed, {grossMinor: 17_551n}, 'too much'],
	['the whole of an invoice with a deduction', withDeduction, 'all', ['line_0 10000 2100', 'line_1 -2000 -420']],
	['half of an invoice with a deduction', withDeduction, {grossMinor: 4840n}, ['line_0 5000 1050', 'line_1 -1000 -210']],
	['the deduction alone, which would be a claim', withDeduction, lines([1]), 'too much'],
	['the charge without its deduction', withDeduction, lines([0]), 'too much'],
] as const) {
	test(`giving back ${what}`, t => {
		t.deepEqual(shown(creditLines(leftOf(invoice, new Map()), requested)), expected as never);
	});
}

test('three thirds in three parts give back the VAT to the cent, the last one the rest', t => {
	const invoice = billed([333n, '21']);
	const sofar = new Map();
	const taxes = [];
	for (let part = 0; part < 3; part++) {
		const parts = creditLines(leftOf(invoice, sofar), lines([0, 111n])) ?? [];
		add(sofar, parts);
		taxes.push(parts[0]?.taxMinor);
	}

	t.deepEqual(taxes, [23n, 23n, 24n]);
	t.deepEqual(creditLines(leftOf(invoice, sofar), 'all'), []);
	t.is(creditLines(leftOf(invoice, sofar), lines([0, 1n])), undefined);
});

const invoices = fc
	.array(fc.tuple(fc.bigInt(0n, 100_000n), fc.constantFrom('0', '5.5', '9', '21', '25.5')), {minLength: 1, maxLength: 6})
	.map(given => billed(...given));

/** What is requested, by shares of what is left, in thousandths, so that every sequence of them makes sense. */
const requests = fc.oneof(
	fc.constant('all' as const),
	fc.record({gross: fc.bigInt(1n, 1000n)}),
	fc.record({nets: fc.array(fc.tuple(fc.nat(5), fc.bigInt(1n, 1000n)), {minLength: 1, maxLength: 3})}),
);

function requestedCredit(
	left: readonly BilledLine[],
	requested: typeof requests extends fc.Arbitrary<infer W> ? W : never,
): RequestedCredit {
	if (requested === 'all') return 'all';
	if ('gross' in requested) return {grossMinor: (grossOf(left) * requested.gross) / 1000n};
	return {
		lines: new Map(
			requested.nets.flatMap(([place, share]) => {
				const line = left[place % left.length];
				return line ? [[line.id, (line.netMinor * share) / 1000n]] : [];
			}),
		),
	};
}

test('whatever is given back in whatever parts, nothing of the invoice is given back twice and all of it once', t => {
	fc.assert(
		fc.property(invoices, fc.array(requests, {maxLength: 12}), (invoice, sequence) => {
			const sofar = new Map<IdOf<'invoiceLine'>, {netMinor: bigint; taxMinor: bigint}>();
			let given = 0n;
			for (const each of [...sequence, 'all' as const]) {
				const left = leftOf(invoice, sofar);
				t.is(grossOf(left), grossOf(invoice) - given, 'credited + kept = billed');
				for (const line of left) t.true(line.netMinor >= 0n && line.taxMinor >= 0n);
				const requested = requestedCredit(left, each);
				const parts = creditLines(left, requested);
				if (parts === undefined) return t.fail('a part of what is left is never too much');
				for (const {netMinor, taxMinor} of parts) t.true(netMinor >= 0n && taxMinor >= 0n);
				if (typeof requested === 'object' && 'grossMinor' in requested) t.is(grossOf(parts), requested.grossMinor);
				given += grossOf(parts);
				add(sofar, parts);
			}

			t.is(given, grossOf(invoice));
			for (const {id, netMinor} of invoice) t.is(sofar.get(id)?.netMinor ?? 0n, netMinor);
		}),
		{numRuns: 500},
	);
});

test('the VAT of a part by net amounts is that of its net, half-up, unless less is left', t => {
	fc.assert(
		fc.property(fc.bigInt(1n, 100_000n), fc.bigInt(0n, 1000n), fc.constantFrom('5.5', '9', '21', '25.5'), (net, share, rate) => {
			const invoice = billed([net, rate]);
			const part = (net * share) / 1000n;
			const [credited] = creditLines(leftOf(invoice, new Map()), lines([0, part])) ?? [];
			t.is(credited?.taxMinor ?? 0n, percentOf(part, parseDecimal(rate)));
		}),
	);
});
