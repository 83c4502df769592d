import {readBalances as read} from '../../domain/payments/balance/read-balances.ts';
import {scheduled} from '../queue/entry.ts';
import {DAY, HOUR} from '../queue/spans.ts';

/** What was paid shortly before may not be known here yet: its fee is read the day after. */
const SETTLED_AFTER_MS = 6 * HOUR * 1000;

export const readBalances = scheduled({
	name: 'payments.read-balances',
	queue: 'payments',
	summary: 'Reads fees and payouts of payment providers since the last ones that are known, for the books',
	everySeconds: DAY,
	clock: 'real',
	async process({dueAt, system, look, paymentProviders: providers, config}) {
		const until = new Date(dueAt.getTime() - SETTLED_AFTER_MS);
		const untold = await read(until, {providers, look, system, accountOwnerId: config.operatorPartnerId});
		if (untold.length > 0) throw new Error(`not told: ${untold.map(({provider, code}) => `${provider} (${code})`).join(', ')}`);
	},
});
