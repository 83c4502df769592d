import type {Unit} from '../platform/unit/unit.ts';
import {quantityOf} from './aggregation.ts';
import {metricsOfServices} from './queries.ts';
import {type QuotaStatus, quotaStatus} from './quota-status.ts';
import {allSubscribed} from './subscribed.ts';
import {usageCountedOfMany} from './usage-counted.ts';

/** The state of every quota of a tenant's live subscriptions. */
export async function quotasOf(unit: Unit, tenantId: string): Promise<QuotaStatus[]> {
	const limited = (await allSubscribed(unit, tenantId)).filter(({quotas}) => Object.keys(quotas).length > 0);
	if (limited.length === 0) return [];
	const metrics = await metricsOfServices(unit, [...new Set(limited.map(({serviceId}) => serviceId))]);
	const usageOf = await usageCountedOfMany(unit, limited);
	return limited.flatMap(subscribed =>
		Object.keys(subscribed.quotas)
			.sort()
			.map(slug => {
				const aggregation = metrics.get(subscribed.serviceId)?.get(slug)?.aggregation ?? 'sum';
				return quotaStatus(subscribed, slug, quantityOf(aggregation, usageOf(subscribed).get(slug)));
			}),
	);
}
