import {z} from 'zod';
import {rejectionCode} from '../../domain/metering/intake/usage-event.ts';
import type {Decimal} from '../../domain/platform/values/decimal.ts';
import {formatPercentage} from '../../domain/platform/values/decimal.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {namedEnum} from '../../domain/platform/values/named-enum.ts';
import {subscriptionStatus} from '../../domain/subscriptions/lifecycle.ts';
import {decimal, instant, minorUnits} from '../http/fields.ts';
import {view} from '../http/shapes.ts';

const serviceSlug = z.string().meta({description: 'Service, by its slug.', example: 'crm'});
const metricSlug = z.string().meta({description: 'Metric of the service, by its slug.', example: 'api_calls'});

const percentage = z
	.custom<Decimal>(value => typeof value === 'object' && value !== null && 'trillionths' in value)
	.transform(formatPercentage)
	.pipe(z.string())
	.meta({example: '80.00'});

const spanStart = instant.meta({description: 'Begin of the span, included (UTC).'});
const spanEnd = instant.nullish().meta({description: 'End of the span, not included (UTC); null: it has none.'});
const quantity = decimal.meta({
	description: 'What was used in the span, by the aggregation of the metric: an exact decimal.',
	example: '8200',
});

export const usageOutcomeView = view({
	accepted: z.int().meta({description: 'Events that were taken; among them late ones that their metric ignores.', example: 998}),
	duplicates: z.int().meta({description: 'Events whose key was taken before, with the same content: they count once.', example: 1}),
	rejected: z
		.array(
			z.object({
				index: z.int().meta({description: 'Place of the event in the request, from 0.', example: 17}),
				code: rejectionCode,
				message: z.string().meta({description: 'What is wrong with the event, in words for people.'}),
			}),
		)
		.meta({description: 'Events that were not taken. Only those are to be mended and sent again.'}),
}).meta({id: 'UsageOutcome'});

export const quotaStatusView = view({
	tenant_id: idOf('tenant'),
	service_slug: serviceSlug,
	metric_slug: metricSlug,
	limit: z
		.int()
		.nullish()
		.meta({description: "The plan's quota for a period; null: there is none; 0: there is no live subscription.", example: 10_000}),
	used: decimal.meta({description: 'What was used since `period_start`, by the aggregation of the metric.', example: '8200'}),
	remaining: decimal.nullish().meta({description: 'What is left of the quota, never below 0; null: there is no limit.', example: '1800'}),
	percent_used: percentage.nullish().meta({
		description: 'What is used of the quota in percent, two decimals; null: there is no limit, or no subscription.',
		example: '82.00',
	}),
	exceeded: z.boolean().meta({description: 'Whether the quota is used up: `used` has reached `limit`, or there is no live subscription.'}),
	period_start: instant.nullish().meta({description: 'Begin of the running billing period (UTC); null: there is none.'}),
	period_end: instant
		.nullish()
		.meta({description: 'End of the running billing period, not included (UTC); null: there is none, or it does not end.'}),
	resets_at: instant.nullish().meta({description: 'When `used` begins at 0 again (UTC): the end of the period.'}),
	plan_key: z.string().nullish().meta({description: 'Plan that the quota is of; null: no live subscription.', example: 'crm.pro'}),
	subscription_status: subscriptionStatus
		.nullish()
		.meta({description: 'State of the live subscription; null: there is none.', example: 'active'}),
}).meta({id: 'QuotaStatus'});

export const usageByServiceView = view({
	service_slug: serviceSlug,
	period_start: spanStart,
	period_end: spanEnd,
	metrics: z
		.array(
			view({
				metric_slug: metricSlug,
				unit: z.string().nullish().meta({description: 'Word for what is counted, as the service declared it.', example: 'call'}),
				quantity,
				limit: z.int().nullish().meta({description: "The plan's quota for a billing period; null: there is none.", example: 10_000}),
				cost_cents: minorUnits.nullable().meta({
					description: 'What it would be billed at now, without VAT, in minor units; null: more than an amount can be.',
				}),
			}),
		)
		.meta({description: 'One entry for each metric that the service declares, by slug, used or not.'}),
}).meta({id: 'UsageByService'});

export const periodTypes = ['hour', 'day', 'month', 'billing_period'] as const;

export const periodType = namedEnum(periodTypes, {
	id: 'UsagePeriodType',
	description: 'Which spans are looked at: `hour`, `day` and `month` of UTC, or `billing_period` of each subscription.',
});

export const usageSummaryView = view({
	period_type: periodType,
	period_start: instant.meta({description: 'Begin of the earliest span below (UTC).'}),
	period_end: instant.nullish().meta({description: 'End of the latest span below, not included (UTC).'}),
	services: z.array(usageByServiceView).meta({description: 'One entry for each live subscription, by service.'}),
	total_cost_cents: minorUnits.nullable().meta({
		description: 'Sum of the costs in `currency`, without VAT, in minor units; null: more than an amount can be.',
	}),
	currency: z.string().meta({description: 'Currency of the sum: that of the first subscription; EUR without any.', example: 'EUR'}),
}).meta({id: 'UsageSummary'});

export const usagePointView = view({
	period_start: spanStart,
	period_end: spanEnd,
	service_slug: serviceSlug,
	metric_slug: metricSlug,
	quantity,
}).meta({id: 'UsagePoint'});

export const aggregateUsageView = view({
	period_type: periodType,
	period_start: instant.meta({description: 'Begin of the span, or of the earliest billing period that is running (UTC).'}),
	period_end: instant
		.nullish()
		.meta({description: 'End of the span, or of the latest billing period that is running, not included (UTC).'}),
	services: z
		.array(
			view({
				service_slug: serviceSlug,
				active_tenants: z.int().meta({description: 'How many tenants used the service in the span.', example: 12}),
				metrics: z
					.array(
						view({
							metric_slug: metricSlug,
							quantity: decimal.meta({
								description: 'Sum over tenants; the greatest value of a metric that is aggregated by `max`.',
								example: '8200',
							}),
						}),
					)
					.meta({description: 'One entry for each metric that was used, by slug.'}),
			}),
		)
		.meta({description: 'One entry for each service that was used, by slug.'}),
}).meta({id: 'AggregateUsage'});
