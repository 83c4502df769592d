import type {Outcome} from '../../platform/attempts/attempt.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {PaymentIntent} from '../payment-intent.ts';
import type {Provider, Providers, RefundRequest, SeenRefund} from '../provider/provider.ts';
import type {Refund} from './refund.ts';
import {failRefund, succeedRefund} from './settle-refund.ts';

/** A second refund of the same amount is not taken within the hour: it has not failed, it waits. */
const SAME_AMOUNT_WAIT_MS = 61 * 60_000;
/** While the provider has it in hand webhooks tell the end; this is for those that never come. */
const PENDING_WAIT_MS = 6 * 3_600_000;

export type RefundCall = Readonly<{provider: Provider; request: RefundRequest}>;

/** What a provider is to be asked for a refund; undefined when there is nothing to ask any more. */
export async function prepareRefund({em, now}: Unit, refund: Refund, providers: Providers): Promise<RefundCall | undefined> {
	const intent = refund.intentId ? await em.findOne(PaymentIntent, refund.intentId) : null;
	const provider = intent && providers.get(intent.provider);
	if (refund.status !== 'pending' || !intent?.providerId || !provider) return undefined;
	const {amountMinor, currency, reason, id: reference} = refund;
	const request = {providerId: intent.providerId, reference, key: `${reference}:${refund.round}`, amountMinor, currency, reason, now};
	return {provider, request};
}

/** Asks for the refund, outside of any transaction. */
export async function askForRefund({provider, request}: RefundCall): Promise<Outcome<SeenRefund>> {
	const answer = await provider.refund(request);
	if (answer.kind === 'known') {
		const isEnd = answer.value.status !== 'pending';
		return isEnd ? {kind: 'done', answer: answer.value} : {kind: 'again', afterMs: PENDING_WAIT_MS, answer: answer.value};
	}

	if (answer.kind === 'missing') return {kind: 'failed', code: 'not_there', isFinal: true, isToldByRecord: true};
	if (answer.kind === 'unclear') {
		const {code, retryAfterSeconds} = answer;
		return {kind: 'failed', code, ...(retryAfterSeconds !== undefined && {retryAfterSeconds})};
	}

	if (answer.why === 'wait') return {kind: 'again', afterMs: SAME_AMOUNT_WAIT_MS};
	return {kind: 'failed', code: answer.code, isFinal: true, isToldByRecord: true};
}

/** Writes down what came of it, on a locked refund. */
export async function recordRefund(unit: Unit, refund: Refund, outcome: Outcome<SeenRefund>): Promise<void> {
	if (refund.status !== 'pending') return;
	const seen = outcome.answer;
	if (seen) refund.providerId = seen.providerId;
	if (seen?.status === 'succeeded') await succeedRefund(unit, refund);
	else if (seen?.status === 'failed') await failRefund(unit, refund, seen.code ?? 'failed');
	// Only what is definite fails it: after the last try that nobody answered it still may have been made.
	else if (outcome.kind === 'failed' && outcome.isFinal) await failRefund(unit, refund, outcome.code);
}
