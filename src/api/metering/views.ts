import {z} from 'zod';
import {rejectionCodes} from '../../domain/metering/intake/usage-event.ts';
import type {Decimal} from '../../domain/platform/values/decimal.ts';
import {formatPercentage} from '../../domain/platform/values/decimal.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {decimal, instant, minorUnits} from '../http/fields.ts';
import {view} from '../http/shapes.ts';

const serviceSlug = z.string().meta({example: 'crm'});
const metricSlug = z.string().meta({example: 'api_calls'});

const percentage = z
	.custom<Decimal>(value => typeof value === 'object' && value !== null && 'trillionths' in value)
	.transform(formatPercentage)
	.pipe(z.string())
	.meta({example: '80.00'});

export const usageOutcomeView = view({
	accepted: z.int().meta({description: 'Events that count now; among them late ones that their metric ignores'}),
	duplicates: z.int().meta({description: 'Events whose key was taken before, with the same content'}),
	rejected: z.array(z.object({index: z.int(), code: z.enum(rejectionCodes), message: z.string()})),
}).meta({id: 'UsageOutcome'});

export const quotaStatusView = view({
	tenant_id: idOf('tenant'),
	service_slug: serviceSlug,
	metric_slug: metricSlug,
	limit: z.int().nullish().meta({description: 'null: unlimited; 0: no live subscription'}),
	used: decimal,
	remaining: decimal.nullish(),
	percent_used: percentage.nullish(),
	exceeded: z.boolean(),
	period_start: instant.nullish(),
	period_end: instant.nullish(),
	resets_at: instant.nullish(),
	plan_key: z.string().nullish(),
	subscription_status: z.string().nullish(),
}).meta({id: 'QuotaStatus'});

export const usageByServiceView = view({
	service_slug: serviceSlug,
	period_start: instant,
	period_end: instant.nullish(),
	metrics: z.array(
		view({
			metric_slug: metricSlug,
			unit: z.string().nullish(),
			quantity: decimal,
			limit: z.int().nullish(),
			cost_cents: minorUnits.nullable().meta({description: 'What it would be billed at now; null: more than an amount can be'}),
		}),
	),
}).meta({id: 'UsageByService'});

export const periodTypes = ['hour', 'day', 'month', 'billing_period'] as const;

export const periodType = z.enum(periodTypes);

export const usageSummaryView = view({
	period_type: periodType,
	period_start: instant,
	period_end: instant.nullish(),
	services: z.array(usageByServiceView),
	total_cost_cents: minorUnits.nullable().meta({description: 'null: more than an amount can be'}),
	currency: z.string().meta({example: 'EUR'}),
}).meta({id: 'UsageSummary'});

export const usagePointView = view({
	period_start: instant,
	period_end: instant.nullish(),
	service_slug: serviceSlug,
	metric_slug: metricSlug,
	quantity: decimal,
}).meta({id: 'UsagePoint'});

export const aggregateUsageView = view({
	period_type: periodType,
	period_start: instant,
	period_end: instant.nullish(),
	services: z.array(
		view({
			service_slug: serviceSlug,
			active_tenants: z.int(),
			metrics: z.array(view({metric_slug: metricSlug, quantity: decimal})),
		}),
	),
}).meta({id: 'AggregateUsage'});
