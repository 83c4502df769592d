import type {Unit} from '../platform/unit/unit.ts';
import {quantityOf} from './aggregation.ts';
import {metricsOf} from './queries.ts';
import {type QuotaStatus, quotaStatus} from './quota-status.ts';
import {allSubscribed} from './subscribed.ts';
import {usageCounted} from './usage-counted.ts';

/** The state of every quota of a tenant's live subscriptions. */
export async function quotasOf(unit: Unit, tenantId: string): Promise<QuotaStatus[]> {
	const statuses: QuotaStatus[] = [];
	for (const subscribed of await allSubscribed(unit, tenantId)) {
		const limited = Object.keys(subscribed.quotas).sort();
		if (limited.length === 0) continue;
		const metrics = await metricsOf(unit, subscribed.serviceId);
		const usage = await usageCounted(unit, subscribed);
		for (const slug of limited) {
			const aggregation = metrics.get(slug)?.aggregation ?? 'sum';
			statuses.push(quotaStatus(subscribed, slug, quantityOf(aggregation, usage.get(slug))));
		}
	}

	return statuses;
}
