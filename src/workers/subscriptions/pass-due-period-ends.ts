import type {IdOf} from '../../domain/platform/values/id.ts';
import {parkPeriodEnd} from '../../domain/subscriptions/periods/park-period-end.ts';
import {passPeriodEnds as passEnds} from '../../domain/subscriptions/periods/pass-period-ends.ts';
import {overdueForPeriodEnd} from '../../domain/subscriptions/queries.ts';
import {doTogether, SLICE} from '../queue/in-slices.ts';
import type {JobContext} from '../queue/job.ts';

type Tools = Pick<JobContext, 'system' | 'look' | 'log' | 'isLastTry'>;

/** Lets what follows the ends of periods happen for some subscriptions, in one unit; one that cannot be done is set aside. */
export async function passTogether({system, log, isLastTry}: Tools, ids: readonly IdOf<'subscription'>[]): Promise<void> {
	await doTogether(ids, {
		...{log, isLastTry},
		work: async subscriptionIds => system(async unit => passEnds(unit, {subscriptionIds})),
		giveUp: async (subscriptionId, code) => system(async unit => parkPeriodEnd(unit, {subscriptionId, code})),
	});
}

/** Slices that one call passes at most; what is more is left to the sweep. */
const SLICES_LIMIT = 100;

type Whose = Readonly<{tenantIds: readonly IdOf<'tenant'>[]; withParked?: boolean}>;

/** The same for all of some tenants' that are over by now: what passes comes before what bills, so that it stands on the same document. */
export async function passDuePeriodEnds(tools: Tools, whose: Whose): Promise<void> {
	const tried = new Set<string>();
	for (let slice = 0; slice < SLICES_LIMIT; slice++) {
		const over = await tools.look(async unit => overdueForPeriodEnd(unit, {...whose, limit: SLICE + (whose.withParked ? tried.size : 0)}));
		const fresh = over.filter(id => !tried.has(id) || !whose.withParked);
		if (fresh.length === 0) return;
		for (const id of fresh) tried.add(id);
		await passTogether(tools, fresh);
	}
}
