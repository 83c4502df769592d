import type {ZodOpenApiPathsObject} from 'zod-openapi';
import {facts} from '../../../domain/events.ts';
import {EVENT_VERSION, envelopeSchemaOf, SOURCE} from '../../../domain/webhooks/feed/event.ts';
import {topics} from '../../../domain/webhooks/topic.ts';
import {exampleOf} from './example-of.ts';
import {REFERENCE} from './tags.ts';

const pascal = (topic: string): string => topic.replace(/(?:^|[._])([a-z])/g, (_, letter: string) => letter.toUpperCase());

const DESCRIPTION =
	`Sent by POST to the \`target_url\` of every subscription that asks for the topic. Verify the signature over the raw bytes
before you read them: \`webhook-signature\` (Standard Webhooks 1.0) or \`X-ScaiControl-Signature\`. An event may come more than once: tell them
apart by \`event_id\`. An answer of 2xx or 409 counts as taken; a redirect, 408, 425, 429, 5xx and no answer are tried again, less and less often;
any other answer is final, and 410 switches the subscription off.`.replaceAll('\n', ' ');

/** The states that examples are in, where the topic says which. */
const states: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	'service.health_changed': {health_status: 'unreachable', previous_health_status: 'healthy'},
	'subscription.activated': {status: 'active', previous_status: 'pending'},
	'subscription.changed': {status: 'active', previous_status: 'active'},
	'subscription.trial_ending': {status: 'trialing', previous_status: 'trialing', trial_ends_at: '2026-06-08T00:00:00.000Z'},
	'subscription.suspended': {status: 'suspended', previous_status: 'past_due'},
	'subscription.resumed': {status: 'active', previous_status: 'suspended'},
	'subscription.payment_failed': {status: 'past_due', previous_status: 'active'},
	'subscription.cancelled': {status: 'cancelled', previous_status: 'cancelling'},
	'provisioning.failed': {status: 'failed'},
	'pack_subscription.activated': {status: 'active', previous_status: 'pending'},
	'pack_subscription.changed': {status: 'active', previous_status: 'active'},
	'pack_subscription.cancelled': {status: 'cancelled', previous_status: 'cancelling'},
	'invoice.finalized': {status: 'finalized'},
	'credit_note.finalized': {status: 'finalized', document_type: 'credit_note', referenced_invoice_id: 'inv_01jd2x4k7m9q3s5v8x0z2b4d6f'},
	'invoice.sent': {status: 'sent'},
	'invoice.past_due': {status: 'past_due'},
	'invoice.paid': {status: 'paid'},
	'invoice.payment_reversed': {status: 'past_due'},
	'invoice.voided': {status: 'void'},
};

/** Every topic that subscribers can be told of, with what is sent. */
export const webhooks = (): ZodOpenApiPathsObject =>
	Object.fromEntries(
		topics.map(topic => {
			const {summary, data, subject} = facts[topic];
			const told = {...(exampleOf(data) as Record<string, unknown>), ...states[topic]};
			const example = {
				event_id: '0b2f6f0e-6a7c-4c3f-9f64-0b3a7b1c2d3e',
				event_type: topic,
				event_version: EVENT_VERSION,
				occurred_at: '2026-06-01T00:00:00.000Z',
				source: SOURCE,
				idempotency_key: `${topic.slice(0, topic.lastIndexOf('.'))}:${String(told[subject])}:${topic.slice(topic.lastIndexOf('.') + 1)}:1`,
				data: told,
			};
			return [
				topic,
				{
					post: {
						operationId: `on${pascal(topic)}`,
						summary,
						description: DESCRIPTION,
						tags: ['ext-webhooks'],
						externalDocs: {url: `${REFERENCE}/ext-webhooks`, description: 'How to subscribe and verify'},
						security: [],
						requestBody: {
							required: true,
							content: {'application/json': {schema: envelopeSchemaOf(topic, data).meta({id: `${pascal(topic)}Event`}), example}},
						},
						responses: {
							'2XX': {description: 'Taken'},
							'409': {description: 'Taken: it is known already'},
							'410': {description: 'Nobody listens there any more: the subscription is switched off'},
							'4XX': {description: 'Refused for good, but 408, 425 and 429: those are tried again'},
							'5XX': {description: 'Not possible now: it is tried again'},
						},
					},
				},
			];
		}),
	);
