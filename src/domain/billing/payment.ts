import {defineEntity, p} from '@mikro-orm/postgresql';
import {minorColumn} from '../platform/unit/columns.ts';
import {stored} from '../platform/unit/stored.ts';
import {owner, scoped} from '../platform/unit/tenancy.ts';
import type {Currency} from '../platform/values/currencies.ts';
import type {IdOf} from '../platform/values/id.ts';
import {namedEnum} from '../platform/values/named-enum.ts';

/** Who payments are asked of, without anybody's hand. */
export const providerSlugs = ['sandbox', 'stripe', 'mollie', 'coinbase'] as const;

export type ProviderSlug = (typeof providerSlugs)[number];

export const providerSlug = namedEnum(providerSlugs, {
	id: 'PaymentProviderSlug',
	description: 'A payment provider; `sandbox` is the one that moves no money.',
});

/** How money came in: to the seller's bank account, by setting off what the buyer had to its credit, or through a provider. */
export const paymentProviders = ['bank_transfer', 'credit', ...providerSlugs] as const;

export const paymentChannel = namedEnum(paymentProviders, {
	id: 'PaymentChannel',
	description: 'By which way money moved: a payment provider, a `bank_transfer` that staff wrote down, or `credit` that was set off.',
});

const schema = defineEntity({
	name: 'Payment',
	tableName: 'payment',
	properties: {
		...stored('payment'),
		...owner(),
		invoiceId: p.string().$type<IdOf<'invoice'>>(),
		provider: p.enum(paymentProviders),
		/** Below zero: it was paid out, on a credit note. */
		amountMinor: minorColumn(),
		currency: p.string().$type<Currency>(),
		/** What the payer or the bank calls it. */
		reference: p.string().nullable(),
		/** The credit note whose credit it sets off. */
		creditNoteId: p.string().$type<IdOf<'invoice'>>().nullable(),
		/** The money paid ahead that it sets off. */
		prepaymentId: p.string().$type<IdOf<'prepayment'>>().nullable(),
		/** What was asked of a provider and brought it, or the refund that took it back. */
		sourceId: p.string().nullable(),
		paidAt: p.datetime(3),
	},
	indexes: [
		{
			name: 'payment__source',
			expression: 'create index "payment__source" on "payment" ("source_id") where "source_id" is not null',
		},
		{
			name: 'payment__prepayment',
			expression: 'create index "payment__prepayment" on "payment" ("prepayment_id") where "prepayment_id" is not null',
		},
		{name: 'payment__invoice', properties: ['invoiceId', 'id']},
		{name: 'payment__paid_at', properties: ['paidAt']},
		{
			name: 'payment__by_hand',
			expression: `create index "payment__by_hand" on "payment" ("created_at", "id") where provider = 'bank_transfer'`,
		},
		{name: 'payment__tenant', properties: ['tenantId', 'id']},
		{
			name: 'payment__credit_note',
			expression: 'create index "payment__credit_note" on "payment" ("credit_note_id") where "credit_note_id" is not null',
		},
	],
	...scoped,
});

/** Money that came in on an invoice, or went out on a credit note, in minor units. */
export class Payment extends schema.class {}

schema.setClass(Payment);
