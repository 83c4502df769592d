import {quotasOf} from '../../domain/metering/quotas-of.ts';
import {allSubscribed, getLastSubscribed} from '../../domain/metering/subscribed.ts';
import {usageHistoryOf} from '../../domain/metering/usage-history-of.ts';
import {list, one} from '../http/answers.ts';
import {givenDayOrInstant, slug} from '../http/fields.ts';
import {tenantRoute} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {pricedReport, usageSummary} from './priced-report.ts';
import {periodType, quotaStatusView, usageByServiceView, usagePointView, usageSummaryView} from './views.ts';

const forTenants = {tag: 'metering', method: 'get', access: 'subscriptions:read'} as const;

export const getUsageSummary = tenantRoute({
	...forTenants,
	operation: 'getUsageSummary',
	path: '/usage/summary',
	summary: 'What is used now, of every service, and what it costs; hours, days and months are those of UTC',
	description:
		'With every live subscription and every metric of its service. Costs are what would be billed if the period ended now. ' +
		'`total_cost_cents` adds up the costs of the subscriptions in `currency`, which is that of the first one; those in other ' +
		'currencies stand with their service. Hours, days and months are the current ones of UTC.',
	query: input({period_type: periodType.default('billing_period')}),
	answer: one(usageSummaryView),
	async handle({unit, tenant, query}) {
		return usageSummary(unit, await allSubscribed(unit, tenant.id), query.periodType);
	},
});

export const getUsageByService = tenantRoute({
	...forTenants,
	operation: 'getUsageByService',
	path: '/usage/by-service/{slug}',
	summary: 'What is used of a service in its running billing period, or was in its last one',
	description:
		'With every metric that the service declares, used or not, what it is limited to, and what it would cost if the period were ' +
		'billed now. Usage in a trial counts and costs nothing. For a subscription that is over, the last period is shown. A service that ' +
		'the tenant never had an active subscription to is 404.',
	params: input({slug}),
	answer: one(usageByServiceView),
	refuses: ['service_not_subscribed'],
	async handle({unit, tenant, params}) {
		return pricedReport(unit, await getLastSubscribed(unit, tenant.id, params.slug), 'billing_period');
	},
});

export const getUsageHistory = tenantRoute({
	...forTenants,
	operation: 'getUsageHistory',
	path: '/usage/history',
	summary: 'Usage by hours, days or months of UTC, or by billing periods, newest first; spans without usage are left out',
	description:
		'Hours, days and months are those of UTC and whole: the span asked for is widened to them. It is the last 30 days unless said. ' +
		'`period_type=billing_period` needs `service_slug`. At most 500 points, newest first, then by service and metric; narrow the span ' +
		'or name a metric for more. Exact at this moment, without waiting for a roll-up.',
	query: input({
		service_slug: slug.optional().meta({description: 'Only usage of this service; needed with `billing_period`.'}),
		metric_slug: slug.optional().meta({description: 'Only usage of this metric.', example: 'api_calls'}),
		period_type: periodType.default('day'),
		from: givenDayOrInstant.optional().meta({description: 'Begin of the time looked at, included; 30 days before `to` unless said.'}),
		to: givenDayOrInstant.optional().meta({description: 'End of the time looked at, not included; now unless said.'}),
	}),
	answer: list(usagePointView),
	async handle({unit, tenant, query}) {
		return usageHistoryOf(unit, {tenantId: tenant.id, ...query});
	},
});

export const getUsageQuotas = tenantRoute({
	...forTenants,
	operation: 'getUsageQuotas',
	path: '/usage/quotas',
	summary: 'Every quota of the live subscriptions, and how much of it is used',
	description:
		'One entry for each metric that a plan of a live subscription sets a quota for, by service and metric; metrics without a quota ' +
		'are left out (`getUsageByService` shows them). Exact at this moment. The tenant is also told by a notification and the event ' +
		'`quota.threshold_reached` at 80 % and 100 %, unless the platform is set otherwise, once a period each.',
	answer: list(quotaStatusView),
	async handle({unit, tenant}) {
		return quotasOf(unit, tenant.id);
	},
});
