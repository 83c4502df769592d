import {compare, type Decimal, decimalOf, subtract} from '../platform/values/decimal.ts';
import type {IdOf} from '../platform/values/id.ts';
import {divideHalfUp} from '../platform/values/money.ts';
import type {SubscriptionStatus} from '../subscriptions/lifecycle.ts';
import type {Subscribed} from './subscribed.ts';

/** How much of a quota is used. */
export type QuotaStatus = Readonly<{
	tenantId: IdOf<'tenant'>;
	serviceSlug: string;
	metricSlug: string;
	/** Null: unlimited. 0: there is no live subscription. */
	limit: number | null;
	used: Decimal;
	/** Never below 0; null when unlimited. */
	remaining: Decimal | null;
	/** Null when unlimited, or when there is no subscription. */
	percentUsed: Decimal | null;
	exceeded: boolean;
	periodStart: Date | null;
	periodEnd: Date | null;
	resetsAt: Date | null;
	planKey: string | null;
	subscriptionStatus: SubscriptionStatus | null;
}>;

const NOTHING = decimalOf(0n);

type Asked = Readonly<{tenantId: IdOf<'tenant'>; serviceSlug: string; metricSlug: string}>;

/** What a service is told of a tenant that does not subscribe to it: as much as of one that does not exist. */
export const nothingAllowed = (asked: Asked): QuotaStatus => ({
	...asked,
	limit: 0,
	used: NOTHING,
	remaining: NOTHING,
	percentUsed: null,
	exceeded: true,
	periodStart: null,
	periodEnd: null,
	resetsAt: null,
	planKey: null,
	subscriptionStatus: null,
});

/** Compares what is used of a metric in the running period with the plan's quota; a quota of 0, or none, is no limit. */
export function quotaStatus(subscribed: Subscribed, metricSlug: string, used: Decimal): QuotaStatus {
	const limit = subscribed.quotas[metricSlug] || null;
	const allowed = limit === null ? null : decimalOf(BigInt(limit));
	const left = allowed && subtract(allowed, used);
	return {
		tenantId: subscribed.tenantId,
		serviceSlug: subscribed.serviceSlug,
		metricSlug,
		limit,
		used,
		remaining: left && (compare(left, NOTHING) < 0 ? NOTHING : left),
		percentUsed: limit === null ? null : {trillionths: divideHalfUp(used.trillionths * 100n, BigInt(limit))},
		exceeded: allowed !== null && compare(used, allowed) >= 0,
		periodStart: subscribed.period?.start ?? null,
		periodEnd: subscribed.period?.end ?? null,
		resetsAt: subscribed.period?.end ?? null,
		planKey: subscribed.planKey,
		subscriptionStatus: subscribed.status,
	};
}
