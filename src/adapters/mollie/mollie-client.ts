import type {z} from 'zod';
import type {ProviderAnswer} from '../../domain/payments/provider/provider.ts';
import {callProvider, type ProviderCall} from '../outbound/call-provider.ts';

const CALL_LIMIT_MS = 25_000;
const SECONDS = /^\d{1,5}$/;

type Call = Pick<ProviderCall, 'method' | 'body'> & Readonly<{path: string; key?: string}>;

type Known<Value> = Extract<ProviderAnswer<Value>, {kind: 'known'}>;

/** What was answered. `isRepeated`: it is the answer that the key had before, as it was then. */
type MollieAnswer<Value> = Exclude<ProviderAnswer<Value>, {kind: 'known'}> | (Known<Value> & Readonly<{isRepeated: boolean}>);

export type MollieClient = <Value>(call: Call, schema: z.ZodType<Value>) => Promise<MollieAnswer<Value>>;

/**
 * Mollie's REST interface v2. What is not clearly a refusal leaves the outcome open: no answer, 409 (in flight), 429, 5xx, and an
 * answer that cannot be read.
 */
export const createMollieClient =
	({apiKey, url}: Readonly<{apiKey: string; url: string}>): MollieClient =>
	async ({path, key, ...call}, schema) => {
		const headers = {authorization: `Bearer ${apiKey}`, ...(key !== undefined && {'idempotency-key': key})};
		const answer = await callProvider(`${url}${path}`, {...call, headers, limitMs: CALL_LIMIT_MS});
		if (!answer) return {kind: 'unclear', code: 'no_answer'};
		const {status, json} = answer;
		if (status === 404 || status === 410) return {kind: 'missing'};
		if (status === 409 || status === 429 || status >= 500) {
			const wait = answer.headers['retry-after'];
			return {kind: 'unclear', code: `answered_${status}`, ...(SECONDS.test(wait ?? '') && {retryAfterSeconds: Number(wait)})};
		}

		if (status >= 300) return {kind: 'refused', ...refusalIn(json, status)};
		const read = schema.safeParse(json);
		if (!read.success) return {kind: 'unclear', code: 'not_understood'};
		return {kind: 'known', value: read.data, isRepeated: answer.headers['idempotent-replayed'] === 'true'};
	};

/** A 422 names the field that it is about: an amount below the method's minimum is no failure of the customer's. */
function refusalIn(json: unknown, status: number): Readonly<{code: string; why?: 'below_minimum' | 'method_gone'}> {
	const {field} = (typeof json === 'object' && json !== null ? json : {}) as {field?: unknown};
	if (status !== 422) return {code: `answered_${status}`};
	if (field === 'mandateId') return {code: 'mandate_gone', why: 'method_gone'};
	return field === 'amount' ? {code: 'amount_out_of_range', why: 'below_minimum'} : {code: 'answered_422'};
}
