import test from 'ava';
import {billSlice} from '../../../src/domain/billing/run/bill-slice.ts';
import {queueBillRun} from '../../../src/domain/billing/run/queue-bill-run.ts';
import {startBillRun} from '../../../src/domain/billing/run/start-bill-run.ts';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import type {IdOf} from '../../../src/domain/platform/values/id.ts';
import {type AccountPayload, fromPayload} from '../../../src/workers/billing/account.ts';
import {billRunSlice} from '../../../src/workers/billing/bill-run-slice.ts';
import {makeCustomer, makePlan, makeSeller} from '../../support/factories.ts';
import {jobContext} from '../../support/job-context.ts';
import {startWorld} from '../../support/world.ts';

for (const [what, isLast] of [
	['another slice is still to be done', false],
	['it was the last slice', true],
] as const) {
	test(`a worker that is killed right after a slice was stored does not keep its run from ending: ${what}`, async t => {
		const world = await startWorld();
		t.teardown(world.close);
		await world.drain();
		await world.stopWorker();
		const {partner} = await makeSeller(world);
		const {id: planId} = await makePlan(world);
		const accounts: AccountPayload[] = [];
		for (let n = 0; n < 2; n++) {
			const {tenantId, admin} = await makeCustomer(world, {partner});
			await admin.post('/subscriptions', {plan_id: planId});
			accounts.push({tenant_id: tenantId as IdOf<'tenant'>, partner_id: partner as IdOf<'partner'>, currency: 'EUR'});
		}

		const system = {because: 'a test'};
		const runId = await asSystem(world.inUnit, system, async unit => queueBillRun(unit, {}, null).id);
		await asSystem(world.inUnit, system, async unit => startBillRun(unit, {runId}));
		const context = jobContext(world);
		const work = async (slice: AccountPayload[]) => billRunSlice.process({run_id: runId, accounts: slice}, context);
		if (isLast) await work(accounts.slice(1));
		// All that a worker stores before it can be killed.
		await asSystem(world.inUnit, system, async unit =>
			billSlice(unit, {runId, accounts: accounts.slice(0, 1).map(fromPayload)}, {isVatStrict: false}),
		);
		await work(isLast ? accounts.slice(0, 1) : accounts.slice(1));
		t.like((await world.operator.get(`/admin/runs/${runId}`)).body.data, {
			...{status: 'completed', progress: {done: 2, total: 2}},
			result: {counts: {due: 2, finalized: 2}},
		});
	});
}
