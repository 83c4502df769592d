import type {IdOf} from '../../domain/platform/values/id.ts';
import {getDelivery, listDeliveries} from '../../domain/webhooks/deliveries.ts';
import type {Side} from '../../domain/webhooks/queries.ts';
import {replayDelivery} from '../../domain/webhooks/replay-delivery.ts';
import {sendTest} from '../../domain/webhooks/send-test.ts';
import {getSubscriberState} from '../../domain/webhooks/subscriber-state.ts';
import type {Access} from '../http/access-words.ts';
import {one, page} from '../http/answers.ts';
import {type AnyRoute, route, tenantRoute} from '../http/route.ts';
import {byDelivery, bySubscription, deliveriesQuery} from './inputs.ts';
import {webhookDeliveryView, webhookStateView} from './views.ts';

/** Who manages: staff theirs, or tenants their own. */
export type Management = Readonly<{
	side: Side;
	access: Access;
	/** Where its subscribers are listed, its deliveries and its replays. */
	paths: Readonly<{subscribers: string; deliveries: string; replays: string}>;
}>;

/** How routes of a side are made, and how it names a subscriber. */
export const makerFor = ({side}: Management) => ({
	make: (side === 'tenant' ? tenantRoute : route) as typeof route,
	whose: ({subscriptionId: id}: Readonly<{subscriptionId: IdOf<'webhookSubscription'>}>) => ({id, side}),
});

type Operation = 'state' | 'deliveries' | 'delivery' | 'replayDelivery' | 'test';
type Named<Name extends string, Value> = Readonly<Record<Name, Value>>;

/** What is managed of subscribers besides themselves: the same on both sides. `operations`: what each is called there. */
export function managementOf(management: Management, operations: Named<Operation, string>): Named<Operation, AnyRoute> {
	const {side, access, paths} = management;
	const {make, whose} = makerFor(management);
	const [tag, own, single] = ['ext-webhooks', `${paths.subscribers}/{subscription_id}`, `${paths.deliveries}/{delivery_id}`];
	return {
		state: make({
			...{operation: operations.state, tag, method: 'get', path: `${own}/state`, access},
			summary: 'How it goes with telling a subscriber: what waits, since when, the share that is taken',
			description:
				'Computed at the call: how many deliveries wait, how long the oldest has waited, when the next is tried, and the share of the ' +
				'last day that was taken. Ten thousand are counted at most.',
			params: bySubscription,
			answer: one(webhookStateView),
			refuses: ['subscriber_not_found'],
			async handle({unit, params}) {
				const {subscriber, ...state} = await getSubscriberState(unit, whose(params));
				return {...state, subscriptionId: subscriber.id, isActive: subscriber.isActive};
			},
		}),
		deliveries: make({
			...{operation: operations.deliveries, tag, method: 'get', path: `${own}/deliveries`, access},
			summary: 'What a subscriber was told, with all attempts, newest first',
			description:
				'Kept for 90 days. A delivery is one event on its way to one subscriber: `pending` until it is taken (2xx or 409) or given up ' +
				'(`dead`) after the last attempt or an answer that says it never will be.',
			params: bySubscription,
			query: deliveriesQuery,
			answer: page(webhookDeliveryView),
			refuses: ['subscriber_not_found'],
			handle: async ({unit, params, query}) => listDeliveries(unit, {whose: whose(params), ...query}),
		}),
		delivery: make({
			...{operation: operations.delivery, tag, method: 'get', path: single, access},
			summary: 'One delivery with all attempts',
			description: 'Every attempt with its time, the status of the answer or why there was none, and up to 1 KiB of what was answered.',
			params: byDelivery,
			answer: one(webhookDeliveryView),
			refuses: ['delivery_not_found'],
			handle: async ({unit, params}) => getDelivery(unit, {side, ...params}),
		}),
		replayDelivery: make({
			...{operation: operations.replayDelivery, tag, method: 'post', path: `${single}/replay`, access},
			summary: 'Have one delivery made again, whether it was taken or given up',
			description:
				'It is sent again at once, or in its turn where the order of one object is kept, with the same `event_id`. Not while it is on its ' +
				'way, nor to one that is switched off.',
			isCostly: true,
			params: byDelivery,
			answer: one(webhookDeliveryView),
			refuses: ['subscriber_not_found', 'subscriber_switched_off', 'delivery_not_found', 'state_forbids'],
			handle: async ({unit, params}) => replayDelivery(unit, {side, ...params}),
		}),
		test: make({
			...{operation: operations.test, tag, method: 'post', path: `${own}/test`, access},
			summary: 'Send a subscriber an event to try its end with: of the type webhook.test, signed like any other',
			description: 'Use it to try your verification of signatures. The answer is the delivery: look at its attempts a moment later.',
			isCostly: true,
			isIdempotent: true,
			params: bySubscription,
			status: 201,
			answer: one(webhookDeliveryView),
			refuses: ['subscriber_not_found', 'subscriber_switched_off'],
			handle: async ({unit, params}) => sendTest(unit, whose(params)),
		}),
	};
}
