import {defineEntity, p} from '@mikro-orm/postgresql';
import {providerSlugs} from '../../billing/payment.ts';
import {minorColumn} from '../../platform/unit/columns.ts';
import {stored} from '../../platform/unit/stored.ts';
import {scopedToSystem} from '../../platform/unit/tenancy.ts';
import type {Currency} from '../../platform/values/currencies.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {balanceKinds} from '../provider/provider.ts';

const schema = defineEntity({
	name: 'BalanceTransaction',
	tableName: 'balance_transaction',
	properties: {
		...stored('balanceTransaction'),
		provider: p.enum(providerSlugs),
		kind: p.enum(balanceKinds),
		/** The provider's name for it. */
		providerId: p.string(),
		/** Whose payment a fee was for; none of a payout, and of a fee for a payment that is not known here. */
		tenantId: p.string().$type<IdOf<'tenant'>>().nullable(),
		/** In whose books it is; in nobody's where the payment that it was for is not known here. */
		partnerId: p.string().$type<IdOf<'partner'>>().nullable(),
		intentId: p.string().$type<IdOf<'paymentIntent'>>().nullable(),
		invoiceId: p.string().$type<IdOf<'invoice'>>().nullable(),
		/** Above zero it left the account, below it came back. */
		amountMinor: minorColumn(),
		/** That of the account's balance, which need not be the payment's. */
		currency: p.string().$type<Currency>(),
		/** Business time: what books are dated by. */
		occurredAt: p.datetime(3),
		/** The same by the provider's clock: where its list goes on. */
		listedAt: p.datetime(3),
	},
	uniques: [{name: 'balance_transaction__once', properties: ['provider', 'providerId', 'kind']}],
	indexes: [
		{name: 'balance_transaction__listed', properties: ['provider', 'listedAt']},
		{name: 'balance_transaction__tenant', properties: ['tenantId']},
	],
	...scopedToSystem,
});

/** What a payment provider took of the money on its account, once: a fee for itself, or a payout to the bank. Amounts in minor units. */
export class BalanceTransaction extends schema.class {}

schema.setClass(BalanceTransaction);
