import {z} from 'zod';
import {facts} from '../../domain/events.ts';
import {EVENT_VERSION, envelopeSchemaOf} from '../../domain/webhooks/feed/event.ts';
import {topics} from '../../domain/webhooks/topic.ts';
import {list} from '../http/answers.ts';
import {route} from '../http/route.ts';
import {webhookTopicView} from './views.ts';

/** The JSON Schema of what is sent; ids say themselves what they look like. */
const schemaOf = (envelope: z.ZodType): Record<string, unknown> =>
	z.toJSONSchema(envelope, {
		unrepresentable: 'any',
		override({jsonSchema}) {
			delete jsonSchema['override'];
			delete jsonSchema['example'];
		},
	});

const shown = topics.map(topic => {
	const {summary, data} = facts[topic];
	return {topic, summary, eventVersion: EVENT_VERSION, schema: schemaOf(envelopeSchemaOf(topic, data))};
});

export const listWebhookTopics = route({
	operation: 'listWebhookTopics',
	tag: 'ext-webhooks',
	method: 'get',
	path: '/webhooks/topics',
	summary: 'Everything that subscribers can be told, with the JSON Schema of what is sent',
	description:
		'The JSON Schema (2020-12) is of the whole envelope, `data` included, and a test holds every event to it. New topics and fields ' +
		'may come; ignore what you do not know.',
	access: 'user',
	answer: list(webhookTopicView),
	handle: async () => shown,
});
