import {ownRefusals} from '../error-responses.ts';
import type {AnyRoute} from '../route.ts';
import {callerWords, rateWords, repetitionWords} from './route-words.ts';

const refusalSentence = ([status, codes]: [string, string[]]): string => `${status} ${codes.map(code => `\`${code}\``).join(', ')}`;

/** What is said of an operation: what its declaration says in words, then what follows from the declaration. */
export function operationWords(route: AnyRoute): string {
	const refused = Object.entries(ownRefusals(route)).map(refusalSentence);
	const facts = [
		`**Who may call:** ${callerWords(route)}`,
		`**Rate limit:** ${rateWords(route)}`,
		`**Repeating it:** ${repetitionWords(route)}`,
		...(refused.length > 0 ? [`**Refusals of its own:** ${refused.join('; ')}.`] : []),
	];
	return [route.description, facts.map(fact => `- ${fact}`).join('\n')].join('\n\n');
}
