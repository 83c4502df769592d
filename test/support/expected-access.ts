import {accessWords} from '../../src/api/http/access-words.ts';
import {type AnyRoute, fullPath} from '../../src/api/http/route.ts';

/** What a caller is, as far as the right to call depends on it. */
export type CallerKind = Readonly<{
	credential: 'none' | 'refused' | 'contradicting' | 'good';
	place?: 'operator' | 'partner' | 'tenant' | 'service' | 'nowhere';
	/** Scopes that count, with what they allow. */
	writes?: readonly string[];
	reads?: readonly string[];
	isSuperAdmin?: true;
	tenantIsSuspended?: true;
	service?: 'none' | 'pending' | 'active' | 'suspended';
}>;

/** What the API must answer: a status, or anything that is neither 401, 403 nor a fault of the server. */
export type Expected = 401 | 403 | 'let in';

/** The contract's words for routes that nobody needs a credential for. */
const OPEN = ['public', 'callback token in the body', 'Stripe-Signature', 'X-Hook0-Signature'];
const OPEN_BY_PROVIDER = /^payment id looked up at |provider's signature$/;

/** Routes that act for the tenant of the token. */
const TENANT_SIDE = [
	/^\/api\/v1\/(?:subscriptions|service-packs|billing|usage|entrypoints)(?:\/|$)/,
	/^\/api\/v1\/organization\/tenant(?:\/|$)/,
	/^\/api\/v1\/webhook-(?:endpoints|deliveries|replays)(?:\/|$)/,
	/^\/api\/v1\/provisioning\/(?:status|workflows)(?:\/|$)/,
];

/** Catalog, registry, packs, settings and accounting are the operator's alone. */
const OPERATOR_ONLY = [/^\/api\/v1\/admin\/(?:catalog|registry|packs|entrypoints|platform|accounting)(?:\/|$)/];

/** What a service may call besides, before it is approved and while it is suspended. */
const WHILE_PENDING = ['registerService', 'reregisterService', 'heartbeat', 'deregisterService'];
const WHILE_SUSPENDED = [...WHILE_PENDING, 'postUsageEvents', 'checkQuota'];

/** What the users of a suspended tenant may do besides reading: pay. */
const WHILE_TENANT_IS_SUSPENDED = /^\/api\/v1\/billing\/(?:payment-providers|payment-methods|invoices\/\{invoice_id\}\/pay)(?:\/|$)/;

const isScope = (access: string): boolean => /^[a-z]+:[a-z]+$/.test(access);

function serviceMay(route: AnyRoute, caller: CallerKind): boolean {
	if (caller.place !== 'service' || !caller.writes?.includes('registry:manage')) return false;
	if (caller.service === 'active') return true;
	if (caller.service === 'pending') return WHILE_PENDING.includes(route.operation);
	if (caller.service === 'suspended') return WHILE_SUSPENDED.includes(route.operation);
	return route.operation === 'registerService';
}

function hasRight(route: AnyRoute, {writes = [], reads = []}: CallerKind): boolean {
	const granted = route.method === 'get' ? [...writes, ...reads] : writes;
	const words = accessWords(route.access);
	const scopes = words.split(' or ');
	if (scopes.every(isScope)) return scopes.some(scope => granted.includes(scope));
	if (words === 'any admin scope') return granted.some(scope => scope.startsWith('admin:'));
	return true;
}

/** Who may call what, by the contract alone: it looks at the route's declaration and at nothing of what carries it out. */
export function expectedAccess(route: AnyRoute, caller: CallerKind): Expected {
	const [path, access] = [fullPath(route), accessWords(route.access)];
	if (OPEN.includes(access) || OPEN_BY_PROVIDER.test(access)) return 'let in';
	if (caller.credential === 'none' || caller.credential === 'refused') return 401;
	if (caller.credential === 'contradicting') return 403;
	if (route.operation === 'getMe') return 'let in';
	if (access === 'service') return serviceMay(route, caller) ? 'let in' : 403;
	if (caller.place === 'service' || caller.place === 'nowhere') return 403;
	if (!hasRight(route, caller)) return 403;
	if (route.needsSuperAdmin && !caller.isSuperAdmin) return 403;
	if ((route.isOperatorOnly || OPERATOR_ONLY.some(pattern => pattern.test(path))) && caller.place !== 'operator') return 403;
	if (TENANT_SIDE.some(pattern => pattern.test(path)) && caller.place !== 'tenant') return 403;
	const isSuspended = caller.tenantIsSuspended && route.method !== 'get' && !WHILE_TENANT_IS_SUSPENDED.test(path);
	return isSuspended ? 403 : 'let in';
}
