import {z} from 'zod';
import {bill} from '../../domain/billing/run/bill.ts';
import {readSettings} from '../../domain/platform/process/settings.ts';
import {job} from '../queue/job.ts';
import {passDuePeriodEnds} from '../subscriptions/pass-due-period-ends.ts';
import {accountPayload, fromPayload} from './account.ts';

export const billAccount = job({
	name: 'billing.bill-account',
	queue: 'billing',
	summary: 'Bills an account what is due now, at once, because something happened',
	payload: z.object(accountPayload),
	async process(payload, context) {
		const {system, config} = context;
		const account = fromPayload(payload);
		await passDuePeriodEnds(context, {tenantIds: [account.tenantId]});
		await system(async unit => {
			const {invoiceAutoFinalize: isFinalized} = await readSettings(unit);
			await bill(unit, [account], {asOf: unit.now, isFinalized, isVatStrict: config.isVatStrict});
		});
	},
});
