import {z} from 'zod';
import {type OutboundClient, OutboundFault} from '../../adapters/outbound/outbound-client.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {type ClaimedDelivery, claimDelivery} from '../../domain/webhooks/claim-delivery.ts';
import {type Attempt, recordAttempt} from '../../domain/webhooks/record-attempt.ts';
import {signedHeaders} from '../../domain/webhooks/signature.ts';
import {job} from '../queue/job.ts';

/** An answer is kept up to this length. */
const ANSWER_KEPT_CHARACTERS = 1024;

export const deliver = job({
	name: 'webhooks.deliver',
	queue: 'webhooks',
	summary: 'Calls a subscriber and writes down what came of it',
	payload: z.object({delivery_id: idOf('webhookDelivery'), due_at: z.string()}),
	key: ({delivery_id: id, due_at: dueAt}) => `${id}_${dueAt}`,
	async process({delivery_id: id}, {inUnit, cipher, outbound, clock, random, requestId}) {
		const because = 'telling a subscriber';
		const claimed = await asSystem(inUnit, {because, requestId}, async unit => claimDelivery(unit, {id, cipher}));
		if (!claimed) return undefined;
		const attempt = await call(outbound, claimed, clock.real());
		await asSystem(inUnit, {because, requestId}, async unit => recordAttempt(unit, {id, attempt, random: random()}));
		return undefined;
	},
});

/** One call. Whatever goes wrong on the way is an attempt that failed, never an error of the job. */
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
			answer: answer.body.replaceAll('\u0000', '').slice(0, ANSWER_KEPT_CHARACTERS),
		};
	} catch (error) {
		if (!(error instanceof OutboundFault)) throw error;
		return {error: error.code, durationMs: duration()};
	}
}

/** Retry-After (RFC 9110 §10.2.3) in seconds: a number, or a date; undefined when it is neither. */
function retryAfterOf(header: string | string[] | undefined, at: Date): number | undefined {
	const text = Array.isArray(header) ? header[0] : header;
	if (text === undefined) return undefined;
	if (/^\d{1,9}$/.test(text)) return Number(text);
	const date = Date.parse(text);
	return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - at.getTime()) / 1000));
}
