import test from 'ava';
import {draft, type NewLine} from '../../../src/domain/billing/draft.ts';
import {linesOf} from '../../../src/domain/billing/queries.ts';
import {byScope, documentTypeFor, isDocument, separate} from '../../../src/domain/billing/separate.ts';
import type {TaxCategory} from '../../../src/domain/billing/vat.ts';
import {asSystem} from '../../../src/domain/platform/as-system.ts';
import {decimalOf} from '../../../src/domain/platform/decimal.ts';
import type {IdOf} from '../../../src/domain/platform/id.ts';
import {makeCustomer, makeSeller} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

const taxed = (...categories: TaxCategory[]) => categories.map(category => ({category, rate: decimalOf(0n), exemptionReason: null}));
const amounts = (...minors: bigint[]) => minors.map(amountMinor => ({amountMinor}));

test('lines outside the scope of VAT stand apart, everything else together, in the order of the first lines', t => {
	t.deepEqual(byScope(['a', 'b', 'c', 'd'], taxed('S', 'O', 'AE', 'O')), [
		['a', 'c'],
		['b', 'd'],
	]);
	t.deepEqual(byScope(['a', 'b'], taxed('O', 'S')), [['a'], ['b']]);
	t.deepEqual(byScope(['a', 'b'], taxed('O', 'O')), [['a', 'b']]);
	t.deepEqual(byScope([], []), []);
});

test('only what is above or below zero is a document, and below zero it is a credit note', t => {
	t.false(isDocument(amounts()));
	t.false(isDocument(amounts(0n, 0n)));
	t.true(isDocument(amounts(1n, -1n)));
	t.is(documentTypeFor(amounts(1n, -1n)), 'invoice');
	t.is(documentTypeFor(amounts(1n, -2n)), 'credit_note');
});

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-15T10:00:00Z');
});
test.after.always(async () => world.close());

const line = (description: string, amountMinor: bigint, taxCategory: TaxCategory | null = null): NewLine => ({
	...{kind: 'one_off', description, amountMinor, taxCategory},
	...{quantity: decimalOf(amountMinor < 0n ? -1n : 1n), unitPriceMinor: decimalOf(amountMinor < 0n ? -amountMinor : amountMinor)},
});

/** A draft of a run with these lines, and what it is taken apart into: type, total and lines of each. */
async function apart(...lines: NewLine[]) {
	const {partner} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner});
	const owner = {tenantId: tenantId as IdOf<'tenant'>, partnerId: partner as IdOf<'partner'>, currency: 'EUR' as const};
	return asSystem(world.inUnit, {because: 'test'}, async unit => {
		const documents = await separate(
			unit,
			await draft(unit, {...owner, documentType: 'invoice', lines, notes: 'Thanks', isAutomatic: true}),
		);
		return Promise.all(
			documents.map(async ({invoice}) => [
				invoice.documentType,
				invoice.totalMinor,
				invoice.notes,
				(await linesOf(unit, invoice.id)).map(({description, orderIndex}) => `${orderIndex} ${description}`),
			]),
		);
	});
}

test('a draft is taken apart with all that it says of itself, invoices first', async t => {
	t.deepEqual(await apart(line('back', -100n, 'O'), line('work', 1000n), line('more back', -50n, 'O'), line('more work', 1000n)), [
		['invoice', 2420n, 'Thanks', ['0 work', '1 more work']],
		['credit_note', -150n, 'Thanks', ['0 back', '1 more back']],
	]);
});

test('lines of 0 that would stand alone make no document of their own', async t => {
	t.deepEqual(await apart(line('free', 0n, 'O'), line('work', 1000n)), [['invoice', 1210n, 'Thanks', ['0 work']]]);
	t.deepEqual(await apart(line('free', 0n), line('work', 1000n)), [['invoice', 1210n, 'Thanks', ['0 free', '1 work']]]);
});
