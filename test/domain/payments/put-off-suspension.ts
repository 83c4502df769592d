import test from 'ava';
import {Dunning} from '../../../src/domain/payments/dunning/dunning.ts';
import {firstSuspension, toSuspend} from '../../../src/domain/payments/queries.ts';
import {whenFirstDue} from '../../../src/domain/platform/process/first-due.ts';
import {newId} from '../../../src/domain/platform/values/id.ts';
import {suspendUnpaid} from '../../../src/workers/payments/suspend-unpaid.ts';
import {startStore} from '../../support/store.ts';

const NOW = new Date('2026-06-01T10:00:00Z');

test('what cannot be suspended for a fault of ours is tried a day later, and is not looked for before', async t => {
	const store = await startStore(NOW.toISOString());
	t.teardown(store.close);
	const dunningId = newId('dunning', NOW);
	await store.system(async ({em}) => {
		em.create(Dunning, {
			...{id: dunningId, tenantId: 'tnt_a', partnerId: 'prt_a', invoiceId: newId('invoice', NOW), subscriptionIds: []},
			...{firstFailedAt: new Date('2026-05-01T10:00:00Z'), suspendAt: new Date('2026-05-31T10:00:00Z'), endedAt: null},
		});
	});
	t.deepEqual(await store.system(async unit => toSuspend(unit, 10)), [dunningId]);
	await store.system(async unit => suspendUnpaid.giveUp?.({dunning_id: dunningId}, {unit, code: 'internal_error'}));
	t.deepEqual(await store.system(async unit => toSuspend(unit, 10)), []);
	t.deepEqual(await store.system(async unit => whenFirstDue(unit, [firstSuspension])), [new Date('2026-06-02T10:00:00Z')]);
});
