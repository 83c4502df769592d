import {defineEntity, p} from '@mikro-orm/postgresql';
import type {SecretPlace} from '../platform/secrets.ts';
import {stored} from '../platform/unit/stored.ts';
import {scoped} from '../platform/unit/tenancy.ts';
import type {IdOf} from '../platform/values/id.ts';
import {namedEnum} from '../platform/values/named-enum.ts';

/** Whether facts of one object are told in the order they happened, one after the other, or each as soon as it can be. */
export const orderings = ['none', 'object'] as const;

export const ordering = namedEnum(orderings, {
	id: 'WebhookOrdering',
	description:
		'`object`: facts of one object arrive in the order they happened; a later one waits for an earlier one that is being retried. `none`: each is sent as soon as it happened.',
});

/** Whether what was missed while it was switched off is told again by itself when it is switched on, or when somebody asks for it. */
export const catchUps = ['asked', 'automatic'] as const;

export const catchUp = namedEnum(catchUps, {
	id: 'WebhookCatchUp',
	description:
		'What becomes of what was missed while it was switched off. `automatic`: it is sent by itself when it is switched on again; `asked`: when somebody asks for it.',
});

const schema = defineEntity({
	name: 'WebhookSubscription',
	tableName: 'webhook_subscription',
	properties: {
		...stored('webhookSubscription'),
		/** Whose it is. The operator's are told everything, a partner's only its own facts, a tenant's only the tenant's. */
		partnerId: p.string().$type<IdOf<'partner'>>().index(),
		tenantId: p.string().$type<IdOf<'tenant'>>().nullable(),
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
		ordering: p.enum(orderings).default('none'),
		catchUp: p.enum(catchUps).default('asked'),
		/** Since when it has done nothing but fail; null after a success. */
		failingSince: p.datetime(3).nullable(),
		/** While it is switched off: since when it was told nothing. */
		missedSince: p.datetime(3).nullable(),
	},
	indexes: [{name: 'webhook_subscription__tenant', properties: ['tenantId']}],
	...scoped,
});

/** Somebody who wants to be told: an address, and what about. */
export class WebhookSubscription extends schema.class {}

schema.setClass(WebhookSubscription);

/** Where a subscriber's secret is kept. */
export const secretPlace = (id: string): SecretPlace => ({table: 'webhook_subscription', column: 'secret_sealed', row: id});
