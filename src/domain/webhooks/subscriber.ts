import {defineEntity, p} from '@mikro-orm/postgresql';
import type {SecretPlace} from '../platform/secrets.ts';
import {stored} from '../platform/unit/stored.ts';
import type {IdOf} from '../platform/values/id.ts';

const schema = defineEntity({
	name: 'WebhookSubscription',
	tableName: 'webhook_subscription',
	properties: {
		...stored('webhookSubscription'),
		/** Whose it is. The operator's are told everything, a partner's only its own facts. */
		partnerId: p.string().$type<IdOf<'partner'>>().index(),
		name: p.string(),
		targetUrl: p.text(),
		topics: p.json().$type<string[]>(),
		isActive: p.boolean(),
		secretSealed: p.text(),
		secretHint: p.string(),
		previousSecretSealed: p.text().nullable(),
		/** Real time. */
		previousSecretUntil: p.datetime(3).nullable(),
		disabledReason: p.text().nullable(),
		lastSuccessAt: p.datetime(3).nullable(),
		lastFailureAt: p.datetime(3).nullable(),
	},
});

/** Somebody who wants to be told: an address, and what about. */
export class WebhookSubscription extends schema.class {}

schema.setClass(WebhookSubscription);

/** Where a subscriber's secret is kept. */
export const secretPlace = (id: string): SecretPlace => ({table: 'webhook_subscription', column: 'secret_sealed', row: id});
