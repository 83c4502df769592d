import {defineEntity, p} from '@mikro-orm/postgresql';
import {providerSlugs} from '../../billing/payment.ts';
import {stored} from '../../platform/unit/stored.ts';
import {owner, scoped} from '../../platform/unit/tenancy.ts';

const schema = defineEntity({
	name: 'ProviderCustomer',
	tableName: 'provider_customer',
	properties: {
		...stored('providerCustomer'),
		...owner(),
		provider: p.enum(providerSlugs),
		referenceSealed: p.text(),
	},
	uniques: [{name: 'provider_customer__one', properties: ['tenantId', 'provider']}],
	...scoped,
});

/** A tenant as a provider knows it: one for each tenant and provider. */
export class ProviderCustomer extends schema.class {}

schema.setClass(ProviderCustomer);
