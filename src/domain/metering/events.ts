import {z} from 'zod';
import {fact} from '../platform/unit/fact.ts';

const instant = z.iso.datetime();

export const meteringFacts = {
	'quota.threshold_reached': fact({
		summary: 'A tenant has used so much of a quota in this billing period; told once a period for each threshold',
		data: z.object({
			subscription_id: z.string(),
			tenant_id: z.string(),
			partner_id: z.string(),
			service_slug: z.string(),
			plan_key: z.string(),
			metric_slug: z.string(),
			threshold_percent: z.int(),
			limit: z.int(),
			used: z.string(),
			period_start: instant,
			period_end: instant.nullable(),
		}),
		subject: 'subscription_id',
		isPublic: true,
	}),
} as const;
