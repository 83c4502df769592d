import {z} from 'zod';
import {billingPeriod} from '../../catalog/billing-period.ts';
import {fact, ownedAs} from '../../platform/unit/fact.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {namedEnum} from '../../platform/values/named-enum.ts';
import {finalStatus, type SubscriptionStatus, subscriptionStatus} from '../lifecycle.ts';
import type {Subscription} from '../subscription.ts';
import type {PackSubscription} from './pack-subscription.ts';

const instant = z.iso.datetime();

/** What every fact about a pack subscription tells. */
const packSubscriptionData = z.object({
	pack_subscription_id: z.string(),
	owner_kind: z.literal('pack'),
	tenant_id: z.string(),
	partner_id: z.string(),
	pack_id: z.string(),
	pack_slug: z.string(),
	status: subscriptionStatus,
	previous_status: subscriptionStatus.nullable(),
	price_cents: z.int(),
	mrr_amount_cents: z.int(),
	currency: z.string(),
	billing_period: billingPeriod,
	current_period_start: instant.nullable(),
	current_period_end: instant.nullable(),
	trial_ends_at: instant.nullable(),
	children: z.array(
		z.object({
			subscription_id: z.string(),
			service_slug: z.string(),
			plan_key: z.string(),
			plan_id: z.string(),
			quantity: z.int(),
		}),
	),
});

/** What can be other than before. */
const changeKinds = ['renewal', 'scheduled_cancellation', 'status_change'] as const;

/** Facts about a pack take the place of those of its subscriptions, of which nothing is told. */
export const packFacts = {
	'pack_subscription.activated': fact({
		summary: 'All services of a pack work from now on: its trial or its first period has begun',
		data: packSubscriptionData,
		subject: 'pack_subscription_id',
		isPublic: true,
	}),
	'pack_subscription.changed': fact({
		summary: 'A pack subscription has another period or state than before',
		data: packSubscriptionData.extend({
			change_kind: namedEnum(changeKinds, {id: 'PackSubscriptionChangeKind', description: 'What is other than before.'}),
		}),
		subject: 'pack_subscription_id',
		isPublic: true,
	}),
	'pack_subscription.trial_ending': fact({
		summary: 'The trial of a pack ends soon: of all of its services at once',
		data: packSubscriptionData.extend({
			pack_name: z.string(),
			/** The one of its subscriptions that stands for all of them. */
			subscription_id: z.string(),
			days_left: z.int(),
		}),
		subject: 'pack_subscription_id',
		isPublic: false,
	}),
	'pack_subscription.cancelled': fact({
		summary: 'A pack subscription is over for good',
		data: packSubscriptionData.extend({
			effective_immediately: z.boolean(),
			terminal_state: finalStatus,
			cancelled_at: instant,
			reason: z.string().nullable(),
		}),
		subject: 'pack_subscription_id',
		isPublic: true,
	}),
} as const;

/** A pack and its subscriptions, after a change. */
type Changed = Readonly<{pack: PackSubscription; children: readonly Subscription[]; previous: SubscriptionStatus | null}>;

/** A pack subscription as a fact tells it. Its periods are those that all of its subscriptions have. */
const packEventData = ({pack, children, previous}: Changed): z.infer<typeof packSubscriptionData> => ({
	pack_subscription_id: pack.id,
	owner_kind: 'pack',
	tenant_id: pack.tenantId,
	partner_id: pack.partnerId,
	pack_id: pack.packId,
	pack_slug: pack.packSlug,
	status: pack.status,
	previous_status: previous,
	price_cents: Number(pack.priceMinor),
	mrr_amount_cents: Number(pack.mrrAmountMinor()),
	currency: pack.currency,
	billing_period: pack.billingPeriod,
	current_period_start: children[0]?.currentPeriodStart?.toISOString() ?? null,
	current_period_end: children[0]?.currentPeriodEnd?.toISOString() ?? null,
	trial_ends_at: children[0]?.trialEndsAt?.toISOString() ?? null,
	children: children.map(({id, serviceSlug, planKey, planId, quantity}) => ({
		...{subscription_id: id, service_slug: serviceSlug, plan_key: planKey, plan_id: planId, quantity},
	})),
});

/** Says that the trial of a pack ends in so many days. `told` is the one of its subscriptions whose notice was due. */
export function tellPackTrialEnds(
	unit: Unit,
	{pack, children}: Omit<Changed, 'previous'>,
	{told, daysLeft}: {told: Subscription; daysLeft: number},
): void {
	const data = packEventData({pack, children, previous: pack.status});
	unit.record({
		...{type: 'pack_subscription.trial_ending', step: `trial/${daysLeft}`, owner: ownedAs(pack)},
		data: {...data, pack_name: pack.packName, subscription_id: told.id, days_left: daysLeft},
	});
}

/** Says that all services of a pack work. */
export function tellPackWorks(unit: Unit, changed: Changed): void {
	const {pack} = changed;
	unit.record({type: 'pack_subscription.activated', step: pack.step, owner: ownedAs(pack), data: packEventData(changed)});
}

/** Says that a pack has another state than before, or, for a renewal, another period. */
export function tellPackChange(unit: Unit, changed: Changed, kind: (typeof changeKinds)[number]): void {
	const {pack, children} = changed;
	const step = kind === 'renewal' ? `period ${children[0]?.currentPeriodStart?.toISOString()}` : pack.step;
	unit.record({
		type: 'pack_subscription.changed',
		step,
		owner: ownedAs(pack),
		data: {...packEventData(changed), change_kind: kind},
	});
}

/** Says that a pack is over. */
export function tellPackEnd(
	unit: Unit,
	changed: Changed,
	{isImmediate, reason}: Readonly<{isImmediate: boolean; reason: string | null}>,
): void {
	const {pack} = changed;
	unit.record({
		type: 'pack_subscription.cancelled',
		step: pack.step,
		owner: ownedAs(pack),
		data: {
			...packEventData(changed),
			effective_immediately: isImmediate,
			terminal_state: pack.status === 'expired' ? 'expired' : 'cancelled',
			cancelled_at: unit.now.toISOString(),
			reason,
		},
	});
}
