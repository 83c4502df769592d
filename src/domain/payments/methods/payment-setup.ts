import {defineEntity, p} from '@mikro-orm/postgresql';
import {providerSlugs} from '../../billing/payment.ts';
import {stored} from '../../platform/unit/stored.ts';
import {owner, scoped} from '../../platform/unit/tenancy.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {methodTypes} from '../provider/provider.ts';

const schema = defineEntity({
	name: 'PaymentSetup',
	tableName: 'payment_setup',
	properties: {
		...stored('paymentSetup'),
		...owner(),
		provider: p.enum(providerSlugs),
		type: p.enum(methodTypes),
		status: p.enum(['open', 'done', 'failed'] as const),
		/** The provider's name for it; none before it has answered. */
		providerId: p.string().nullable(),
		/** What came of it. */
		methodId: p.string().$type<IdOf<'paymentMethod'>>().nullable(),
		failureCode: p.string().nullable(),
		/** Business time. */
		expiresAt: p.datetime(3),
	},
	indexes: [{name: 'payment_setup__provider_id', properties: ['provider', 'providerId']}],
	...scoped,
});

/** A payment method on its way: begun by a customer, finished at the provider. */
export class PaymentSetup extends schema.class {}

schema.setClass(PaymentSetup);
