import {quotasOf} from '../../domain/metering/check-quota.ts';
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
	query: input({
		service_slug: slug.optional(),
		metric_slug: slug.optional(),
		period_type: periodType.default('day'),
		from: givenDayOrInstant.optional(),
		to: givenDayOrInstant.optional(),
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
	answer: list(quotaStatusView),
	async handle({unit, tenant}) {
		return quotasOf(unit, tenant.id);
	},
});
