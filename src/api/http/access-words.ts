import {type Scope, scopes} from '../../domain/identity/scopes.ts';

/** What proves who sends a request of another system, and what the contract calls it. */
const signatures = {
	stripe: 'Stripe-Signature',
	coinbase: 'X-Hook0-Signature',
	/** Of the provider that the path names. */
	provider: "that provider's signature",
} as const;

/**
 * Who may call.
 * - a scope: whoever holds it; `anyOf`: whoever holds one of them
 * - `public`: everybody; `user`: every person with a place; `service`: the account of a registered service
 * - `signedBy`, `lookedUpAt`, `tokenInBody`: nobody's credential is asked for; the handler itself proves that the request is true
 */
export type Access =
	| Scope
	| 'public'
	| 'user'
	| 'service'
	| Readonly<{anyOf: readonly Scope[]}>
	| Readonly<{signedBy: keyof typeof signatures}>
	| Readonly<{lookedUpAt: 'Mollie'}>
	| Readonly<{tokenInBody: 'callback'}>;

/** Any of the scopes that begin with `admin:`. */
export const anyAdminScope: Access = {anyOf: scopes.filter(scope => scope.startsWith('admin:'))};

const isScope = (access: string): access is Scope => (scopes as readonly string[]).includes(access);

/** The one scope that a route asks for, if it is one. */
export const scopeOf = (access: Access): Scope | undefined => (typeof access === 'string' && isScope(access) ? access : undefined);

/** The scopes of which one is needed; none where no scope is asked for. */
export function scopesOf(access: Access): readonly Scope[] {
	if (typeof access === 'object') return 'anyOf' in access ? access.anyOf : [];
	return isScope(access) ? [access] : [];
}

/** Whether everybody may call, without any credential: what such a request must prove, its handler looks at. */
export const isOpen = (access: Access): boolean => access === 'public' || (typeof access === 'object' && !('anyOf' in access));

/** Who may call, word for word as the contract writes it. */
export function accessWords(access: Access): string {
	if (typeof access === 'string') return access;
	if (access === anyAdminScope) return 'any admin scope';
	if ('anyOf' in access) return access.anyOf.join(' or ');
	if ('signedBy' in access) return signatures[access.signedBy];
	if ('lookedUpAt' in access) return `payment id looked up at ${access.lookedUpAt}`;
	return `${access.tokenInBody} token in the body`;
}
