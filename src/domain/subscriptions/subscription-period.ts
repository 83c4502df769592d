import {defineEntity, p} from '@mikro-orm/postgresql';
import {billingPeriods} from '../catalog/billing-period.ts';
import {minorColumn} from '../platform/columns.ts';
import type {Currency} from '../platform/currencies.ts';
import type {IdOf} from '../platform/id.ts';
import type {Day} from '../platform/period.ts';
import {stored} from '../platform/stored.ts';
import {owner, scoped} from '../platform/tenancy.ts';

const schema = defineEntity({
	name: 'SubscriptionPeriod',
	tableName: 'subscription_period',
	properties: {
		...stored('subscriptionPeriod'),
		/** The partner is the seller of this period, also when the tenant moves to another one meanwhile. */
		...owner(),
		subscriptionId: p.string().$type<IdOf<'subscription'>>(),
		/** Counts from 0 at the anchor. */
		periodIndex: p.integer(),
		startsAt: p.datetime(3),
		/** Null: bought once, never ends by itself. */
		endsAt: p.datetime(3).nullable(),
		/** The zone whose midnights the bounds are, and in which its days are written on documents. */
		timeZone: p.string(),
		serviceId: p.string().$type<IdOf<'service'>>(),
		serviceSlug: p.string(),
		planId: p.string().$type<IdOf<'plan'>>(),
		planKey: p.string(),
		planVersionId: p.string().$type<IdOf<'planVersion'>>(),
		billingPeriod: p.enum(billingPeriods),
		quantity: p.integer(),
		/** Per unit. */
		priceMinor: minorColumn(),
		currency: p.string().$type<Currency>(),
		/** When the subscription left it: its usage can be billed from then on. */
		closedAt: p.datetime(3).nullable(),
		/** The first day that was not used, when the subscription left it early and its days are given back. */
		unusedFrom: p.date().$type<Day>().nullable(),
		/** Whether its unused days were given back, or never asked for. */
		isUnusedCredited: p.boolean(),
		/** Whether its price was charged, or was nothing. */
		isPriceBilled: p.boolean(),
		/** When its usage was last charged; usage that comes later is charged as a difference. */
		usageBilledAt: p.datetime(3).nullable(),
		/** Whether no usage of it can come any more. */
		isUsageFinal: p.boolean(),
	},
	indexes: [
		{
			name: 'subscription_period__price_due',
			expression: `create index "subscription_period__price_due" on "subscription_period"
				("tenant_id", "partner_id", "currency", "starts_at") where not "is_price_billed"`,
		},
		{
			name: 'subscription_period__usage_open',
			expression: `create index "subscription_period__usage_open" on "subscription_period"
				("tenant_id", "partner_id", "currency", "closed_at") where "closed_at" is not null and not "is_usage_final"`,
		},
		{
			name: 'subscription_period__usage_due',
			expression: `create index "subscription_period__usage_due" on "subscription_period" ("closed_at")
				where "closed_at" is not null and "usage_billed_at" is null`,
		},
	],
	uniques: [{name: 'subscription_period__start', properties: ['subscriptionId', 'startsAt']}],
	...scoped,
});

/**
 * A period that a subscription lived through, on the terms it had then: written when the period begins, closed when the subscription
 * leaves it. There is one row for each period, so each is charged once. A trial is no such period: it is never charged.
 */
export class SubscriptionPeriod extends schema.class {}

schema.setClass(SubscriptionPeriod);
