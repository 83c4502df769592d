import type {Refusal} from '../platform/refusals.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {quantityOf} from './aggregation.ts';
import type {FindMetrics} from './metrics-cache.ts';
import {nothingAllowed, type QuotaStatus, quotaStatus} from './quota-status.ts';
import {refuse} from './refusals.ts';
import {subscribedKey, subscribedOf} from './subscribed.ts';
import {usageKey, usageOfPeriods} from './usage-of-periods.ts';

/** How much a tenant may still use of a metric of a service. */
export type QuotaQuestion = Readonly<{tenantId: IdOf<'tenant'>; service: Readonly<{id: string; slug: string}>; metricSlug: string}>;

/**
 * How much tenants may still use, each answer exact at the moment that this looks; without a live subscription nothing is allowed. The
 * answers stand in the order of the questions; a metric that the service does not have is refused alone. A fixed number of statements,
 * however many are asked.
 */
export async function checkQuotas(
	unit: Unit,
	questions: readonly QuotaQuestion[],
	findMetrics: FindMetrics,
): Promise<(QuotaStatus | Refusal)[]> {
	const ofService = Map.groupBy(questions, ({service}) => service.id);
	const metrics = await findMetrics(
		unit,
		new Map([...ofService].map(([id, asked]) => [id, new Set(asked.map(({metricSlug}) => metricSlug))])),
	);
	const subscribed = await subscribedOf(
		unit,
		questions.map(({tenantId, service}) => ({tenantId, serviceId: service.id})),
	);
	const periodOf = (key: string) => {
		const {tenantId, serviceId, usageBounds} = subscribed.get(key) ?? {};
		return tenantId && serviceId && usageBounds ? [{tenantId, serviceId, ...usageBounds}] : [];
	};
	const usage = await usageOfPeriods(unit, [...subscribed.keys()].flatMap(periodOf));
	return questions.map(({tenantId, service, metricSlug}) => {
		const metric = metrics.get(service.id)?.get(metricSlug);
		if (!metric) return refuse('metric_not_found', {slug: metricSlug});
		const key = subscribedKey({tenantId, serviceId: service.id});
		const found = subscribed.get(key);
		if (!found) return nothingAllowed({tenantId, serviceSlug: service.slug, metricSlug});
		const [period] = periodOf(key);
		const used = period && usage.get(usageKey(period))?.get(metricSlug);
		return quotaStatus(found, metricSlug, quantityOf(metric.aggregation, used));
	});
}
