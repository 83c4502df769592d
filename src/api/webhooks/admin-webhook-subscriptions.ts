import {z} from 'zod';
import {createSubscriber} from '../../domain/webhooks/create-subscriber.ts';
import {listSubscribers} from '../../domain/webhooks/queries.ts';
import {list, one} from '../http/answers.ts';
import {line, webUrl} from '../http/fields.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {webhookSubscriptionView, webhookSubscriptionWithSecretView} from './views.ts';

const TOPICS_LIMIT = 50;

export const listWebhookSubscriptions = route({
	operation: 'listWebhookSubscriptions',
	tag: 'admin-webhook-subscriptions',
	method: 'get',
	path: '/admin/webhook-subscriptions',
	summary: 'Who is told of what happens: a partner sees its own',
	access: 'admin:billing',
	answer: list(webhookSubscriptionView),
	async handle({unit, caller}) {
		return listSubscribers(unit, caller.place === 'operator' ? undefined : caller.partnerId);
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
	body: input({
		name: line(100),
		target_url: webUrl,
		topics: z
			.array(line(60))
			.min(1)
			.max(TOPICS_LIMIT)
			.meta({example: ['subscription.*']}),
		is_active: z.boolean().optional(),
	}),
	status: 201,
	answer: one(webhookSubscriptionWithSecretView),
	async handle({unit, caller, body, tools: {cipher, addressPolicy, config}}) {
		const partnerId = caller.partnerId ?? config.operatorPartnerId;
		const {subscriber, secret} = await createSubscriber(unit, {...body, partnerId, cipher, addressPolicy});
		return {...subscriber, secret};
	},
});
