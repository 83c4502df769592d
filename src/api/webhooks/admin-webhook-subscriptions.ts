import {z} from 'zod';
import type {Caller} from '../../domain/identity/caller.ts';
import {addressFaults} from '../../domain/platform/address-policy.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {createSubscriber} from '../../domain/webhooks/create-subscriber.ts';
import {deleteSubscriber} from '../../domain/webhooks/delete-subscriber.ts';
import {listSubscribers} from '../../domain/webhooks/queries.ts';
import {topicFaults} from '../../domain/webhooks/topic.ts';
import {updateSubscriber} from '../../domain/webhooks/update-subscriber.ts';
import {list, nothing, one, oneOf} from '../http/answers.ts';
import {line, webUrl} from '../http/fields.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import type {Tools} from '../tools.ts';
import {webhookSubscriptionView, webhookSubscriptionWithSecretView} from './views.ts';

const TOPICS_LIMIT = 50;

const name = line(100);
const topics = z
	.array(line(60))
	.min(1)
	.max(TOPICS_LIMIT)
	.meta({example: ['subscription.*']});

const bySubscription = input({subscription_id: idOf('webhookSubscription')});

/** A partner's staff see and change their own, the operator's all. */
const partnerOf = ({place, partnerId}: Caller) => (place === 'operator' ? undefined : partnerId);

type Asked = Readonly<{body: Readonly<{targetUrl?: string | undefined; topics?: string[] | undefined}>; tools: Tools}>;

/** Whatever is wrong with address and topics, told at once, before a unit is opened. */
const outsideFaults = async ({body, tools: {addressPolicy}}: Asked) => [
	...topicFaults(body.topics),
	...(await addressFaults(addressPolicy, [{path: 'target_url', url: body.targetUrl}])),
];

export const listWebhookSubscriptions = route({
	operation: 'listWebhookSubscriptions',
	tag: 'admin-webhook-subscriptions',
	method: 'get',
	path: '/admin/webhook-subscriptions',
	summary: 'Who is told of what happens: a partner sees its own',
	access: 'admin:billing',
	answer: list(webhookSubscriptionView),
	async handle({unit, caller}) {
		return listSubscribers(unit, partnerOf(caller));
	},
});

export const createWebhookSubscription = route({
	operation: 'createWebhookSubscription',
	tag: 'admin-webhook-subscriptions',
	method: 'post',
	path: '/admin/webhook-subscriptions',
	summary: 'Have an address told of what happens; its secret is shown this once',
	access: 'admin:billing',
	isIdempotent: true,
	body: input({name, target_url: webUrl, topics, is_active: z.boolean().optional()}),
	outsideFaults,
	status: 201,
	answer: one(webhookSubscriptionWithSecretView),
	async handle({unit, caller, body, tools: {cipher, config}}) {
		const partnerId = caller.partnerId ?? config.operatorPartnerId;
		const {subscriber, secret} = createSubscriber(unit, {...body, partnerId, cipher});
		return {...subscriber, secret};
	},
});

export const updateWebhookSubscription = route({
	operation: 'updateWebhookSubscription',
	tag: 'admin-webhook-subscriptions',
	method: 'patch',
	path: '/admin/webhook-subscriptions/{subscription_id}',
	summary: 'Change a subscriber, switch it on or off, or give it a new secret: the old one signs too for 24 hours',
	access: 'admin:billing',
	params: bySubscription,
	body: input({
		name: name.optional(),
		target_url: webUrl.optional(),
		topics: topics.optional(),
		is_active: z.boolean().optional(),
		rotate_secret: z.literal(true).optional(),
	}),
	outsideFaults,
	answer: oneOf(webhookSubscriptionWithSecretView, webhookSubscriptionView),
	refuses: ['subscriber_not_found'],
	async handle({unit, caller, params, body: changes, tools: {cipher}}) {
		const whose = {id: params.subscriptionId, partnerId: partnerOf(caller)};
		const {subscriber, secret} = await updateSubscriber(unit, {whose, changes, cipher});
		return secret === undefined ? {second: subscriber} : {first: {...subscriber, secret}};
	},
});

export const deleteWebhookSubscription = route({
	operation: 'deleteWebhookSubscription',
	tag: 'admin-webhook-subscriptions',
	method: 'delete',
	path: '/admin/webhook-subscriptions/{subscription_id}',
	summary: 'Tell a subscriber nothing any more',
	access: 'admin:billing',
	params: bySubscription,
	status: 204,
	answer: nothing,
	refuses: ['subscriber_not_found'],
	async handle({unit, caller, params}) {
		await deleteSubscriber(unit, {id: params.subscriptionId, partnerId: partnerOf(caller)});
	},
});
