import {defineEntity, p} from '@mikro-orm/postgresql';
import type {SecretPlace} from '../platform/secrets.ts';
import {stored} from '../platform/unit/stored.ts';
import type {IdOf} from '../platform/values/id.ts';

const schema = defineEntity({
	name: 'ServiceKey',
	tableName: 'service_key',
	properties: {
		...stored('serviceKey'),
		serviceId: p.string().$type<IdOf<'service'>>().index(),
		/** SHA-256 of the API key; the key itself is shown once and kept nowhere. */
		apiKeyHash: p.string(),
		/** The signing secret, encrypted: calls to the service are signed with it. */
		signingSecretSealed: p.text(),
		/** Real time. Null while it is the service's newest key. */
		validUntil: p.datetime(3).nullable(),
	},
	uniques: [{name: 'service_key__hash', properties: ['apiKeyHash']}],
});

/** How a service proves that it is itself, and we to it. */
export class ServiceKey extends schema.class {}

schema.setClass(ServiceKey);

/** Where the signing secret of a key is kept. */
export const secretPlace = (row: IdOf<'serviceKey'>): SecretPlace => ({table: 'service_key', column: 'signing_secret_sealed', row});
