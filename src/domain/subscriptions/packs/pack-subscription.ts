import {defineEntity, p} from '@mikro-orm/postgresql';
import {billingPeriods} from '../../catalog/billing-period.ts';
import {decimalColumn, minorColumn} from '../../platform/unit/columns.ts';
import {stored} from '../../platform/unit/stored.ts';
import {owner, scoped} from '../../platform/unit/tenancy.ts';
import type {Currency} from '../../platform/values/currencies.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {type EventIn, nextState, statesOf} from '../../platform/values/lifecycle.ts';
import {MAX_MINOR, smaller} from '../../platform/values/money.ts';
import {earningStatuses, type SubscriptionStatus, subscriptionLifecycle} from '../lifecycle.ts';
import {mrr} from '../mrr.ts';

const schema = defineEntity({
	name: 'PackSubscription',
	tableName: 'pack_subscription',
	properties: {
		...stored('packSubscription'),
		...owner(),
		packId: p.string().$type<IdOf<'pack'>>().index(),
		/** Copied, because it never changes and every list shows it. */
		packSlug: p.string(),
		/** As it was called when the tenant subscribed: documents say it. */
		packName: p.string(),
		status: p.enum(statesOf(subscriptionLifecycle)),
		/** Counts the changes of state: tells one `suspended` from the next. */
		step: p.integer(),
		billingPeriod: p.enum(billingPeriods),
		currency: p.string().$type<Currency>(),
		/** What a period of all of it costs. */
		priceMinor: minorColumn(),
		/** Agreed on: what is taken off the sum of its items, from 0 to 100; null when the pack has a price of its own. */
		discountPercentage: decimalColumn().nullable(),
		/** How long the trial is that it begins with when it works; 0: it has none. */
		trialDays: p.integer(),
		/** Those of its subscriptions that do not work yet; it begins with the last of them. */
		waitingFor: p.json().$type<readonly IdOf<'subscription'>[]>(),
	},
	indexes: [
		{
			name: 'pack_subscription__tenant_newest',
			expression: 'create index "pack_subscription__tenant_newest" on "pack_subscription" ("tenant_id", "created_at" desc, "id" desc)',
		},
		{name: 'pack_subscription__partner', properties: ['partnerId']},
	],
	uniques: [{name: 'pack_subscription__tenant_id', properties: ['tenantId', 'id']}],
	...scoped,
});

/**
 * A tenant's agreement to use the plans of a pack for one price: a subscription for each of its items, which live as it does. Its periods,
 * its trial and its end are theirs; its price is spread over them.
 */
export class PackSubscription extends schema.class {
	/** The only way its status changes. Refuses what the lifecycle has no arrow for. */
	apply(event: EventIn<typeof subscriptionLifecycle>): SubscriptionStatus {
		const previous = this.status;
		this.status = nextState('The pack subscription', subscriptionLifecycle, previous, event);
		this.step += 1;
		return previous;
	}

	/** Monthly recurring revenue in minor units: nothing in a state that earns nothing. Never beyond the limit of money. */
	mrrAmountMinor(): bigint {
		const isEarning = (earningStatuses as readonly SubscriptionStatus[]).includes(this.status);
		const {priceMinor, billingPeriod} = this;
		return isEarning ? smaller(mrr({priceMinor, billingPeriod, quantity: 1}), MAX_MINOR) : 0n;
	}
}

schema.setClass(PackSubscription);
