import {type Refusals, refusing} from '../platform/refusals.ts';

export const webhookRefusals = {
	subscriber_not_found: {kind: 'missing', message: "Webhook subscription '{id}' not found"},
	too_many_subscribers: {kind: 'invalid', message: 'There are {limit} webhook subscriptions already, and no more are possible'},
} as const satisfies Refusals;

export const refuse = refusing(webhookRefusals);
