import {type Refusals, refusing} from '../platform/refusals.ts';

export const subscriptionRefusals = {
	subscription_not_found: {kind: 'missing', message: "Subscription '{id}' not found"},
	pack_subscription_not_found: {kind: 'missing', message: "Pack subscription '{id}' not found"},
	billing_profile_missing: {kind: 'incomplete', message: 'There is no billing profile yet: save one before subscribing'},
	belongs_to_pack: {kind: 'taken', message: "The subscription belongs to the pack subscription '{id}': it follows that one"},
	period_is_over: {kind: 'forbidden_by_state', message: 'The period that it was cancelled for is over: subscribe again'},
	not_for_sale: {kind: 'forbidden_by_state', message: "The plan '{plan}', or its service, is not active: nobody can subscribe to it"},
	is_over: {kind: 'forbidden_by_state', message: 'The subscription is {state}: what is over stays over'},
	nothing_changes: {kind: 'forbidden_by_state', message: 'The subscription has this plan and quantity already'},
	change_under_way: {kind: 'taken', message: 'A change of the subscription is under way: its service is changed first'},
	period_never_ends: {kind: 'forbidden_by_state', message: 'What is bought once has no period that ends: it can be changed now only'},
	already_subscribed: {kind: 'taken', message: "There is a live subscription to '{service}' already: {id}"},
} as const satisfies Refusals;

export const refuse = refusing(subscriptionRefusals);
