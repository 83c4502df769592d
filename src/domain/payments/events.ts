import {z} from 'zod';
import {providerSlug} from '../billing/payment.ts';
import {fact} from '../platform/unit/fact.ts';
import {idOf} from '../platform/values/id.ts';

export const paymentFacts = {
	'payment.action_needed': fact({
		summary: 'A payment waits until the customer has confirmed it',
		data: z.object({
			intent_id: idOf('paymentIntent'),
			invoice_id: idOf('invoice'),
			number: z.string(),
			amount_cents: z.int(),
			currency: z.string(),
		}),
		subject: 'intent_id',
		isPublic: false,
	}),
	'payment.look_wanted': fact({
		summary: 'Something changed about a payment at its provider: it is to be looked at',
		data: z.object({intent_id: idOf('paymentIntent')}),
		subject: 'intent_id',
		isPublic: false,
	}),
	'payments.balance_told': fact({
		summary: 'A payment provider told fees or payouts that were not known yet: the books are told',
		data: z.object({provider: providerSlug, fees: z.int(), payouts: z.int()}),
		subject: 'provider',
		isPublic: false,
	}),
	'payments.differences_found': fact({
		summary: 'The daily comparison of the providers with the books found differences that nobody was told of yet',
		data: z.object({
			/** The day that it was made on, in UTC. */
			day: z.iso.date(),
			count: z.int(),
			sums: z.array(z.object({currency: z.string(), amount_cents: z.int()})),
		}),
		subject: 'day',
		isPublic: false,
	}),
	'payment_method.removed': fact({
		summary: 'A payment method is not used any more: the provider is to forget it',
		data: z.object({method_id: idOf('paymentMethod')}),
		subject: 'method_id',
		isPublic: false,
	}),
	'provider_event.received': fact({
		summary: 'A payment provider told something by webhook',
		data: z.object({event_id: idOf('providerEvent')}),
		subject: 'event_id',
		isPublic: false,
	}),
	'refund.requested': fact({
		summary: 'Money is to go back to whoever paid',
		data: z.object({refund_id: idOf('refund')}),
		subject: 'refund_id',
		isPublic: false,
	}),
} as const;
