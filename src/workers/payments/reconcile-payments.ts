import {reconcile} from '../../domain/payments/reconciliation/reconcile.ts';
import {TOLD_TOGETHER, tellDifferences} from '../../domain/payments/reconciliation/tell-differences.ts';
import {dayOf} from '../../domain/platform/values/period.ts';
import {scheduled} from '../queue/entry.ts';
import {DAY, HOUR} from '../queue/spans.ts';

/** What was done shortly before may still be under way here: it is compared the day after. */
const SETTLED_AFTER_MS = 6 * HOUR * 1000;

export const reconcilePayments = scheduled({
	name: 'payments.reconcile-payments',
	queue: 'payments',
	summary: 'Compares a day of what payment providers have with the books, and tells the operator of differences once',
	everySeconds: DAY,
	clock: 'real',
	async process({dueAt, system, look, paymentProviders: providers, isLastTry}) {
		const to = new Date(dueAt.getTime() - SETTLED_AFTER_MS);
		const from = new Date(to.getTime() - DAY * 1000);
		const {differences, isComplete} = await reconcile({from, to}, {providers, look});
		if (!isComplete && !isLastTry) throw new Error('a payment provider did not list what it has');
		const day = dayOf(dueAt, 'UTC');
		for (let at = 0; at < differences.length; at += TOLD_TOGETHER)
			await system(async unit => tellDifferences(unit, {day, differences: differences.slice(at, at + TOLD_TOGETHER)}));
	},
});
