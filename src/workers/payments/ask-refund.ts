import type {SeenRefund} from '../../domain/payments/provider/provider.ts';
import {Refund} from '../../domain/payments/refunds/refund.ts';
import {askForRefund, prepareRefund, type RefundCall, recordRefund} from '../../domain/payments/refunds/refund-call.ts';
import {minutes} from '../../domain/platform/attempts/waits.ts';
import {failpoint} from '../../domain/platform/process/failpoints.ts';
import {attempted} from '../queue/attempted.ts';

export const askRefund = attempted<Refund, RefundCall, SeenRefund>({
	name: 'payments.ask-refund',
	queue: 'payments',
	summary: 'Asks a provider to give money back, and writes down what came of it',
	row: Refund,
	kind: 'refund',
	lane: {property: 'provider', limit: 8},
	turns: 'tenantId',
	waits: minutes(1, 5, 30, 120, 720, 1440),
	// Looking at what was refunded and asking take 25 s each at most.
	leaseMs: 90_000,
	prepare: async (unit, refund, {paymentProviders}) => prepareRefund(unit, refund, paymentProviders),
	async call(claimed) {
		await failpoint('refund:before-call');
		const outcome = await askForRefund(claimed);
		await failpoint('refund:after-call');
		return outcome;
	},
	record: async (unit, refund, {outcome}) => recordRefund(unit, refund, outcome),
});
