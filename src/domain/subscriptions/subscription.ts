import {defineEntity, p} from '@mikro-orm/postgresql';
import {billingPeriods} from '../catalog/billing-period.ts';
import {minorColumn} from '../platform/unit/columns.ts';
import {stored} from '../platform/unit/stored.ts';
import {owner, scoped} from '../platform/unit/tenancy.ts';
import type {Currency} from '../platform/values/currencies.ts';
import type {IdOf} from '../platform/values/id.ts';
import {type EventIn, nextState, statesOf} from '../platform/values/lifecycle.ts';
import {MAX_MINOR, smaller} from '../platform/values/money.ts';
import type {Day} from '../platform/values/period.ts';
import {earningStatuses, finalStatuses, type SubscriptionStatus, subscriptionLifecycle} from './lifecycle.ts';
import {mrr} from './mrr.ts';
import type {PackShare} from './packs/pack-share.ts';

const isLive = `status not in (${finalStatuses.map(status => `'${status}'`).join(', ')})`;

/** What a period of a subscription costs, in minor units, so that a daily one comes to a millionth of the limit of amounts in a month. */
export const LARGE_MINOR = MAX_MINOR / 30_000_000n;

export const IS_LARGE = `price_minor * quantity >= ${LARGE_MINOR}`;

const schema = defineEntity({
	name: 'Subscription',
	tableName: 'subscription',
	properties: {
		...stored('subscription'),
		...owner(),
		serviceId: p.string().$type<IdOf<'service'>>(),
		/** Copied, because neither ever changes and every list shows them. */
		serviceSlug: p.string(),
		planId: p.string().$type<IdOf<'plan'>>(),
		planKey: p.string(),
		/** The price that this subscription began its period with. */
		planVersionId: p.string().$type<IdOf<'planVersion'>>(),
		quantity: p.integer(),
		status: p.enum(statesOf(subscriptionLifecycle)),
		/** Counts the changes of state and of plan: tells one `suspended` from the next. */
		step: p.integer(),
		billingPeriod: p.enum(billingPeriods),
		/** Per unit. */
		priceMinor: minorColumn(),
		/** Agreed on with this customer: it stays when the plan's price changes. */
		hasOwnPrice: p.boolean(),
		currency: p.string().$type<Currency>(),
		/** The days of trial that staff agreed on; null: the plan's. */
		agreedTrialDays: p.integer().nullable(),
		/** Day one that staff agreed on, in the tenant's time zone; null: the day from which it works. */
		startDay: p.string().$type<Day>().nullable(),
		/** The day that periods are counted from, in the tenant's time zone. */
		anchorDay: p.string().nullable(),
		currentPeriodIndex: p.integer(),
		currentPeriodStart: p.datetime(3).nullable(),
		currentPeriodEnd: p.datetime(3).nullable(),
		trialEndsAt: p.datetime(3).nullable(),
		/** When it is to be looked whether the end of the trial is to be announced; null: not any more. */
		nextTrialNoticeAt: p.datetime(3).nullable(),
		activatedAt: p.datetime(3).nullable(),
		pastDueSince: p.datetime(3).nullable(),
		pendingCancellationAt: p.datetime(3).nullable(),
		/** What it changes to when its period is over: the plan, the price that was agreed on then, and the quantity; all or none. */
		pendingPlanId: p.string().$type<IdOf<'plan'>>().nullable(),
		pendingPlanVersionId: p.string().$type<IdOf<'planVersion'>>().nullable(),
		pendingQuantity: p.integer().nullable(),
		/** What it changes to as soon as its service has: the plan, the price that was agreed on, and the quantity; all or none. */
		changingPlanId: p.string().$type<IdOf<'plan'>>().nullable(),
		changingPlanVersionId: p.string().$type<IdOf<'planVersion'>>().nullable(),
		changingQuantity: p.integer().nullable(),
		cancelledAt: p.datetime(3).nullable(),
		cancellationReason: p.text().nullable(),
		/** Why it is suspended, while it is. */
		suspensionReason: p.text().nullable(),
		/** Why staff put it right the last time. */
		overrideReason: p.text().nullable(),
		/** The pack that it is a part of: it lives as that one does, and its price is its share of that one's. */
		packSubscriptionId: p.string().$type<IdOf<'packSubscription'>>().nullable(),
		packShare: p.json().$type<PackShare>().nullable(),
		/** The buyer's own number of the order: documents of it bear that, and those of other orders stand apart. */
		purchaseOrder: p.string().nullable(),
		metadata: p.json().$type<Record<string, string>>(),
	},
	indexes: [
		{
			name: 'subscription__tenant_newest',
			expression: 'create index "subscription__tenant_newest" on "subscription" ("tenant_id", "created_at" desc, "id" desc)',
		},
		{
			name: 'subscription__newest',
			expression: 'create index "subscription__newest" on "subscription" ("created_at" desc, "id" desc)',
		},
		{
			name: 'subscription__partner_newest',
			expression: 'create index "subscription__partner_newest" on "subscription" ("partner_id", "created_at" desc, "id" desc)',
		},
		{
			name: 'subscription__status_newest',
			expression: 'create index "subscription__status_newest" on "subscription" ("status", "created_at" desc, "id" desc)',
		},
		{
			name: 'subscription__service_newest',
			expression: 'create index "subscription__service_newest" on "subscription" ("service_slug", "created_at" desc, "id" desc)',
		},
		{
			name: 'subscription__pack',
			expression: `create index "subscription__pack" on "subscription" ("pack_subscription_id") where "pack_subscription_id" is not null`,
		},
		{
			name: 'subscription__trial_notice',
			expression: `create index "subscription__trial_notice" on "subscription" ("next_trial_notice_at") where next_trial_notice_at is not null`,
		},
		{
			name: 'subscription__large',
			expression: `create index "subscription__large" on "subscription" ("partner_id", "currency") where ${IS_LARGE}`,
		},
	],
	uniques: [
		{name: 'subscription__tenant_id', properties: ['tenantId', 'id']},
		{
			name: 'subscription__one_live',
			expression: `create unique index "subscription__one_live" on "subscription" ("tenant_id", "service_id") where ${isLive}`,
		},
	],
	...scoped,
});

/** A tenant's agreement to use a service on the terms of a plan. */
export class Subscription extends schema.class {
	/** The only way its status changes. Refuses what the lifecycle has no arrow for. */
	apply(event: EventIn<typeof subscriptionLifecycle>): SubscriptionStatus {
		const previous = this.status;
		this.status = nextState('The subscription', subscriptionLifecycle, previous, event);
		this.step += 1;
		if (previous === 'trialing') this.nextTrialNoticeAt = null;
		return previous;
	}

	/** Monthly recurring revenue in minor units: nothing in a state that earns nothing. Never beyond the limit of money. */
	mrrAmountMinor(): bigint {
		const isEarning = (earningStatuses as readonly SubscriptionStatus[]).includes(this.status);
		return isEarning ? smaller(mrr(this), MAX_MINOR) : 0n;
	}
}

schema.setClass(Subscription);
