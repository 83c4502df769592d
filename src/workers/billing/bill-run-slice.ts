import {z} from 'zod';
import {finishBillRun} from '../../domain/billing/run/advance-bill-run.ts';
import {getBillRun} from '../../domain/billing/run/bill-run.ts';
import {billSlice, failAccount} from '../../domain/billing/run/bill-slice.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {doTogether} from '../queue/in-slices.ts';
import {job} from '../queue/job.ts';
import {passDuePeriodEnds} from '../subscriptions/pass-due-period-ends.ts';
import {accountPayload, fromPayload} from './account.ts';

export const billRunSlice = job({
	name: 'billing.bill-run-slice',
	queue: 'billing',
	summary: 'Bills a slice of accounts within a run of invoices',
	payload: z.object({run_id: idOf('run'), accounts: z.array(z.object(accountPayload)).min(1)}),
	async process({run_id: runId, accounts: given}, context) {
		const {system, look, config, log, isLastTry} = context;
		const as = {actor: runId};
		const rules = {isVatStrict: config.isVatStrict};
		const accounts = given.map(fromPayload);
		const {isDryRun, isScheduled} = (await look(async unit => getBillRun(unit, runId))).request;
		if (!isDryRun) {
			const tenantIds = [...new Set(accounts.map(({tenantId}) => tenantId))];
			await passDuePeriodEnds(context, {tenantIds, withParked: !isScheduled});
		}

		let mayBeOver = false;
		await doTogether(accounts, {
			...{log, isLastTry},
			async work(together) {
				const isLast = await system(async unit => billSlice(unit, {runId, accounts: together}, rules), as);
				mayBeOver ||= isLast;
			},
			async giveUp(account, code) {
				const isLast = await system(async unit => failAccount(unit, {runId, account}, code), as);
				mayBeOver ||= isLast;
			},
		});
		if (mayBeOver) await system(async unit => finishBillRun(unit, {runId}), as);
	},
});
