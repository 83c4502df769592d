import {z} from 'zod';
import {paymentChannel, providerSlug} from '../../domain/billing/payment.ts';
import {movementKind} from '../../domain/payments/list-payments.ts';
import {methodStatus} from '../../domain/payments/methods/payment-method.ts';
import {type PaymentIntent, paymentStatus} from '../../domain/payments/payment-intent.ts';
import {methodType} from '../../domain/payments/provider/provider.ts';
import {differenceCause} from '../../domain/payments/reconciliation/difference.ts';
import {type Refund, refundStatus} from '../../domain/payments/refunds/refund.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {instant, minorUnits} from '../http/fields.ts';
import {view} from '../http/shapes.ts';

export const provider = providerSlug;
export const paymentProvider = paymentChannel;

export const methodView = view({
	id: idOf('paymentMethod'),
	provider,
	type: methodType,
	label: z.string().meta({description: 'Text by which the customer knows it.', example: 'visa •••• 4242'}),
	last4: z.string().nullish().meta({description: 'Last four characters of the card or account.', example: '4242'}),
	expires: z.string().nullish().meta({description: 'Last month in which it is valid; null: it does not expire.', example: '2030-11'}),
	is_default: z.boolean().meta({description: 'Whether invoices are collected by it; one of a tenant is.'}),
	status: methodStatus,
	blocked_by: z.string().nullish().meta({
		description: "Why it is not charged by itself until the customer has acted: the provider's code",
		example: 'authentication_required',
	}),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'PaymentMethod'});

export const providerView = view({
	slug: provider,
	name: z.string().meta({example: 'Stripe'}),
	types: z.array(methodType).meta({description: 'Kinds of payment methods that it takes.'}),
	enabled: z.boolean().meta({description: 'Whether the operator has configured it; no other can be used.'}),
	stores_methods: z.boolean().meta({description: 'Whether it keeps methods that are charged without the customer'}),
	has_payment_page: z.boolean().meta({description: 'Whether an invoice can be paid on a page of it'}),
}).meta({id: 'PaymentProvider'});

export const providerConfigView = view({
	slug: provider,
	publishable: z.record(z.string(), z.string()).meta({description: 'What a browser may know', example: {publishable_key: 'pk_live_1'}}),
}).meta({id: 'ProviderConfig'});

export const setupResultView = view({
	setup_id: idOf('paymentSetup'),
	client_secret: z.string().nullish().meta({description: "With which the provider's script in the browser goes on"}),
	redirect_url: z.string().nullish().meta({description: 'Where to send the customer'}),
	expires_at: instant,
}).meta({id: 'ProviderSetupResult'});

export const intentView = view({
	id: idOf('paymentIntent'),
	invoice_id: idOf('invoice').nullish(),
	provider,
	amount_cents: minorUnits,
	currency: z.string().meta({example: 'EUR'}),
	status: paymentStatus,
	redirect_url: z.string().nullish().meta({description: 'Where the customer goes on, while that is waited for'}),
	client_secret: z.string().nullish().meta({description: "With which the provider's script in the browser goes on"}),
	failure_code: z.string().nullish().meta({description: "Why it failed, as the provider's code; null while it has not."}),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'PaymentIntent'});

export const shownIntent = (intent: PaymentIntent, clientSecret?: string) => ({
	...intent,
	amountCents: intent.amountMinor,
	redirectUrl: intent.status === 'requires_action' ? (intent.actionUrl ?? null) : null,
	clientSecret: clientSecret ?? null,
});

export const refundView = view({
	id: idOf('refund'),
	invoice_id: idOf('invoice'),
	amount_cents: minorUnits.meta({description: 'What goes back, with VAT, in minor units.'}),
	currency: z.string().meta({example: 'EUR'}),
	status: refundStatus,
	provider: paymentProvider,
	credit_note_id: idOf('invoice').nullish(),
	reason: z.string(),
	is_made_at_provider: z.boolean().meta({description: "Somebody made it in the provider's own pages"}),
	error: z.string().nullish().meta({description: 'Why it failed, or was not made yet, as a code'}),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'Refund'});

export const shownRefund = (refund: Refund) => ({...refund, amountCents: refund.amountMinor, error: refund.lastError ?? null});

export const movementView = view({
	id: z
		.string()
		.meta({example: 'pint_01jd2x4k7m9q3s5v8x0z2b4d6f', description: 'Of a payment, a refund, or a payment written down by hand'}),
	kind: movementKind,
	tenant_id: idOf('tenant'),
	partner_id: idOf('partner'),
	invoice_id: idOf('invoice').nullish(),
	provider: paymentProvider,
	status: paymentStatus.meta({description: 'How far it is; what was written down by hand has succeeded.'}),
	amount_cents: minorUnits.meta({description: 'What was asked for; of refunds, too, above zero'}),
	moved_cents: minorUnits.meta({description: 'What came in and is not taken back; of a refund what went back'}),
	currency: z.string().meta({example: 'EUR'}),
	reference: z.string().nullish().meta({description: "The provider's name for it, or what the payer called it"}),
	error: z.string().nullish().meta({description: 'Why it failed, as a code'}),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'PaymentMovement'});

const differenceView = view({
	cause: differenceCause,
	what_to_do: z.string().meta({description: 'What to do about it, as a sentence for people.'}),
	amount_cents: minorUnits.meta({description: 'What there is at the provider, or in the one book, less what there is here'}),
	currency: z.string().meta({example: 'EUR'}),
	subject: z.string().meta({description: 'What it is about: our id of it, else that of the provider'}),
	provider: provider.nullish(),
	provider_id: z.string().nullish().meta({description: "The provider's name for it."}),
	tenant_id: idOf('tenant').nullish(),
	invoice_id: idOf('invoice').nullish(),
}).meta({id: 'PaymentDifference'});

export const reconciliationView = view({
	from: instant,
	to: instant,
	is_complete: z.boolean().meta({description: 'Whether every provider has listed all that it has of the span'}),
	compared: z
		.array(
			view({
				provider,
				listed: z.int().meta({description: 'How many things it listed.'}),
				is_complete: z.boolean().meta({description: 'Whether that was all that it has of the span.'}),
				code: z.string().nullish().meta({description: 'Why it was not all; null: it was.'}),
			}),
		)
		.meta({description: 'What each provider was asked for.'}),
	sums: z.array(view({currency: z.string().meta({example: 'EUR'}), amount_cents: minorUnits})).meta({description: 'Empty: all agrees'}),
	differences: z.array(differenceView).meta({description: 'Each thing that differs; empty: all agrees.'}),
}).meta({id: 'Reconciliation'});
