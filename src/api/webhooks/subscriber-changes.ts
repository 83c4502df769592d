import type {Caller} from '../../domain/identity/caller.ts';
import {deleteSubscriber} from '../../domain/webhooks/delete-subscriber.ts';
import {updateSubscriber} from '../../domain/webhooks/update-subscriber.ts';
import {nothing, oneOf} from '../http/answers.ts';
import type {AnyRoute} from '../http/route.ts';
import {bySubscription, outsideFaults, subscriptionChanges} from './inputs.ts';
import {type Management, makerFor} from './management.ts';
import {webhookSubscriptionView, webhookSubscriptionWithSecretView} from './views.ts';

type Changed = 'update' | 'delete';

type Side = Readonly<{
	tag: string;
	/** What a subscriber is called there. */
	noun: 'a subscriber' | 'an endpoint';
	/** Refuses topics that the caller must not hear of. */
	demandMayKnow?: (caller: Caller, topics: readonly string[]) => void;
}>;

/** How a subscriber is changed and deleted: the same for staff and for tenants. `operations`: what each is called there. */
export function subscriberChangesOf(
	management: Management,
	operations: Readonly<Record<Changed, string>>,
	{tag, noun, demandMayKnow}: Side,
): Readonly<Record<Changed, AnyRoute>> {
	const {access, paths} = management;
	const {make, whose} = makerFor(management);
	const path = `${paths.subscribers}/{subscription_id}`;
	return {
		update: make({
			...{operation: operations.update, tag, method: 'patch', path, access},
			summary: `Change ${noun}, switch it on or off, or give it a new secret: the old one signs too for 24 hours`,
			description:
				'What is left out stays. A new `target_url` is looked up and must lead to a public machine (422). Switched off it is told ' +
				'nothing; what it misses is told when it is switched on with `replay_missed`, or by itself where `catch_up` is `automatic`. ' +
				'`rotate_secret` answers the new secret, this once.',
			params: bySubscription,
			body: subscriptionChanges,
			example: {topics: ['subscription.*', 'invoice.paid'], is_active: true},
			before: outsideFaults,
			answer: oneOf(webhookSubscriptionWithSecretView, webhookSubscriptionView),
			refuses: ['subscriber_not_found', 'replay_running', 'names_busy'],
			async handle({unit, caller, params, body: changes, tools: {cipher}}) {
				const {subscriber, secret} = await updateSubscriber(unit, {whose: whose(params), changes, by: caller.subject, cipher});
				demandMayKnow?.(caller, subscriber.topics);
				return secret === undefined ? {second: subscriber} : {first: {...subscriber, secret}};
			},
		}),
		delete: make({
			...{operation: operations.delete, tag, method: 'delete', path, access},
			summary: `Tell ${noun} nothing any more`,
			description:
				'It is forgotten with its secret, and deliveries that wait are not sent any more. To pause it, switch it off instead ' +
				'(`is_active`).',
			params: bySubscription,
			status: 204,
			answer: nothing,
			refuses: ['subscriber_not_found'],
			handle: async ({unit, params}) => deleteSubscriber(unit, whose(params)),
		}),
	};
}
