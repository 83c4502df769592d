import type {FailureKind} from '../../domain/payments/provider/provider.ts';

/** Codes after which the same method is not charged again until the customer has acted. The sorting is ours. */
const NOT_AGAIN = new Set(
	`lost_card stolen_card pickup_card restricted_card fraudulent security_violation stop_payment_order revocation_of_authorization
	revocation_of_all_authorizations invalid_account expired_card incorrect_number card_not_supported currency_not_supported
	transaction_not_allowed previously_declined_do_not_retry account_closed debit_not_authorized sepa_unsupported_account
	authentication_required confirm_card_data do_not_try_again`.split(/\s+/),
);

const OURS = new Set(['invalid_request_error', 'idempotency_error', 'authentication_error', 'permission_error']);

/** What Stripe says of a payment that failed. */
export type StripeFault = Readonly<{
	type?: string | undefined;
	code?: string | undefined;
	decline_code?: string | undefined;
	advice_code?: string | undefined;
}>;

/** A failure in our words: its code, and what is to be done about it. */
export function failureOf(fault: StripeFault | null | undefined): Readonly<{code: string; kind: FailureKind}> {
	const {type = '', code, decline_code: decline, advice_code: advice} = fault ?? {};
	const name = decline ?? code ?? (type === '' ? 'unknown' : type);
	const isFinal = [advice, decline, code].some(word => word !== undefined && NOT_AGAIN.has(word));
	if (isFinal) return {code: name, kind: 'ask_customer'};
	return {code: name, kind: OURS.has(type) ? 'ours' : 'another_day'};
}
