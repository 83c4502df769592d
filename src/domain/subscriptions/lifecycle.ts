import type {Lifecycle, StateOf} from '../platform/values/lifecycle.ts';
import {statesOf} from '../platform/values/lifecycle.ts';
import {namedEnum} from '../platform/values/named-enum.ts';

/** A subscription's life. `cancelled` and `expired` are final. */
export const subscriptionLifecycle = {
	pending: {start_trial: 'trialing', activate: 'active', fail_provisioning: 'cancelled', cancel: 'cancelled'},
	trialing: {convert: 'active', end_trial: 'active', cancel: 'cancelled'},
	active: {
		miss_payment: 'past_due',
		suspend: 'suspended',
		schedule_cancellation: 'cancelling',
		cancel: 'cancelled',
		expire: 'expired',
	},
	past_due: {pay: 'active', suspend: 'suspended', schedule_cancellation: 'cancelling', cancel: 'cancelled'},
	suspended: {resume: 'active', cancel: 'cancelled'},
	cancelling: {reactivate: 'active', cancel: 'cancelled'},
	cancelled: {},
	expired: {},
} as const satisfies Lifecycle;

export type SubscriptionStatus = StateOf<typeof subscriptionLifecycle>;

export const subscriptionStatus = namedEnum(statesOf(subscriptionLifecycle), {
	id: 'SubscriptionStatus',
	description:
		'Where a subscription stands. `pending`: its service is being made ready; `trialing`; `active`; `past_due`: a payment failed; `cancelling`: ends with its period; `suspended`: closed and not renewed; `cancelled` and `expired` (its agreed periods are over): final.',
});

/** States after which a tenant may subscribe to the same service again. */
export const finalStatuses = ['cancelled', 'expired'] as const satisfies readonly SubscriptionStatus[];

export const finalStatus = namedEnum(finalStatuses, {
	id: 'FinalSubscriptionStatus',
	description: 'How a subscription ended: somebody ended it, or its agreed periods are over.',
});

/** Whether a subscription has ended. */
export const isFinal = (status: SubscriptionStatus): boolean => finalStatuses.some(final => final === status);

/** States whose price counts as monthly recurring revenue. */
export const earningStatuses = ['active', 'past_due', 'cancelling'] as const satisfies readonly SubscriptionStatus[];

/** States in which a period that is over is followed by the next one. */
export const renewingStatuses = ['active', 'past_due'] as const satisfies readonly SubscriptionStatus[];

/** States in which the plan or the quantity can be changed. */
export const changeableStatuses = ['trialing', 'active', 'past_due'] as const satisfies readonly SubscriptionStatus[];

/** States in which the customer is served: what an overview counts as active. */
export const servedStatuses = ['trialing', ...earningStatuses] as const satisfies readonly SubscriptionStatus[];
