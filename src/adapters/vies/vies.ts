import {z} from 'zod';
import type {VatRegister} from '../../domain/organization/vat-register.ts';
import {keepableText} from '../../domain/platform/values/text-fault.ts';
import {callFixedHost} from '../outbound/call-fixed-host.ts';

const ANSWER_LIMIT_BYTES = 64 * 1024;
const TEXT_KEPT_CHARACTERS = 200;

/** Words with which VIES says that it has looked; any other one names the member state's register that did not answer. */
const LOOKED = new Set(['', 'VALID', 'INVALID']);

const answered = z.object({
	valid: z.boolean(),
	requestDate: z.string().nullish(),
	requestIdentifier: z.string().nullish(),
	name: z.string().nullish(),
	userError: z.string().nullish(),
});

/**
 * Asks the European Commission's VIES, by its REST interface `POST <url>/check-vat-number`. A register that does not answer, answers
 * with an error or says something else is not available; only a clear answer is one.
 */
export const createVies = ({url}: {url: string}): VatRegister => ({
	async check({countryCode, vatNumber}) {
		try {
			const {status, text} = await callFixedHost(`${url}/check-vat-number`, {
				method: 'POST',
				headers: {'content-type': 'application/json', accept: 'application/json'},
				body: JSON.stringify({countryCode, vatNumber}),
				answerLimitBytes: ANSWER_LIMIT_BYTES,
			});
			const answer = status === 200 ? answered.safeParse(JSON.parse(text)) : undefined;
			if (!answer?.success || !LOOKED.has(answer.data.userError ?? '')) return undefined;
			const {valid, ...evidence} = answer.data;
			return {isValid: valid, evidence: {country_code: countryCode, valid, ...shortened(evidence)}};
		} catch {
			return undefined;
		}
	},
});

const shortened = (texts: Record<string, string | null | undefined>): Record<string, string> =>
	Object.fromEntries(
		Object.entries(texts).flatMap(([name, text]) => (text ? [[name, keepableText(text.slice(0, TEXT_KEPT_CHARACTERS))]] : [])),
	);
