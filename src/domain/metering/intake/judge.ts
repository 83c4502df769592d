import type {MetricTerms} from '../metric.ts';
import {type Client, isReached, periodOf} from './client.ts';
import type {SafeQuantities} from './safe-quantities.ts';
import type {Rejection, UsageEvent} from './usage-event.ts';

/** A service's clock may be this much ahead. */
export const AHEAD_LIMIT_MS = 5 * 60_000;
/** Older usage is not taken. */
export const AGE_LIMIT_MS = 35 * 24 * 3_600_000;

/** What an event is judged by. */
export type UsageTerms = Readonly<{
	metrics: ReadonlyMap<string, MetricTerms>;
	/** By tenant: those the service reaches or reached of late. */
	clients: ReadonlyMap<string, Client>;
	/** What needs no look at its price. */
	safeQuantities: SafeQuantities;
}>;

/** The service that sends usage. */
export type Sender = Readonly<{id: string; slug: string; status: string}>;

/** An event that is taken: whose it is, when it counts, and whether it does (late usage may be accepted and not counted). */
export type TakenEvent = Readonly<{partnerId: string; at: Date; isCounted: boolean}>;

const rejection = (code: Rejection['code'], message: string): Rejection => ({code, message});

/** Judges one event by itself. Pure. */
export function judge(event: UsageEvent, {now, sender, terms}: {now: Date; sender: Sender; terms: UsageTerms}): TakenEvent | Rejection {
	if (event.serviceSlug !== undefined && event.serviceSlug !== sender.slug)
		return rejection('unknown_service', `service_slug must be '${sender.slug}', the service that is calling`);
	const at = event.timestamp ?? now;
	if (at.getTime() > now.getTime() + AHEAD_LIMIT_MS) return rejection('timestamp_out_of_range', 'timestamp is more than 5 minutes ahead');
	if (at.getTime() < now.getTime() - AGE_LIMIT_MS) return rejection('timestamp_out_of_range', 'timestamp is more than 35 days ago');
	const client = terms.clients.get(event.tenantId);
	// A suspended service goes on for those who subscribe now; to it, the others do not exist any more.
	if (!client || !isReached(client, at) || (sender.status === 'suspended' && client.liveSince === null))
		return rejection('unknown_tenant', 'tenant_id names no subscriber of the service');
	const metric = terms.metrics.get(event.metricSlug);
	if (!metric) return rejection('unknown_metric', 'metric_slug names no metric of the service');
	if (metric.aggregation === 'unique_count' && event.subject === undefined)
		return rejection('invalid', 'subject is required: the metric counts different subjects');
	const period = periodOf(client, at);
	const isLate = period !== undefined && period.end !== null && period.end <= now;
	if (isLate && metric.latePolicy === 'reject') return rejection('late_rejected', 'the billing period of timestamp is over');
	return {partnerId: period?.partnerId ?? client.partnerId, at, isCounted: !(isLate && metric.latePolicy === 'ignore')};
}
