import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {quantityOf} from './aggregation.ts';
import {metricsOf} from './queries.ts';
import {nothingAllowed, type QuotaStatus, quotaStatus} from './quota-status.ts';
import {refuse} from './refusals.ts';
import {allSubscribed, findSubscribed} from './subscribed.ts';
import {usageCounted} from './usage-counted.ts';

type Request = Readonly<{tenantId: IdOf<'tenant'>; service: Readonly<{id: string; slug: string}>; metricSlug: string}>;

/** How much a tenant may still use of a metric, exact at this moment. Without a live subscription nothing is allowed. */
export async function checkQuota(unit: Unit, {tenantId, service, metricSlug}: Request): Promise<QuotaStatus> {
	const metric = (await metricsOf(unit, service.id)).get(metricSlug);
	if (!metric) throw refuse('metric_not_found', {slug: metricSlug});
	const subscribed = await findSubscribed(unit, tenantId, service.id);
	if (!subscribed) return nothingAllowed({tenantId, serviceSlug: service.slug, metricSlug});
	const usage = await usageCounted(unit, subscribed, metricSlug);
	return quotaStatus(subscribed, metricSlug, quantityOf(metric.aggregation, usage.get(metricSlug)));
}

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
