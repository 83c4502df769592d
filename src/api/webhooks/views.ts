import {z} from 'zod';
import {idOf} from '../../domain/platform/values/id.ts';
import {deliveryStatus} from '../../domain/webhooks/delivery.ts';
import {replayStatus} from '../../domain/webhooks/replays/replay.ts';
import {catchUp, ordering} from '../../domain/webhooks/subscriber.ts';
import {instant} from '../http/fields.ts';
import {view} from '../http/shapes.ts';

const webhookSubscription = {
	id: idOf('webhookSubscription'),
	name: z.string().meta({example: 'Our CRM'}),
	target_url: z.string().meta({example: 'https://example.com/hooks'}),
	topics: z.array(z.string()).meta({example: ['subscription.*']}),
	is_active: z.boolean().meta({description: 'False: it is switched off, and told nothing.'}),
	secret_hint: z.string().meta({example: '…4f2='}),
	disabled_reason: z.string().nullish(),
	last_success_at: instant.nullish(),
	last_failure_at: instant.nullish(),
	ordering,
	catch_up: catchUp,
	failing_since: instant.nullish().meta({description: 'Since when it has done nothing but fail'}),
	missed_since: instant.nullish().meta({description: 'Since when it was told nothing, and was not told again'}),
	created_at: instant,
	updated_at: instant,
};

export const webhookSubscriptionView = view(webhookSubscription).meta({id: 'WebhookSubscription'});

export const webhookSubscriptionWithSecretView = view({
	...webhookSubscription,
	secret: z.string().meta({description: 'Shown this once', example: 'whsec_…'}),
}).meta({id: 'WebhookSubscriptionWithSecret'});

const attempt = view({
	number: z.int().meta({description: 'Which attempt it was, from 1.'}),
	at: instant,
	status: z.int().nullish().meta({description: 'Of the answer', example: 200}),
	error: z.string().nullish().meta({description: 'Why there was no answer', example: 'TIMEOUT'}),
	duration_ms: z.int().meta({description: 'How long it took, in milliseconds.'}),
	answer: z.string().nullish().meta({description: 'Up to 1 KiB of it', example: 'noted'}),
}).meta({id: 'WebhookAttempt'});

export const webhookDeliveryView = view({
	id: idOf('webhookDelivery'),
	subscription_id: idOf('webhookSubscription').meta({description: 'Webhook subscription that it is of.'}),
	event_id: z.uuid(),
	event_type: z.string().meta({example: 'subscription.activated'}),
	object_id: z.string().nullish().meta({description: 'What it happened to', example: 'sub_01jd2x4k7m9q3s5v8x0z2b4d6f'}),
	status: deliveryStatus,
	next_attempt_at: instant.nullish(),
	last_status: z.int().nullish().meta({description: 'Status of the last answer; null: there was none.'}),
	last_error: z.string().nullish().meta({description: 'Why there was no answer', example: 'TIMEOUT'}),
	delivered_at: instant.nullish().meta({description: 'When it was taken (UTC); null: it was not yet.'}),
	attempts: z.array(attempt).meta({description: 'Everything that was tried, the first attempt first.'}),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'WebhookDelivery'});

export const webhookReplayView = view({
	id: idOf('webhookReplay'),
	subscription_id: idOf('webhookSubscription').meta({description: 'Webhook subscription that it is of.'}),
	status: replayStatus,
	topics: z.array(z.string()).nullish(),
	object: z.string().nullish(),
	from: instant,
	to: instant,
	only_missed: z.boolean().meta({description: 'Whether it leaves alone what was delivered.'}),
	progress: z.object({done: z.int(), total: z.int()}).meta({description: 'Facts that it has looked at, of those there are'}),
	told: z.int().meta({description: 'Deliveries that it has made'}),
	finished_at: instant.nullish(),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'WebhookReplay'});

export const webhookStateView = view({
	subscription_id: idOf('webhookSubscription').meta({description: 'Webhook subscription that it is of.'}),
	is_active: z.boolean().meta({description: 'False: it is switched off, and told nothing.'}),
	waiting: z.int().meta({description: 'What is due or will be tried again; no more than 10000 are counted'}),
	lag_seconds: z.int().meta({description: 'How long the oldest of them has waited'}),
	next_attempt_at: instant.nullish(),
	last_day: z.object({delivered: z.int(), dead: z.int(), pending: z.int()}).meta({description: 'Of what was to be told within a day'}),
	success_rate: z.number().nullish().meta({description: 'The share of it that was taken, of what is over', example: 0.998}),
}).meta({id: 'WebhookState'});

export const webhookTopicView = view({
	topic: z.string().meta({example: 'subscription.activated'}),
	summary: z.string().meta({description: 'What has happened, in one sentence.', example: 'A subscription works from now on'}),
	event_version: z.string().meta({example: '1.0'}),
	schema: z.record(z.string(), z.unknown()).meta({description: 'JSON Schema (2020-12) of what is sent', example: {type: 'object'}}),
}).meta({id: 'WebhookTopic'});

export const eventView = view({
	event_id: z.uuid().meta({example: '0b2f6f0e-6a7c-4c3f-9f64-0b3a7b1c2d3e'}),
	event_type: z.string().meta({example: 'subscription.activated'}),
	event_version: z.string().meta({example: '1.0'}),
	occurred_at: instant,
	source: z.string().meta({example: 'scaicontrol'}),
	idempotency_key: z.string().meta({
		description: 'The same for the same occurrence, whatever carries it.',
		example: 'subscription:sub_01jd2x4k7m9q3s5v8x0z2b4d6f:activated:2',
	}),
	data: z
		.record(z.string(), z.unknown())
		.meta({description: 'As the schema of its topic says', example: {subscription_id: 'sub_01jd2x4k7m9q3s5v8x0z2b4d6f'}}),
}).meta({id: 'Event'});
