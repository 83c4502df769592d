import {z} from 'zod';
import {finishBillRun} from '../../domain/billing/run/advance-bill-run.ts';
import {getBillRun} from '../../domain/billing/run/bill-run.ts';
import {billSlice, failAccount} from '../../domain/billing/run/bill-slice.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {doTogether} from '../queue/in-slices.ts';
import {job} from '../queue/job.ts';
import {passDuePeriodEnds} from '../subscriptions/pass-due-period-ends.ts';
import {accountKey, accountPayload, fromPayload} from './account.ts';

export const billRunSlice = job({
	name: 'billing.bill-run-slice',
	queue: 'billing',
	summary: 'Bills a slice of accounts within a run of invoices',
	payload: z.object({run_id: idOf('run'), round: z.string(), accounts: z.array(z.object(accountPayload)).min(1)}),
	key: ({run_id: id, round, accounts: [first]}) => `${id}_${round}_${first ? accountKey(first) : ''}`,
	async process({run_id: runId, accounts: given}, context) {
		const {inUnit, config, log, requestId, isLastTry} = context;
		const as = {because: 'billing a slice of accounts', requestId, actor: runId};
		const rules = {isVatStrict: config.isVatStrict};
		const accounts = given.map(fromPayload);
		const {isDryRun, isScheduled} = (await asSystem(inUnit, {...as, readOnly: true}, async unit => getBillRun(unit, runId))).request;
		if (!isDryRun) {
			const tenantIds = [...new Set(accounts.map(({tenantId}) => tenantId))];
			await passDuePeriodEnds(context, {tenantIds, withParked: !isScheduled});
		}

		let mayBeOver = false;
		await doTogether(accounts, {
			...{log, isLastTry},
			async work(together) {
				const isLast = await asSystem(inUnit, as, async unit => billSlice(unit, {runId, accounts: together}, rules));
				mayBeOver ||= isLast;
			},
			async giveUp(account, code) {
				const isLast = await asSystem(inUnit, as, async unit => failAccount(unit, {runId, account}, code));
				mayBeOver ||= isLast;
			},
		});
		if (mayBeOver) await asSystem(inUnit, as, async unit => finishBillRun(unit, {runId}));
		return undefined;
	},
});
