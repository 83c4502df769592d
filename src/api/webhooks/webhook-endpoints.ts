import type {Caller} from '../../domain/identity/caller.ts';
import {createSubscriber} from '../../domain/webhooks/create-subscriber.ts';
import {subscribersOfTenant} from '../../domain/webhooks/queries.ts';
import {isAboutMoney, typesOf} from '../../domain/webhooks/topic.ts';
import {refuse} from '../http/access.ts';
import {list, one} from '../http/answers.ts';
import {tenantRoute} from '../http/route.ts';
import {outsideFaults, subscriptionInput} from './inputs.ts';
import {type Management, managementOf} from './management.ts';
import {replayManagementOf} from './replay-management.ts';
import {subscriberChangesOf} from './subscriber-changes.ts';
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
	description: 'Events of the tenant alone. Secrets are never shown, only their last characters.',
	answer: list(webhookSubscriptionView),
	handle: async ({unit}) => subscribersOfTenant(unit),
});

export const createWebhookEndpoint = tenantRoute({
	...forTenants,
	operation: 'createWebhookEndpoint',
	method: 'post',
	path: PATH,
	summary: 'Have an address told of what happens to the tenant; its secret is shown this once. At most ten',
	description:
		'Every event of the topics is sent there by POST, signed with the secret. Topics about money (`invoice.*`, `credit_note.*`, ' +
		'`tenant.*`, `subscription.payment_failed`) need `billing:read` besides. The address must be https and lead to a public machine (in the sandbox of `npm start` also http, and this machine). ' +
		'A tenant has ten at most.',
	isIdempotent: true,
	body: subscriptionInput,
	example: {name: 'Our CRM', target_url: 'https://example.com/hooks', topics: ['subscription.*']},
	before: outsideFaults,
	status: 201,
	answer: one(webhookSubscriptionWithSecretView),
	refuses: ['limit_reached', 'names_busy'],
	async handle({unit, caller, tenant, body, tools: {cipher}}) {
		demandMayKnow(caller, body.topics);
		const {subscriber, secret} = await createSubscriber(unit, {...body, tenantId: tenant.id, partnerId: tenant.partnerId, cipher});
		return {...subscriber, secret};
	},
});

const here: Management = {
	...{side, access: forTenants.access},
	paths: {subscribers: PATH, deliveries: '/webhook-deliveries', replays: '/webhook-replays'},
};

const changes = subscriberChangesOf(
	here,
	{update: 'updateWebhookEndpoint', delete: 'deleteWebhookEndpoint'},
	{tag: forTenants.tag, noun: 'an endpoint', demandMayKnow},
);

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

export const updateWebhookEndpoint = changes.update;
export const deleteWebhookEndpoint = changes.delete;
export const getWebhookEndpointState = management.state;
export const listWebhookEndpointDeliveries = management.deliveries;
export const getWebhookEndpointDelivery = management.delivery;
export const replayWebhookEndpointDelivery = management.replayDelivery;
export const sendTestToWebhookEndpoint = management.test;
export const startWebhookEndpointReplay = replays.start;
export const listWebhookEndpointReplays = replays.list;
export const getWebhookEndpointReplay = replays.get;
export const stopWebhookEndpointReplay = replays.stop;
