import {PaymentIntent} from '../../domain/payments/payment-intent.ts';
import {type IntentCall, prepareIntent} from '../../domain/payments/prepare-intent.ts';
import {callProvider, type IntentAnswer} from '../../domain/payments/provider/call-provider.ts';
import {recordAnswer} from '../../domain/payments/record-answer.ts';
import {minutes} from '../../domain/platform/attempts/waits.ts';
import {failpoint} from '../../domain/platform/process/failpoints.ts';
import {attempted} from '../queue/attempted.ts';

export const askProvider = attempted<PaymentIntent, IntentCall, IntentAnswer>({
	name: 'payments.ask-provider',
	queue: 'payments',
	summary: 'Asks a provider for a payment, or how it stands, and writes down what came of it',
	row: PaymentIntent,
	kind: 'payment',
	lane: {property: 'provider', limit: 16},
	turns: 'tenantId',
	waits: minutes(1, 5, 30, 120, 720, 1440, 1440, 1440),
	// Asking takes 25 s at most, and looking at what came of it as long again.
	leaseMs: 90_000,
	prepare: async (unit, intent, {cipher, paymentProviders: providers, config: {publicUrl}}) =>
		prepareIntent(unit, intent, {cipher, providers, publicUrl}),
	async call(claimed) {
		await failpoint('payment:before-call');
		const outcome = await callProvider(claimed);
		await failpoint('payment:after-call');
		return outcome;
	},
	record: async (unit, intent, {outcome}) => {
		if (outcome.answer) await recordAnswer(unit, intent, outcome.answer);
	},
});
