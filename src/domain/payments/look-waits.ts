import type {PaymentIntent} from './payment-intent.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** While a bank or a customer is waited for: webhooks are quicker, and this is for those that never come. */
const OPEN_WAITS_MS = [10 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, ...Array.from({length: 30}, () => DAY_MS)];

/** Money that came in can go back: these many days apart it is looked at without being told. */
const PAID_WAITS_MS = [1, 2, 4, 7, 16, 30, 60].map(days => days * DAY_MS);

/** When to look at it again, by how often it was looked at in the state that it is in; undefined when it is not looked at any more. */
export function lookWait({status, looks}: Pick<PaymentIntent, 'status' | 'looks'>): number | undefined {
	if (status === 'pending' || status === 'requires_action') return OPEN_WAITS_MS[looks];
	return status === 'succeeded' || status === 'reversed' ? PAID_WAITS_MS[looks] : undefined;
}
