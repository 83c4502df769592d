import {roles} from '../../../domain/identity/scopes.ts';
import {accessWords, isOpen, scopesOf} from '../access-words.ts';
import {COSTLY_AT_ONCE} from '../limits/concurrency-limit.ts';
import {rateLimits} from '../limits/rate-limits.ts';
import type {AnyRoute} from '../route.ts';

const code = (word: string): string => `\`${word}\``;

/** What super_admin holds goes without saying. */
const rolesWith = (scopes: readonly string[]): string[] =>
	Object.entries(roles).flatMap(([role, {scopes: held}]) =>
		role !== 'super_admin' && held.some(scope => scopes.includes(scope)) ? [code(role)] : [],
	);

function credentialWords({access, needsSuperAdmin}: AnyRoute): string {
	if (needsSuperAdmin) return "The operator's `super_admin`";
	const scopes = scopesOf(access);
	if (scopes.length > 0) {
		const held = rolesWith(scopes);
		const asked = access === scopes[0] ? `the scope ${code(scopes[0])}` : `one of ${scopes.map(code).join(', ')}`;
		return `Whoever holds ${asked}${held.length > 0 ? ` (roles: ${held.join(', ')})` : ''}`;
	}
	if (access === 'public') return 'Everybody; no credential is asked for';
	if (access === 'user') return 'Every person with a valid token';
	if (access === 'service')
		return 'A service: its API key in `X-ScaiControl-Key`, or a token of its service account with `registry:manage`';
	return `Whoever proves it in the request: ${accessWords(access)}`;
}

/** Who may call an operation, and for whom it then acts. */
export function callerWords(route: AnyRoute): string {
	const more = [
		...(route.isTenantSide ? ['It acts for the tenant of the token.'] : []),
		...(route.isOperatorOnly ? ["Only the operator's own staff, whatever others hold."] : []),
		...(route.isOpenToSuspendedTenants ? ['Open to suspended tenants as well.'] : []),
		...(route.isOpenWith ? ['Without a credential, too, while the setting `public_catalog` is on.'] : []),
		...(route.access === 'service'
			? [`A service that is known must be ${(route.serviceStatuses ?? ['active']).map(code).join(' or ')}.`]
			: []),
	];
	return [`${credentialWords(route)}.`, ...more].join(' ');
}

const perTime = (limit: keyof typeof rateLimits): string => {
	const {points, seconds} = rateLimits[limit];
	return `${points} in ${seconds === 1 ? 'a second' : `${seconds} seconds`}`;
};

/** How often it may be called, and by what that is counted. */
export function rateWords(route: AnyRoute): string {
	if (route.limit === 'none') return 'None.';
	if (isOpen(route.access)) return `${perTime(route.limit ?? 'address')}, by address (\`${route.limit ?? 'address'}\`).`;
	const own = route.access === 'service' ? 'service' : 'person';
	const costly = route.isCostly
		? `; this one costs much: ${perTime('costly')} for all that do (\`costly\`), and ${COSTLY_AT_ONCE} of a tenant at once`
		: '';
	return `${perTime(own)} for all requests of a ${own} (\`${own}\`)${costly}.`;
}

/** What sending it twice does. */
export function repetitionWords({method, isIdempotent}: AnyRoute): string {
	if (isIdempotent) return 'Takes `Idempotency-Key`: for 24 h the same key gives the first answer again.';
	if (method === 'get') return 'Only reads; ask as often as you like.';
	return 'Takes no `Idempotency-Key`.';
}
