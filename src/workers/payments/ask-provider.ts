import {PaymentIntent} from '../../domain/payments/payment-intent.ts';
import {type IntentCall, prepareIntent, prepareLeased} from '../../domain/payments/prepare-intent.ts';
import {callProvider, type IntentAnswer} from '../../domain/payments/provider/call-provider.ts';
import {isCharged, recordAnswer, recordCharges} from '../../domain/payments/record-answer.ts';
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
	// Most charges succeed at once: a run of invoices is paid in slices.
	together: {
		prepare: async (unit, leased, {cipher, paymentProviders: providers, config: {publicUrl}}) =>
			prepareLeased(unit, leased, {cipher, providers, publicUrl}),
		isCommon: ({answer}) => answer !== undefined && isCharged(answer),
		recordRows: async (unit, ended) =>
			recordCharges(
				unit,
				ended.flatMap(({row: intent, outcome: {answer: told}}) => (told && isCharged(told) ? [{intent, told}] : [])),
			),
	},
});
