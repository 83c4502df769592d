import {type OutboundClient, OutboundFault} from '../../adapters/outbound/outbound-client.ts';
import {minutes} from '../../domain/platform/attempts/waits.ts';
import {keepableText} from '../../domain/platform/values/text-fault.ts';
import {type ClaimedDelivery, claimDeliveries, claimDelivery} from '../../domain/webhooks/claim-delivery.ts';
import {WebhookDelivery} from '../../domain/webhooks/delivery.ts';
import {endDelivery, endedBy} from '../../domain/webhooks/end-delivery.ts';
import {type Attempt, recordAttempt, recordAttempts} from '../../domain/webhooks/record-attempt.ts';
import {outcomeOf} from '../../domain/webhooks/retry.ts';
import {signedHeaders} from '../../domain/webhooks/signature.ts';
import {attempted} from '../queue/attempted.ts';
import {retryAfterOf} from '../queue/retry-after.ts';

/** An answer is kept up to this length. */
const ANSWER_KEPT_CHARACTERS = 1024;

export const deliver = attempted<WebhookDelivery, ClaimedDelivery, Attempt>({
	name: 'webhooks.deliver',
	queue: 'webhooks',
	summary: 'Calls a subscriber and writes down what came of it',
	row: WebhookDelivery,
	kind: 'webhook_delivery',
	lane: {property: 'subscriberId', limit: 8, last: 'isReplayed'},
	// Whoever has many subscribers that hang leaves room to others: a worker serves more lanes at once than one partner has calls.
	shares: [
		{property: 'partnerId', limit: 32},
		{property: 'tenantId', limit: 16},
	],
	waits: minutes(1, 5, 30, 120, 720, 1440),
	// A call takes 10 s at most.
	leaseMs: 13_000,
	afterGivingUp: async (unit, delivery) => endDelivery(unit, delivery, 'give_up'),
	prepare: async (unit, delivery, {cipher}) => claimDelivery(unit, delivery, cipher),
	call: async (claimed, {outbound, clock}) => outcomeOf(await call(outbound, claimed, clock.real())),
	record: async (unit, delivery, {outcome, verdict}) => {
		if (outcome.answer) await recordAttempt(unit, delivery, {attempt: outcome.answer, verdict});
	},
	together: {
		prepare: async (unit, leased, {cipher}) => claimDeliveries(unit, leased, cipher),
		changes: ({now}, {outcome: {answer}, verdict}) => ({
			lastStatus: answer?.status ?? null,
			...(verdict === 'done' && {status: endedBy('deliver'), deliveredAt: now}),
			...(answer?.status !== undefined && {lastError: null}),
		}),
		record: async (unit, ended) =>
			recordAttempts(
				unit,
				ended.flatMap(({claimed: delivery, outcome: {answer: attempt}, verdict}) => (attempt ? [{delivery, attempt, verdict}] : [])),
			),
	},
});

/** One call. Whatever goes wrong on the way is an attempt that failed. */
async function call(outbound: OutboundClient, {targetUrl, secrets, ...message}: ClaimedDelivery, at: Date): Promise<Attempt> {
	const started = performance.now();
	const duration = () => Math.round(performance.now() - started);
	const headers = signedHeaders({...message, secrets, timestamp: Math.floor(at.getTime() / 1000)});
	try {
		const answer = await outbound.post(targetUrl, {headers, body: message.body});
		return {
			status: answer.status,
			retryAfterSeconds: retryAfterOf(answer.headers['retry-after'], at),
			durationMs: duration(),
			answer: keepableText(answer.body.slice(0, ANSWER_KEPT_CHARACTERS)),
		};
	} catch (error) {
		if (!(error instanceof OutboundFault)) throw error;
		return {error: error.code, durationMs: duration()};
	}
}
