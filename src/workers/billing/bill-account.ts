import {z} from 'zod';
import {bill} from '../../domain/billing/bill.ts';
import {DEFAULT_AUTO_FINALIZE} from '../../domain/billing/defaults.ts';
import {asSystem} from '../../domain/platform/as-system.ts';
import {job} from '../queue/job.ts';
import {accountKey, accountPayload, fromPayload} from './account.ts';

export const billAccount = job({
	name: 'billing.bill-account',
	queue: 'billing',
	summary: 'Bills an account what is due now, at once, because something happened',
	payload: z.object({...accountPayload, cause: z.string()}),
	key: payload => `${accountKey(payload)}_${payload.cause}`,
	async process(payload, {inUnit, requestId}) {
		await asSystem(inUnit, {because: 'billing at once', requestId}, async unit =>
			bill(unit, {...fromPayload(payload), asOf: unit.now, isFinalized: DEFAULT_AUTO_FINALIZE}),
		);
		return undefined;
	},
});
