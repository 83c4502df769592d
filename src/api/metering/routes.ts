import type {AnyRoute} from '../http/route.ts';
import {adminAggregateUsage, adminTenantUsage} from './admin-usage.ts';
import {checkQuota, postUsageEvents} from './service-usage.ts';
import {getUsageByService, getUsageHistory, getUsageQuotas, getUsageSummary} from './usage.ts';

export const meteringRoutes: readonly AnyRoute[] = [
	// metering
	checkQuota,
	postUsageEvents,
	getUsageByService,
	getUsageHistory,
	getUsageQuotas,
	getUsageSummary,
	// admin-usage
	adminAggregateUsage,
	adminTenantUsage,
];
