import {allSubscribed} from '../../domain/metering/subscribed.ts';
import {usageOverTenants} from '../../domain/metering/usage-over-tenants.ts';
import {getTenant} from '../../domain/organization/queries.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {one} from '../http/answers.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {usageSummary} from './priced-report.ts';
import {aggregateUsageView, periodType, usageSummaryView} from './views.ts';

const forStaff = {tag: 'admin-usage', method: 'get', access: 'admin:usage'} as const;

export const adminAggregateUsage = route({
	...forStaff,
	operation: 'adminAggregateUsage',
	path: '/admin/usage/aggregate',
	summary: 'What all tenants in reach use, by service; hours, days and months are those of UTC',
	description:
		'By service: how many tenants used it and the sum over tenants of each metric (the greatest value for metrics that are aggregated ' +
		"by `max`), in the current hour, day or month of UTC, or in each tenant's running billing period. Partners' staff see their own " +
		'tenants only. Counts what is rolled up, which is at most a few seconds behind.',
	query: input({period_type: periodType.default('month')}),
	answer: one(aggregateUsageView),
	async handle({unit, query}) {
		const {window, services} = await usageOverTenants(unit, query.periodType);
		return {periodType: query.periodType, periodStart: window.start, periodEnd: window.end, services};
	},
});

export const adminTenantUsage = route({
	...forStaff,
	operation: 'adminTenantUsage',
	path: '/admin/usage/tenant/{tenant_id}',
	summary: 'What a tenant uses now, of every service, and what it costs',
	description: 'The same as the tenant sees by `getUsageSummary`. A tenant of another partner is 404.',
	params: input({tenant_id: idOf('tenant')}),
	query: input({period_type: periodType.default('billing_period')}),
	answer: one(usageSummaryView),
	refuses: ['tenant_not_found'],
	async handle({unit, params, query}) {
		const tenant = await getTenant(unit, params.tenantId);
		return usageSummary(unit, await allSubscribed(unit, tenant.id), query.periodType);
	},
});
