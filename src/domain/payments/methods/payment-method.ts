import {defineEntity, p} from '@mikro-orm/postgresql';
import {providerSlugs} from '../../billing/payment.ts';
import {stored} from '../../platform/unit/stored.ts';
import {owner, scoped} from '../../platform/unit/tenancy.ts';
import {namedEnum} from '../../platform/values/named-enum.ts';
import {methodTypes} from '../provider/provider.ts';

/** `expired`: the provider says that it is gone; another one is needed. */
export const methodStatuses = ['pending', 'active', 'failed', 'expired'] as const;

export const methodStatus = namedEnum(methodStatuses, {
	id: 'PaymentMethodStatus',
	description:
		'Only an `active` payment method is charged; `pending`: its set-up is not over; `failed`, `expired`: it can be charged no more.',
});

const schema = defineEntity({
	name: 'PaymentMethod',
	tableName: 'payment_method',
	properties: {
		...stored('paymentMethod'),
		...owner(),
		provider: p.enum(providerSlugs),
		type: p.enum(methodTypes),
		/** What people know it by: never a whole number. */
		label: p.string(),
		last4: p.string().nullable(),
		/** `2027-11`. */
		expires: p.string().nullable(),
		isDefault: p.boolean(),
		status: p.enum(methodStatuses),
		/** Why it is not charged by itself any more until the customer has acted: the provider's code. */
		blockedBy: p.string().nullable(),
		referenceSealed: p.text(),
		referenceHash: p.string(),
		removedAt: p.datetime(3).nullable(),
	},
	indexes: [
		{
			name: 'payment_method__default',
			expression: `create unique index "payment_method__default" on "payment_method" ("tenant_id") where "is_default"`,
		},
		{name: 'payment_method__tenant', properties: ['tenantId', 'id']},
		{name: 'payment_method__reference', properties: ['referenceHash']},
	],
	...scoped,
});

/** A way to pay that a provider keeps for a tenant. No card number ever enters here: it is the provider's reference, encrypted. */
export class PaymentMethod extends schema.class {
	/** Whether it can be charged without anybody's hand. */
	isUsable(): boolean {
		return this.status === 'active' && !this.removedAt && !this.blockedBy;
	}
}

schema.setClass(PaymentMethod);
