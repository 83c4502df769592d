import {type Refusals, refusing} from '../platform/refusals.ts';

export const paymentRefusals = {
	provider_not_found: {kind: 'missing', message: "Payment provider '{slug}' not found"},
	method_not_found: {kind: 'missing', message: "Payment method '{id}' not found"},
	setup_not_found: {kind: 'missing', message: "Setup '{id}' not found"},
	refund_not_found: {kind: 'missing', message: "Refund '{id}' not found"},
	provider_stores_nothing: {
		kind: 'forbidden_by_state',
		message: '{name} keeps no payment methods: each payment is made on a page of its own',
	},
	provider_has_no_page: {kind: 'forbidden_by_state', message: '{name} has no page to pay on: set up a payment method'},
	setup_unfinished: {kind: 'forbidden_by_state', message: 'The setup is {status}: finish it at the provider first, then confirm it'},
	method_unusable: {kind: 'forbidden_by_state', message: 'The payment method is {status}: only one that is active can be the default'},
	default_method_needed: {kind: 'taken', message: 'It is the default payment method, and invoices are open: set another default first'},
	webhook_forged: {kind: 'forbidden_by_state', message: 'The signature of the webhook is missing, old, or does not fit its body'},
	webhook_queue_full: {kind: 'unavailable', message: 'Too many webhooks wait to be kept; please send it again'},
	nothing_to_refund: {kind: 'forbidden_by_state', message: 'That is more than can be refunded: {left} minor units'},
	no_such_payment: {kind: 'forbidden_by_state', message: 'No payment of the invoice covers that: name one of {payments}'},
	invoice_not_payable: {kind: 'forbidden_by_state', message: 'Nothing is due on the invoice'},
	payment_under_way: {kind: 'taken', message: 'A payment of this invoice is under way; what comes of it is waited for'},
	something_is_due: {kind: 'forbidden_by_state', message: 'Something is due on the invoice: make a credit note instead'},
	payment_provider_failed: {kind: 'upstream', message: 'The payment provider did not answer, or refused; please try again'},
} as const satisfies Refusals;

export const refuse = refusing(paymentRefusals);
