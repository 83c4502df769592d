import {z} from 'zod';
import {finishWaiting} from '../../domain/billing/run/finish-waiting.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {doTogether} from '../queue/in-slices.ts';
import {job} from '../queue/job.ts';
import {accountKey, accountPayload, fromPayload} from './account.ts';

export const finalizeWaiting = job({
	name: 'billing.finalize-waiting',
	queue: 'billing',
	summary: 'Tries again to finalise what runs could only draft for a slice of accounts',
	payload: z.object({accounts: z.array(z.object(accountPayload)).min(1), round: z.string()}),
	key: ({accounts: [first], round}) => `${first ? accountKey(first) : ''}_${round}`,
	async process({accounts}, {inUnit, config: {isVatStrict}, log, requestId, isLastTry}) {
		const as = {because: 'finalising what waits', requestId};
		await doTogether(accounts.map(fromPayload), {
			...{log, isLastTry},
			async work(together) {
				const made = await asSystem(inUnit, as, async unit => finishWaiting(unit, together, {isVatStrict}));
				for (const {invoice, refusal} of made) if (refusal) log.info({invoice: invoice.id, code: refusal.code}, 'a draft still waits');
			},
			// It stays a draft and is looked at again with the next sweep: nothing else waits for it.
			giveUp: async () => undefined,
		});
		return undefined;
	},
});
