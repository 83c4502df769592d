import type {Caller} from '../../domain/identity/caller.ts';
import type {Scope} from '../../domain/identity/scopes.ts';
import {type Refusals, refusing} from '../../domain/platform/refusals.ts';
import type {Reach} from '../../domain/platform/unit/tenancy.ts';
import {accessWords, anyAdminScope, isOpen, scopesOf} from './access-words.ts';
import type {RouteFacts} from './route.ts';

export const accessRefusals = {
	credential_missing: {kind: 'unauthenticated', message: 'This needs a bearer token'},
	credential_refused: {kind: 'unauthenticated', message: 'The credential is not valid: {why}'},
	scope_missing: {kind: 'forbidden', message: 'This needs the scope {scope}'},
	scope_reads_only: {kind: 'forbidden', message: 'The scope {scope} is granted for reading only'},
	persons_only: {kind: 'forbidden', message: 'This is for people; a service account has no access'},
	services_only: {kind: 'forbidden', message: 'This is for service accounts with the scope registry:manage'},
	no_service: {kind: 'forbidden', message: 'This service account has registered no service'},
	service_deregistered: {kind: 'unauthenticated', message: "The service '{slug}' is deregistered; its account may register it again"},
	service_state_forbids: {kind: 'forbidden', message: 'The service is {status}: this is not open to it'},
	tenant_needed: {kind: 'forbidden', message: 'This acts for a tenant, and the token names none'},
	no_place: {kind: 'forbidden', message: 'The token names neither a tenant nor a partner'},
	operator_only: {kind: 'forbidden', message: "This is for the operator's staff"},
	super_admin_only: {kind: 'forbidden', message: 'This needs the role super_admin'},
	tenant_suspended: {kind: 'forbidden', message: 'The tenant is suspended: reading, paying and downloading are open to it'},
} as const satisfies Refusals;

export const refuse = refusing(accessRefusals);

/** The service that is calling, on a route for services. */
export function serviceOf({service}: Caller): NonNullable<Caller['service']> {
	if (!service) throw refuse('no_service');
	return service;
}

/** What a route asks of its callers, put together once: nothing is looked up in the declaration while requests are answered. */
export type Gate = Readonly<{
	/** Callers may have no credential. */
	isOpen: boolean;
	/** What is written there goes into the audit log. */
	isAudited: boolean;
	/** Whether this caller may use the route at all; refuses if not. What of the data it may see is decided by `reach`. */
	check: (caller: Caller) => void;
	/** Whose rows the units of a request see. */
	reach: (caller: Caller | undefined) => Reach;
}>;

export const gateOf = (route: RouteFacts): Gate => ({
	isOpen: isOpen(route.access),
	isAudited: scopesOf(route.access).some(scope => scope.startsWith('admin:') || scope === 'partner:manage'),
	check: checkOf(route),
	reach: reachOf(route),
});

function checkOf(route: RouteFacts): Gate['check'] {
	if (route.forAnyPlace) return () => undefined;
	if (route.access === 'service') return checkService(route);
	const [checkScope, isRead] = [scopeCheck(route), route.method === 'get'];
	return caller => {
		if (caller.place === 'service') throw refuse('persons_only');
		if (caller.place === 'nowhere') throw refuse('no_place');
		checkScope?.(caller);
		if (route.needsSuperAdmin && !(caller.place === 'operator' && caller.roles.includes('super_admin'))) throw refuse('super_admin_only');
		if (route.isOperatorOnly && caller.place !== 'operator') throw refuse('operator_only');
		if (route.isTenantSide && (caller.place !== 'tenant' || !caller.tenantId)) throw refuse('tenant_needed');
		if (caller.tenantIsSuspended && !isRead && !route.isOpenToSuspendedTenants) throw refuse('tenant_suspended');
	};
}

/** Looks whether a caller has a scope that the route asks for; undefined when it asks for none. Reading needs no more than `:read`. */
function scopeCheck({access, method}: RouteFacts): Gate['check'] | undefined {
	const [wanted, words] = [scopesOf(access), access === anyAdminScope ? 'admin:*' : accessWords(access)];
	if (wanted.length === 0) return undefined;
	const has = ({grants}: Caller, scope: Scope) => (method === 'get' ? grants.has(scope) : grants.get(scope) === 'write');
	return caller => {
		if (wanted.some(scope => has(caller, scope))) return;
		throw refuse(wanted.some(scope => caller.grants.has(scope)) ? 'scope_reads_only' : 'scope_missing', {scope: words});
	};
}

/** A route that is open to deregistered services is open to accounts without any, too: its handler finds out which service is meant. */
function checkService({serviceStatuses = ['active']}: RouteFacts): Gate['check'] {
	const open: ReadonlySet<string> = new Set(serviceStatuses);
	return ({place, grants, service}) => {
		if (place !== 'service' || !grants.has('registry:manage')) throw refuse('services_only');
		if (open.has(service?.status ?? 'deregistered')) return;
		if (!service) throw refuse('no_service');
		throw refuse(service.status === 'deregistered' ? 'service_deregistered' : 'service_state_forbids', service);
	};
}

function reachOf({operation, access, isTenantSide}: RouteFacts): Gate['reach'] {
	const everything = {kind: 'everything', because: operation} as const;
	const ofOperator = {kind: 'everything', because: `${operation} by the operator`} as const;
	return caller => {
		if (!caller || access === 'service') return everything;
		if (caller.place === 'operator' && !isTenantSide) return ofOperator;
		if (caller.place === 'tenant' && caller.tenantId && caller.partnerId)
			return {kind: 'tenant', tenantId: caller.tenantId, partnerId: caller.partnerId};
		if (caller.place === 'partner' && caller.partnerId) return {kind: 'partner', partnerId: caller.partnerId};
		throw refuse('no_place');
	};
}
