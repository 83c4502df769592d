import {z} from 'zod';
import {addressFaults} from '../../domain/platform/address-policy.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {deliveryStatus} from '../../domain/webhooks/delivery.ts';
import {catchUp, ordering} from '../../domain/webhooks/subscriber.ts';
import {topicFaults} from '../../domain/webhooks/topic.ts';
import {givenDayOrInstant, line, webUrl} from '../http/fields.ts';
import {pageQuery} from '../http/queries.ts';
import {input} from '../http/shapes.ts';
import type {Tools} from '../tools.ts';

const TOPICS_LIMIT = 50;

const topics = z
	.array(line(60))
	.min(1)
	.max(TOPICS_LIMIT)
	.meta({example: ['subscription.*']});

const object = line(100).meta({description: 'What it happened to', example: 'sub_01jd2x4k7m9q3s5v8x0z2b4d6f'});

const manner = {
	is_active: z.boolean().optional(),
	ordering: ordering.optional(),
	catch_up: catchUp.optional(),
};

/** What is told to whom. */
export const subscriptionInput = input({name: line(100), target_url: webUrl, topics, ...manner});

/** The same, to be changed: only what is given. */
export const subscriptionChanges = input({
	name: line(100).optional(),
	target_url: webUrl.optional(),
	topics: topics.optional(),
	...manner,
	rotate_secret: z.literal(true).optional().meta({description: 'The old secret signs too for 24 hours'}),
	replay_missed: z.literal(true).optional().meta({description: 'Switched on again, it is sent what it missed'}),
});

export const replayInput = input({
	from: givenDayOrInstant,
	to: givenDayOrInstant.optional(),
	topics: topics.optional(),
	object: object.optional(),
	only_missed: z.boolean().optional().meta({description: 'Leaves alone what was delivered'}),
});

export const deliveriesQuery = pageQuery('webhookDelivery', {
	status: deliveryStatus.optional(),
	topic: line(60).optional().meta({example: 'subscription.*'}),
	object: object.optional(),
	from: givenDayOrInstant.optional(),
	to: givenDayOrInstant.optional(),
});

export const bySubscription = input({subscription_id: idOf('webhookSubscription')});
export const byDelivery = input({delivery_id: idOf('webhookDelivery')});
export const byReplay = input({replay_id: idOf('webhookReplay')});

type Asked = Readonly<{body: Readonly<{targetUrl?: string | undefined; topics?: string[] | undefined}>; tools: Tools}>;

/** Whatever is wrong with address and topics, told at once, before a unit is opened. */
export const outsideFaults = async ({body, tools: {addressPolicy}}: Asked) => [
	...topicFaults(body.topics),
	...(await addressFaults(addressPolicy, [{path: 'target_url', url: body.targetUrl}])),
];
