import test from 'ava';
import {draft} from '../../../../src/domain/billing/draft/draft.ts';
import type {NewLine} from '../../../../src/domain/billing/plan/new-line.ts';
import {linesOf} from '../../../../src/domain/billing/queries.ts';
import {finishWaiting} from '../../../../src/domain/billing/run/finish-waiting.ts';
import type {TaxCategory} from '../../../../src/domain/billing/tax/vat.ts';
import {asSystem} from '../../../../src/domain/platform/unit/as-system.ts';
import {decimalOf} from '../../../../src/domain/platform/values/decimal.ts';
import type {IdOf} from '../../../../src/domain/platform/values/id.ts';
import {makeCustomer, makeSeller} from '../../../support/factories.ts';
import {startWorld, type World} from '../../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-15T10:00:00Z');
});
test.after.always(async () => world.close());

const line = (description: string, amountMinor: bigint, taxCategory: TaxCategory | null = null): NewLine => ({
	...{kind: 'one_off', description, amountMinor, taxCategory},
	...{quantity: decimalOf(amountMinor < 0n ? -1n : 1n), unitPriceMinor: decimalOf(amountMinor < 0n ? -amountMinor : amountMinor)},
});

/** What becomes of a draft of a run with these lines: type, total and lines of each document. */
async function finished(...lines: NewLine[]) {
	const {partner} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner});
	const account = {tenantId: tenantId as IdOf<'tenant'>, partnerId: partner as IdOf<'partner'>, currency: 'EUR' as const};
	return asSystem(world.inUnit, {because: 'test'}, async unit => {
		await draft(unit, {...account, documentType: 'invoice', lines, notes: 'Thanks', isAutomatic: true});
		const made = await finishWaiting(unit, [account], {isVatStrict: false});
		return Promise.all(
			made.map(async ({invoice, outcome}) => [
				...[invoice.documentType, outcome, invoice.totalMinor, invoice.notes],
				(await linesOf(unit, invoice.id)).map(({description, orderIndex}) => `${orderIndex} ${description}`),
			]),
		);
	});
}

test('a draft is taken apart with all that it says of itself, invoices first', async t => {
	t.deepEqual(await finished(line('back', -100n, 'O'), line('work', 1000n), line('more back', -50n, 'O'), line('more work', 1000n)), [
		['invoice', 'finalized', 2420n, 'Thanks', ['0 work', '1 more work']],
		['credit_note', 'finalized', -150n, 'Thanks', ['0 back', '1 more back']],
	]);
});

test('lines of 0 that would stand alone make no document of their own', async t => {
	t.deepEqual(await finished(line('free', 0n, 'O'), line('work', 1000n)), [['invoice', 'finalized', 1210n, 'Thanks', ['0 work']]]);
	t.deepEqual(await finished(line('free', 0n), line('work', 1000n)), [['invoice', 'finalized', 1210n, 'Thanks', ['0 free', '1 work']]]);
});
