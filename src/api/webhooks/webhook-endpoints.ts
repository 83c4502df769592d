import type {Caller} from '../../domain/identity/caller.ts';
import {createSubscriber} from '../../domain/webhooks/create-subscriber.ts';
import {deleteSubscriber} from '../../domain/webhooks/delete-subscriber.ts';
import {listSubscribers} from '../../domain/webhooks/queries.ts';
import {isAboutMoney, typesOf} from '../../domain/webhooks/topic.ts';
import {updateSubscriber} from '../../domain/webhooks/update-subscriber.ts';
import {refuse} from '../http/access.ts';
import {list, nothing, one, oneOf} from '../http/answers.ts';
import {tenantRoute} from '../http/route.ts';
import {bySubscription, outsideFaults, subscriptionChanges, subscriptionInput} from './inputs.ts';
import {type Management, managementOf} from './management.ts';
import {replayManagementOf} from './replay-management.ts';
import {webhookSubscriptionView, webhookSubscriptionWithSecretView} from './views.ts';

const side = 'tenant';
const forTenants = {tag: 'ext-webhooks', access: 'subscriptions:manage'} as const;
const PATH = '/webhook-endpoints';

/** Whoever says where facts about money go must be allowed to read them: they could go to themselves. */
function demandMayKnow({grants}: Caller, topics: readonly string[]): void {
	if (typesOf(topics).some(isAboutMoney) && !grants.has('billing:read')) throw refuse('scope_missing', {scope: 'billing:read'});
}

export const listWebhookEndpoints = tenantRoute({
	...forTenants,
	operation: 'listWebhookEndpoints',
	method: 'get',
	path: PATH,
	summary: "A tenant's own addresses that are told of what happens to it",
	answer: list(webhookSubscriptionView),
	handle: async ({unit}) => listSubscribers(unit, side),
});

export const createWebhookEndpoint = tenantRoute({
	...forTenants,
	operation: 'createWebhookEndpoint',
	method: 'post',
	path: PATH,
	summary: 'Have an address told of what happens to the tenant; its secret is shown this once. At most ten',
	isIdempotent: true,
	body: subscriptionInput,
	outsideFaults,
	status: 201,
	answer: one(webhookSubscriptionWithSecretView),
	refuses: ['too_many_subscribers'],
	async handle({unit, caller, tenant, body, tools: {cipher}}) {
		demandMayKnow(caller, body.topics);
		const {subscriber, secret} = await createSubscriber(unit, {...body, tenantId: tenant.id, partnerId: tenant.partnerId, cipher});
		return {...subscriber, secret};
	},
});

export const updateWebhookEndpoint = tenantRoute({
	...forTenants,
	operation: 'updateWebhookEndpoint',
	method: 'patch',
	path: `${PATH}/{subscription_id}`,
	summary: 'Change an endpoint, switch it on or off, or give it a new secret: the old one signs too for 24 hours',
	params: bySubscription,
	body: subscriptionChanges,
	outsideFaults,
	answer: oneOf(webhookSubscriptionWithSecretView, webhookSubscriptionView),
	refuses: ['subscriber_not_found', 'replay_running'],
	async handle({unit, caller, params, body: changes, tools: {cipher}}) {
		const whose = {id: params.subscriptionId, side} as const;
		const {subscriber, secret} = await updateSubscriber(unit, {whose, changes, by: caller.subject, cipher});
		demandMayKnow(caller, subscriber.topics);
		return secret === undefined ? {second: subscriber} : {first: {...subscriber, secret}};
	},
});

export const deleteWebhookEndpoint = tenantRoute({
	...forTenants,
	operation: 'deleteWebhookEndpoint',
	method: 'delete',
	path: `${PATH}/{subscription_id}`,
	summary: 'Tell an endpoint nothing any more',
	params: bySubscription,
	status: 204,
	answer: nothing,
	refuses: ['subscriber_not_found'],
	handle: async ({unit, params}) => deleteSubscriber(unit, {id: params.subscriptionId, side}),
});

const here: Management = {
	...{side, access: forTenants.access},
	paths: {subscribers: PATH, deliveries: '/webhook-deliveries', replays: '/webhook-replays'},
};

const management = managementOf(here, {
	state: 'getWebhookEndpointState',
	deliveries: 'listWebhookEndpointDeliveries',
	delivery: 'getWebhookEndpointDelivery',
	replayDelivery: 'replayWebhookEndpointDelivery',
	test: 'sendTestToWebhookEndpoint',
});

const replays = replayManagementOf(here, {
	start: 'startWebhookEndpointReplay',
	list: 'listWebhookEndpointReplays',
	get: 'getWebhookEndpointReplay',
	stop: 'stopWebhookEndpointReplay',
});

export const getWebhookEndpointState = management.state;
export const listWebhookEndpointDeliveries = management.deliveries;
export const getWebhookEndpointDelivery = management.delivery;
export const replayWebhookEndpointDelivery = management.replayDelivery;
export const sendTestToWebhookEndpoint = management.test;
export const startWebhookEndpointReplay = replays.start;
export const listWebhookEndpointReplays = replays.list;
export const getWebhookEndpointReplay = replays.get;
export const stopWebhookEndpointReplay = replays.stop;
