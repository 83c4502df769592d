import {createSubscriber} from '../../domain/webhooks/create-subscriber.ts';
import {deleteSubscriber} from '../../domain/webhooks/delete-subscriber.ts';
import {listSubscribers} from '../../domain/webhooks/queries.ts';
import {updateSubscriber} from '../../domain/webhooks/update-subscriber.ts';
import {list, nothing, one, oneOf} from '../http/answers.ts';
import {route} from '../http/route.ts';
import {bySubscription, outsideFaults, subscriptionChanges, subscriptionInput} from './inputs.ts';
import {type Management, managementOf} from './management.ts';
import {replayManagementOf} from './replay-management.ts';
import {webhookSubscriptionView, webhookSubscriptionWithSecretView} from './views.ts';

const side = 'staff';
const forStaff = {tag: 'admin-webhook-subscriptions', access: 'admin:billing'} as const;
const PATH = '/admin/webhook-subscriptions';

export const listWebhookSubscriptions = route({
	...forStaff,
	operation: 'listWebhookSubscriptions',
	method: 'get',
	path: PATH,
	summary: 'Who is told of what happens: a partner sees its own',
	answer: list(webhookSubscriptionView),
	handle: async ({unit}) => listSubscribers(unit, side),
});

export const createWebhookSubscription = route({
	...forStaff,
	operation: 'createWebhookSubscription',
	method: 'post',
	path: PATH,
	summary: 'Have an address told of what happens; its secret is shown this once',
	isIdempotent: true,
	body: subscriptionInput,
	outsideFaults,
	status: 201,
	answer: one(webhookSubscriptionWithSecretView),
	refuses: ['too_many_subscribers'],
	async handle({unit, caller, body, tools: {cipher, config}}) {
		const partnerId = caller.partnerId ?? config.operatorPartnerId;
		const {subscriber, secret} = await createSubscriber(unit, {...body, partnerId, cipher});
		return {...subscriber, secret};
	},
});

export const updateWebhookSubscription = route({
	...forStaff,
	operation: 'updateWebhookSubscription',
	method: 'patch',
	path: `${PATH}/{subscription_id}`,
	summary: 'Change a subscriber, switch it on or off, or give it a new secret: the old one signs too for 24 hours',
	params: bySubscription,
	body: subscriptionChanges,
	outsideFaults,
	answer: oneOf(webhookSubscriptionWithSecretView, webhookSubscriptionView),
	refuses: ['subscriber_not_found', 'replay_running'],
	async handle({unit, caller, params, body: changes, tools: {cipher}}) {
		const whose = {id: params.subscriptionId, side} as const;
		const {subscriber, secret} = await updateSubscriber(unit, {whose, changes, by: caller.subject, cipher});
		return secret === undefined ? {second: subscriber} : {first: {...subscriber, secret}};
	},
});

export const deleteWebhookSubscription = route({
	...forStaff,
	operation: 'deleteWebhookSubscription',
	method: 'delete',
	path: `${PATH}/{subscription_id}`,
	summary: 'Tell a subscriber nothing any more',
	params: bySubscription,
	status: 204,
	answer: nothing,
	refuses: ['subscriber_not_found'],
	handle: async ({unit, params}) => deleteSubscriber(unit, {id: params.subscriptionId, side}),
});

const here: Management = {
	...{side, access: forStaff.access},
	paths: {subscribers: PATH, deliveries: '/admin/webhook-deliveries', replays: '/admin/webhook-replays'},
};

const management = managementOf(here, {
	state: 'getWebhookSubscriptionState',
	deliveries: 'listWebhookDeliveries',
	delivery: 'getWebhookDelivery',
	replayDelivery: 'replayWebhookDelivery',
	test: 'sendTestWebhook',
});

const replays = replayManagementOf(here, {
	start: 'startWebhookReplay',
	list: 'listWebhookReplays',
	get: 'getWebhookReplay',
	stop: 'stopWebhookReplay',
});

export const getWebhookSubscriptionState = management.state;
export const listWebhookDeliveries = management.deliveries;
export const getWebhookDelivery = management.delivery;
export const replayWebhookDelivery = management.replayDelivery;
export const sendTestWebhook = management.test;
export const startWebhookReplay = replays.start;
export const listWebhookReplays = replays.list;
export const getWebhookReplay = replays.get;
export const stopWebhookReplay = replays.stop;
