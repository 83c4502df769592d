import {createSubscriber} from '../../domain/webhooks/create-subscriber.ts';
import {listSubscribers} from '../../domain/webhooks/queries.ts';
import {one, page} from '../http/answers.ts';
import {longPageQuery} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {outsideFaults, subscriptionInput} from './inputs.ts';
import {type Management, managementOf} from './management.ts';
import {replayManagementOf} from './replay-management.ts';
import {subscriberChangesOf} from './subscriber-changes.ts';
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
	description: 'Those of tenants are not among them: they have their own. Secrets are never shown, only their last characters.',
	query: longPageQuery('webhookSubscription', {}),
	answer: page(webhookSubscriptionView),
	handle: async ({unit, query}) => listSubscribers(unit, query),
});

export const createWebhookSubscription = route({
	...forStaff,
	operation: 'createWebhookSubscription',
	method: 'post',
	path: PATH,
	summary: 'Have an address told of what happens; its secret is shown this once',
	description:
		"A partner's is told of what happens to its own tenants, one of the operator of everything. Sent by POST, signed with the secret, " +
		'and tried again six times within two days while it is not taken. The address must be https and lead to a public machine (in the sandbox of `npm start` also http, and this machine). A ' +
		'partner has 100 at most.',
	isIdempotent: true,
	body: subscriptionInput,
	example: {name: 'Our CRM', target_url: 'https://example.com/hooks', topics: ['subscription.*', 'invoice.paid'], ordering: 'object'},
	before: outsideFaults,
	status: 201,
	answer: one(webhookSubscriptionWithSecretView),
	refuses: ['limit_reached', 'names_busy'],
	async handle({unit, caller, body, tools: {cipher, config}}) {
		const partnerId = caller.partnerId ?? config.operatorPartnerId;
		const {subscriber, secret} = await createSubscriber(unit, {...body, partnerId, cipher});
		return {...subscriber, secret};
	},
});

const here: Management = {
	...{side, access: forStaff.access},
	paths: {subscribers: PATH, deliveries: '/admin/webhook-deliveries', replays: '/admin/webhook-replays'},
};

const changes = subscriberChangesOf(
	here,
	{update: 'updateWebhookSubscription', delete: 'deleteWebhookSubscription'},
	{tag: forStaff.tag, noun: 'a subscriber'},
);

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

export const updateWebhookSubscription = changes.update;
export const deleteWebhookSubscription = changes.delete;
export const getWebhookSubscriptionState = management.state;
export const listWebhookDeliveries = management.deliveries;
export const getWebhookDelivery = management.delivery;
export const replayWebhookDelivery = management.replayDelivery;
export const sendTestWebhook = management.test;
export const startWebhookReplay = replays.start;
export const listWebhookReplays = replays.list;
export const getWebhookReplay = replays.get;
export const stopWebhookReplay = replays.stop;
