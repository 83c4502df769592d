import {defineEntity, p} from '@mikro-orm/postgresql';
import {providerSlugs} from '../billing/payment.ts';
import {attemptIndexes, attempts} from '../platform/attempts/attempt.ts';
import {stored} from '../platform/unit/stored.ts';
import type {WebhookNews} from './provider/provider.ts';

const schema = defineEntity({
	name: 'ProviderEvent',
	tableName: 'provider_event',
	properties: {
		...stored('providerEvent'),
		provider: p.enum(providerSlugs),
		/** The provider's name for it: told again it is the same. */
		key: p.string(),
		/** Which thing of the provider it is about. The body is not kept: how things stand is asked for. */
		about: p.json().$type<WebhookNews['about']>(),
		isMoney: p.boolean(),
		...attempts(),
		appliedAt: p.datetime(3).nullable(),
	},
	uniques: [{name: 'provider_event__once', properties: ['provider', 'key']}],
	indexes: attemptIndexes('provider_event', 'provider'),
});

/** What a provider told by webhook: kept once, answered at once, applied by a job. */
export class ProviderEvent extends schema.class {}

schema.setClass(ProviderEvent);
