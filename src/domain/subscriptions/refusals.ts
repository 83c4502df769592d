import {type Refusals, refusing} from '../platform/refusals.ts';

export const subscriptionRefusals = {
	subscription_not_found: {kind: 'missing', message: "Subscription '{id}' not found"},
	pack_subscription_not_found: {kind: 'missing', message: "Pack subscription '{id}' not found"},
	billing_profile_missing: {kind: 'incomplete', message: 'There is no billing profile yet: save one before subscribing'},
	belongs_to_pack: {kind: 'taken', message: "The subscription belongs to the pack subscription '{id}': it follows that one"},
	period_is_over: {kind: 'forbidden_by_state', message: 'The period that it was cancelled for is over: subscribe again'},
	already_subscribed: {kind: 'taken', message: "There is a live subscription to '{service}' already: {id}"},
} as const satisfies Refusals;

export const refuse = refusing(subscriptionRefusals);
