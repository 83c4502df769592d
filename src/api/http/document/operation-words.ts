import {accessWords, isOpen, scopeOf} from '../access-words.ts';
import {ownRefusals} from '../error-responses.ts';
import {COSTLY_AT_ONCE} from '../limits/concurrency-limit.ts';
import {rateLimits} from '../limits/rate-limits.ts';
import type {AnyRoute} from '../route.ts';

const often = ({points, seconds}: Readonly<{points: number; seconds: number}>): string =>
	seconds === 1 ? `${points} requests a second` : `${points} requests in ${seconds} s`;

/** Who may call, in one sentence. */
function accessSentence({access, isOperatorOnly, needsSuperAdmin, isTenantSide}: AnyRoute): string {
	if (isOpen(access))
		return access === 'public' ? 'Open to everybody.' : `No credential is asked for; what proves the request: ${accessWords(access)}.`;
	const who = {user: 'a token of a person', service: "a service's token or its `X-ScaiControl-Key`"}[access as 'user' | 'service'];
	const needed = who ?? (scopeOf(access) ? `the scope \`${accessWords(access)}\`` : `one of: ${accessWords(access)}`);
	const more = [
		...(isTenantSide ? ['the token must name a tenant, which is the one that it acts for'] : []),
		...(isOperatorOnly ? ["only for the operator's staff"] : []),
		...(needsSuperAdmin ? ['only for `super_admin`'] : []),
	];
	return `${[`Needs ${needed}`, ...more].join('; ')}.`;
}

/** How often it may be called. */
function costSentence(route: AnyRoute): string {
	if (route.limit === 'none') return 'Not limited.';
	if (isOpen(route.access)) return `At most ${often(rateLimits[route.limit ?? 'address'])} from one address.`;
	if (route.access === 'service') return `Shares the ${often(rateLimits.service)} of a service.`;
	const shared = `the ${often(rateLimits.person)} of a person`;
	return route.isCostly
		? `Costly: at most ${often(rateLimits.costly)} of a person, of all costly operations together, and ${COSTLY_AT_ONCE} of a tenant at once.`
		: `Shares ${shared}.`;
}

const refusalSentence = ([status, codes]: [string, string[]]): string => `${status} ${codes.map(code => `\`${code}\``).join(', ')}`;

/** What is said of an operation: what its declaration says in words, then what follows from the declaration. */
export function operationWords(route: AnyRoute): string {
	const refused = Object.entries(ownRefusals(route)).map(refusalSentence);
	const facts = [
		`**Access:** ${accessSentence(route)}`,
		`**Limits:** ${costSentence(route)}`,
		...(route.isIdempotent
			? ['**Repeats:** honours `Idempotency-Key`: sent again with the same key it answers as the first time and does nothing.']
			: []),
		...(refused.length > 0 ? [`**Refusals of its own:** ${refused.join('; ')}.`] : []),
	];
	return [route.description, facts.map(fact => `- ${fact}`).join('\n')].join('\n\n');
}
