import {z} from 'zod';
import {idOf} from '../../domain/platform/values/id.ts';
import {instant} from '../http/fields.ts';
import {view} from '../http/shapes.ts';

const webhookSubscription = {
	id: idOf('webhookSubscription'),
	name: z.string().meta({example: 'Our CRM'}),
	target_url: z.string().meta({example: 'https://example.com/hooks'}),
	topics: z.array(z.string()).meta({example: ['subscription.*']}),
	is_active: z.boolean(),
	secret_hint: z.string().meta({example: '…4f2='}),
	disabled_reason: z.string().nullish(),
	last_success_at: instant.nullish(),
	last_failure_at: instant.nullish(),
	created_at: instant,
	updated_at: instant,
};

export const webhookSubscriptionView = view(webhookSubscription).meta({id: 'WebhookSubscription'});

export const webhookSubscriptionWithSecretView = view({
	...webhookSubscription,
	secret: z.string().meta({description: 'Shown this once', example: 'whsec_…'}),
}).meta({id: 'WebhookSubscriptionWithSecret'});
