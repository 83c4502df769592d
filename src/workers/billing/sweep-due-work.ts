import {accountsWithWaiting} from '../../domain/billing/queries.ts';
import {unfinishedBillRuns} from '../../domain/billing/run/bill-run.ts';
import {queueBillRun} from '../../domain/billing/run/queue-bill-run.ts';
import {firstCharge, isAnythingDue} from '../../domain/charges/due-charges.ts';
import {scheduled} from '../queue/entry.ts';
import {slicesOf} from '../queue/in-slices.ts';
import {to} from '../queue/job.ts';
import {HOUR} from '../queue/spans.ts';
import {toPayload} from './account.ts';
import {finalizeWaiting} from './finalize-waiting.ts';
import {startRun} from './start-run.ts';

/** One sweep hands on at most so many accounts with drafts, and goes on with so many runs; the next one goes on. */
const WAITING_LIMIT = 10_000;
const RUNS_LIMIT = 100;

export const sweepDueWork = scheduled({
	name: 'billing.sweep-due-work',
	summary: 'Starts a run of invoices when something is due, goes on with those that were interrupted, tries drafts again that wait',
	everySeconds: HOUR,
	earliest: firstCharge,
	looksForMore: true,
	process: async ({system}) =>
		system(async unit => {
			const runs = await unfinishedBillRuns(unit, RUNS_LIMIT);
			const isCovered = runs.some(({request}) => request.isScheduled);
			if (!isCovered && (await isAnythingDue(unit))) runs.push(queueBillRun(unit, {isScheduled: true}, null) as (typeof runs)[number]);
			const waiting = await accountsWithWaiting(unit, WAITING_LIMIT);
			return [
				...runs.map(({id}) => to(startRun, {run_id: id})),
				...slicesOf(waiting).map(accounts => to(finalizeWaiting, {accounts: accounts.map(toPayload)})),
			];
		}),
});
