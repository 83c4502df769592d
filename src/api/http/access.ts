import type {Caller} from '../../domain/identity/caller.ts';
import {type Scope, scopes} from '../../domain/identity/scopes.ts';
import {type Refusals, refusing} from '../../domain/platform/refusals.ts';
import type {Reach} from '../../domain/platform/unit/tenancy.ts';

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

const isScope = (access: string): access is Scope => (scopes as readonly string[]).includes(access);

const isRead = (route: RouteFacts): boolean => route.method === 'get';

/** Whether a route is open to everybody: its callers may have no credential. */
export const isOpen = (route: RouteFacts): boolean => route.access === 'public' || route.access === 'callback token in the body';

function checkScope(route: RouteFacts, scope: Scope, {grants}: Caller): void {
	const level = grants.get(scope);
	if (level === undefined) throw refuse('scope_missing', {scope});
	if (level === 'read' && !isRead(route)) throw refuse('scope_reads_only', {scope});
}

function checkPerson(route: RouteFacts, caller: Caller): void {
	if (caller.place === 'service') throw refuse('persons_only');
	if (caller.place === 'nowhere') throw refuse('no_place');
	if (isScope(route.access)) checkScope(route, route.access, caller);
	if (route.access === 'any admin scope' && ![...caller.grants.keys()].some(scope => scope.startsWith('admin:'))) {
		throw refuse('scope_missing', {scope: 'admin:*'});
	}

	if (route.access === 'admin:platform or partner:manage' && !caller.grants.has('admin:platform') && !caller.grants.has('partner:manage')) {
		throw refuse('scope_missing', {scope: route.access});
	}

	if (route.needsSuperAdmin && !(caller.place === 'operator' && caller.roles.includes('super_admin'))) throw refuse('super_admin_only');
	if (route.isOperatorOnly && caller.place !== 'operator') throw refuse('operator_only');
	if (route.isTenantSide && (caller.place !== 'tenant' || !caller.tenantId)) throw refuse('tenant_needed');
	if (caller.tenantIsSuspended && !isRead(route)) throw refuse('tenant_suspended');
}

/**
 * Whether this caller may use this route at all; refuses if not. What of the data it may see is decided by `reachOf`. `/auth/me` is
 * open to whoever has a valid credential, also to people without a place.
 */
export function checkAccess(route: RouteFacts, caller: Caller): void {
	if (route.operation === 'getMe') return;
	if (route.access !== 'service') {
		checkPerson(route, caller);
		return;
	}

	checkService(route, caller);
}

/** A route that is open to deregistered services is open to accounts without any, too: it looks for itself which one it is about. */
function checkService({serviceStatuses = ['active']}: RouteFacts, {place, grants, service}: Caller): void {
	if (place !== 'service' || !grants.has('registry:manage')) throw refuse('services_only');
	if ((serviceStatuses as readonly string[]).includes(service?.status ?? 'deregistered')) return;
	if (!service) throw refuse('no_service');
	throw refuse(service.status === 'deregistered' ? 'service_deregistered' : 'service_state_forbids', service);
}

/** Whose rows the unit of this request sees. */
export function reachOf(route: RouteFacts, caller: Caller | undefined): Reach {
	if (!caller || route.access === 'service') return {kind: 'everything', because: route.operation};
	if (caller.place === 'operator' && !route.isTenantSide) return {kind: 'everything', because: `${route.operation} by the operator`};
	if (caller.place === 'tenant' && caller.tenantId && caller.partnerId)
		return {kind: 'tenant', tenantId: caller.tenantId, partnerId: caller.partnerId};
	if (caller.place === 'partner' && caller.partnerId) return {kind: 'partner', partnerId: caller.partnerId};
	throw refuse('no_place');
}
