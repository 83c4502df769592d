import {defineEntity, p} from '@mikro-orm/postgresql';
import {billingPeriods} from '../../catalog/billing-period.ts';
import {minorColumn} from '../../platform/unit/columns.ts';
import {stored} from '../../platform/unit/stored.ts';
import {owner, scoped} from '../../platform/unit/tenancy.ts';
import type {Currency} from '../../platform/values/currencies.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {Day} from '../../platform/values/period.ts';
import type {PackShare} from '../packs/pack-share.ts';

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
		/** What it bears of its pack's price, which is its own price then. */
		packShare: p.json().$type<PackShare>().nullable(),
		/** The first day that it is for, as documents write it: the day after the last one of the period before. */
		firstDay: p.date().$type<Day>(),
		/** The last one, inclusive; null: bought once. */
		lastDay: p.date().$type<Day>().nullable(),
		/** The first day of the whole period that the price is for: an earlier one after a change of plan within it. */
		wholeFrom: p.date().$type<Day>(),
		/** What was used from this instant on belongs to it: to the first one from when the subscription worked. */
		usageFrom: p.datetime(3),
		/** Until this instant, at which the subscription left it; null: bought once, and not ended. */
		usageUntil: p.datetime(3).nullable(),
		/** Usage from this instant on has filled tiers, free units and quota: that of before a change of plan, too, so that none is given twice. */
		countsFrom: p.datetime(3),
		/** The period whose price pays for this one's days as well: the plan was changed without proration. */
		paidWithId: p.string().$type<IdOf<'subscriptionPeriod'>>().nullable(),
		/** Neither its days nor its usage are ever charged. */
		isTrial: p.boolean(),
		/** When the subscription left it, by its end or before. */
		closedAt: p.datetime(3).nullable(),
		/** The first day that was not used, when the subscription left it early and its days are given back. */
		unusedFrom: p.date().$type<Day>().nullable(),
		/** When what follows its end was set aside because of a fault of ours: only a run that somebody asks for takes it up again. */
		parkedAt: p.datetime(3).nullable(),
		/** Why, in one word. */
		parkReason: p.string().nullable(),
	},
	indexes: [
		{
			name: 'subscription_period__over',
			expression: `create index "subscription_period__over" on "subscription_period" ("ends_at")
				where "closed_at" is null and "parked_at" is null`,
		},
		{
			name: 'subscription_period__tenant_open',
			expression: `create index "subscription_period__tenant_open" on "subscription_period" ("tenant_id", "ends_at") where "closed_at" is null`,
		},
	],
	uniques: [
		{
			// One that was left on its first day for another plan has no day: the one that took its place begins with the same.
			name: 'subscription_period__start',
			expression: `create unique index "subscription_period__start" on "subscription_period" ("subscription_id", "first_day", "is_trial")
				where "last_day" is not null and "paid_with_id" is null and "unused_from" is distinct from "first_day"`,
		},
		{
			name: 'subscription_period__one_open',
			expression:
				'create unique index "subscription_period__one_open" on "subscription_period" ("subscription_id") where "closed_at" is null',
		},
	],
	...scoped,
});

/**
 * A period that a subscription lives through, on the terms it has then: written when the period begins, closed when the subscription
 * leaves it. A change of plan within it leaves it, too, and the rest is a row of its own. Its days are what is charged and printed, its instants say which usage is its own. What is to be billed for it are its
 * charges; a trial has none.
 */
export class SubscriptionPeriod extends schema.class {}

schema.setClass(SubscriptionPeriod);
