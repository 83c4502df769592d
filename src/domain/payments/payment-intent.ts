import {defineEntity, p} from '@mikro-orm/postgresql';
import {providerSlugs} from '../billing/payment.ts';
import {attemptIndexes, attempts} from '../platform/attempts/attempt.ts';
import {minorColumn} from '../platform/unit/columns.ts';
import {stored} from '../platform/unit/stored.ts';
import {owner, scoped} from '../platform/unit/tenancy.ts';
import type {Currency} from '../platform/values/currencies.ts';
import type {IdOf} from '../platform/values/id.ts';
import {type EventIn, type Lifecycle, nextState, statesOf} from '../platform/values/lifecycle.ts';
import {namedEnum} from '../platform/values/named-enum.ts';

/**
 * The life of what is asked of a provider. A payment that failed is not tried again itself; but when the provider says later that it
 * succeeded, that is money. `cancelled`: it was never asked.
 */
export const paymentIntentLifecycle = {
	pending: {succeed: 'succeeded', fail: 'failed', require_action: 'requires_action', cancel: 'cancelled'},
	requires_action: {succeed: 'succeeded', fail: 'failed', proceed: 'pending'},
	succeeded: {reverse: 'reversed'},
	reversed: {reinstate: 'succeeded'},
	failed: {succeed: 'succeeded'},
	cancelled: {},
} as const satisfies Lifecycle;

export const paymentStatus = namedEnum(statesOf(paymentIntentLifecycle), {
	id: 'PaymentStatus',
	description:
		'How far a payment is. `pending`: the provider is asked; `requires_action`: the customer has to go on; `succeeded`; `failed`; `cancelled`; `reversed`: it was taken back by a bank.',
});

/** `charge`: a stored method, without the customer. `link`: a page on which the customer pays. `setup`: what setting up a method moved. */
export const intentKinds = ['charge', 'link', 'setup'] as const;

const schema = defineEntity({
	name: 'PaymentIntent',
	tableName: 'payment_intent',
	properties: {
		...stored('paymentIntent'),
		...owner(),
		kind: p.enum(intentKinds),
		/** What it is to pay; none for what a set-up moved. */
		invoiceId: p.string().$type<IdOf<'invoice'>>().nullable(),
		/** Older invoices of the account that were too small to be charged by themselves. */
		carriedIds: p.json().$type<readonly IdOf<'invoice'>[]>(),
		/** Counted from 1 for each invoice. */
		attempt: p.integer(),
		provider: p.enum(providerSlugs),
		methodId: p.string().$type<IdOf<'paymentMethod'>>().nullable(),
		amountMinor: minorColumn(),
		currency: p.string().$type<Currency>(),
		status: p.enum(statesOf(paymentIntentLifecycle)),
		/** What was booked of it, as the provider says. */
		bookedMinor: minorColumn(),
		/** What went back by disputes and chargebacks and is not back again. */
		reversedMinor: minorColumn(),
		/** The provider's name for it; none before it has answered. */
		providerId: p.string().nullable(),
		/** Real time: when it was first asked for under the present key. Asked and without an answer, nobody knows what came of it. */
		askedAt: p.datetime(3).nullable(),
		/** Part of the key: another one only when it is certain that the one before came to nothing. */
		round: p.integer(),
		/** Where the customer goes on, while that is waited for. */
		actionUrl: p.text().nullable(),
		failureCode: p.string().nullable(),
		/** Counts who wants it looked at: whoever looks knows whether somebody came meanwhile. */
		looksWanted: p.integer(),
		/** How many times it was looked at in the state that it is in. */
		looks: p.integer(),
		...attempts(),
	},
	uniques: [
		{name: 'payment_intent__once', properties: ['invoiceId', 'attempt']},
		{name: 'payment_intent__provider_id', properties: ['provider', 'providerId']},
	],
	indexes: [
		...attemptIndexes('payment_intent', 'provider', {turns: 'tenant_id'}),
		{name: 'payment_intent__tenant', properties: ['tenantId', 'id']},
		{name: 'payment_intent__newest', properties: ['createdAt', 'id']},
		{name: 'payment_intent__updated', properties: ['updatedAt']},
		{name: 'payment_intent__asked', properties: ['provider', 'askedAt']},
		{
			// Most succeed. What did not is looked for by how it stands.
			name: 'payment_intent__unsettled',
			expression: `create index "payment_intent__unsettled" on "payment_intent" ("status", "created_at", "id") where status <> 'succeeded'`,
		},
		{
			name: 'payment_intent__carrying',
			expression: `create index "payment_intent__carrying" on "payment_intent" ("id") where status = 'pending' and carried_ids <> '[]'::jsonb`,
		},
	],
	...scoped,
});

/** What is asked of a provider: one attempt to be paid. Amounts in minor units. */
export class PaymentIntent extends schema.class {
	/** The only way its status changes. */
	apply(event: EventIn<typeof paymentIntentLifecycle>): void {
		this.status = nextState('The payment', paymentIntentLifecycle, this.status, event);
		this.looks = 0;
	}

	/** The provider's idempotency key, derived from ours. */
	key(): string {
		return `${this.id}:${this.round}`;
	}

	/** Whether what comes of it is not known yet. */
	isOpen(): boolean {
		return this.status === 'pending' || this.status === 'requires_action';
	}
}

schema.setClass(PaymentIntent);

/** What a payment pays: its invoice, and what was carried to it, in the order in which they are paid. */
export const invoicesOf = ({invoiceId, carriedIds}: Pick<PaymentIntent, 'invoiceId' | 'carriedIds'>): readonly IdOf<'invoice'>[] => [
	...(invoiceId ? [invoiceId] : []),
	...carriedIds,
];
