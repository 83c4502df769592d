import {LockMode} from '@mikro-orm/core';
import type {Unit} from '../platform/unit.ts';
import {SubscriptionPeriod} from '../subscriptions/subscription-period.ts';
import type {InvoiceLine} from './invoice-line.ts';

/** Gives what lines of a draft charged back to the next run: these lines will not be on a document. */
export async function giveBack(
	{em}: Unit,
	lines: readonly Pick<InvoiceLine, 'kind' | 'subscriptionPeriodId' | 'creditedLineId'>[],
): Promise<void> {
	const ids = [...new Set(lines.flatMap(({subscriptionPeriodId}) => subscriptionPeriodId ?? []))];
	if (ids.length === 0) return;
	const periods = await em.find(SubscriptionPeriod, {id: {$in: ids}}, {lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: {id: 'asc'}});
	const byId = new Map(periods.map(period => [period.id, period]));
	for (const {kind, subscriptionPeriodId, creditedLineId} of lines) {
		const period = subscriptionPeriodId ? byId.get(subscriptionPeriodId) : undefined;
		if (period && (kind === 'recurring' || (kind === 'proration' && !creditedLineId))) period.isPriceBilled = false;
		if (period && kind === 'proration') period.isUnusedCredited = false;
		if (period && kind !== 'recurring') {
			period.usageBilledAt = null;
			period.isUsageFinal = false;
		}
	}
}
