import {OutboundFault} from '../../adapters/outbound/outbound-client.ts';
import {failpoint} from '../../domain/platform/process/failpoints.ts';
import type {ClaimedCall} from '../../domain/provisioning/claim-step.ts';
import {readAnswer, type ServiceAnswer} from '../../domain/provisioning/read-answer.ts';
import type {MadeCall} from '../../domain/provisioning/take-turn.ts';
import {signedHeaders} from '../../domain/webhooks/signature.ts';
import {retryAfterOf} from '../queue/retry-after.ts';
import type {WorkerTools} from '../worker-tools.ts';

type Tools = Pick<WorkerTools, 'serviceOutbound' | 'clock' | 'jitter'>;

/** Makes one call, signed as webhooks are. Whatever goes wrong on the way is what came of it, never an error. */
export async function callService(tools: Tools, claimed: ClaimedCall): Promise<Omit<MadeCall, 'claimed'>> {
	await failpoint('provisioning:before-call', `${claimed.step}.${claimed.call}`);
	const answer = await answerTo(tools, claimed);
	await failpoint('provisioning:after-call', `${claimed.step}.${claimed.call}`);
	return {read: readAnswer(answer, claimed), jitter: tools.jitter};
}

async function answerTo(
	{serviceOutbound, clock}: Tools,
	{request, secrets, limitMs, eventType, ...claimed}: ClaimedCall,
): Promise<ServiceAnswer> {
	const {method, url, body, idempotencyKey} = request;
	const at = clock.real();
	const eventId = idempotencyKey ?? `${claimed.workflowId}:${claimed.step}:poll`;
	const headers = {
		...signedHeaders({eventId, eventType, body, timestamp: Math.floor(at.getTime() / 1000), secrets}),
		'user-agent': 'ScaiControl-Provisioning/1.0',
		...(idempotencyKey && {'idempotency-key': idempotencyKey}),
	};
	try {
		const answer = await serviceOutbound.call(url, {method, headers, body, limitMs});
		return {status: answer.status, body: answer.body, retryAfterSeconds: retryAfterOf(answer.headers['retry-after'], at)};
	} catch (error) {
		return {fault: error instanceof OutboundFault ? error.code : 'NETWORK'};
	}
}
