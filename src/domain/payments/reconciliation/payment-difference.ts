import {defineEntity, p} from '@mikro-orm/postgresql';
import {providerSlugs} from '../../billing/payment.ts';
import {minorColumn} from '../../platform/unit/columns.ts';
import {stored} from '../../platform/unit/stored.ts';
import {scopedToSystem} from '../../platform/unit/tenancy.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {causes} from './difference.ts';

const schema = defineEntity({
	name: 'PaymentDifference',
	tableName: 'payment_difference',
	properties: {
		...stored('paymentDifference'),
		cause: p.enum(causes),
		/** What it is about: our id of it, else the provider's. */
		subject: p.string(),
		provider: p.enum(providerSlugs).nullable(),
		providerId: p.string().nullable(),
		tenantId: p.string().$type<IdOf<'tenant'>>().nullable(),
		invoiceId: p.string().$type<IdOf<'invoice'>>().nullable(),
		amountMinor: minorColumn(),
		currency: p.string(),
	},
	uniques: [{name: 'payment_difference__once', properties: ['cause', 'subject']}],
	...scopedToSystem,
});

/** A difference that the daily comparison has found, once: the operator was told of it. */
export class PaymentDifference extends schema.class {}

schema.setClass(PaymentDifference);
