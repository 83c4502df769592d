import {z} from 'zod';
import {finishWaiting} from '../../domain/billing/run/finish-waiting.ts';
import {doTogether} from '../queue/in-slices.ts';
import {job} from '../queue/job.ts';
import {accountPayload, fromPayload} from './account.ts';

export const finalizeWaiting = job({
	name: 'billing.finalize-waiting',
	queue: 'billing',
	summary: 'Tries again to finalise what runs could only draft for a slice of accounts',
	payload: z.object({accounts: z.array(z.object(accountPayload)).min(1)}),
	async process({accounts}, {system, config: {isVatStrict}, log, isLastTry}) {
		await doTogether(accounts.map(fromPayload), {
			...{log, isLastTry},
			async work(together) {
				const made = await system(async unit => finishWaiting(unit, together, {isVatStrict}));
				for (const {invoice, refusal} of made) if (refusal) log.info({invoice: invoice.id, code: refusal.code}, 'a draft still waits');
			},
			// It stays a draft and is looked at again with the next sweep: nothing else waits for it.
			giveUp: async () => undefined,
		});
	},
});
