import {type Grants, type Place, type Role, roles, type Scope} from './scopes.ts';

/** Who gives or takes a role away. */
export type Granter = Readonly<{place: Place; partnerId: string | undefined; roles: readonly string[]; grants: Grants}>;

/** Whose role it is or would be: a person, or the people of a group. */
export type Grantee = Readonly<{place: Place; partnerId: string | null}>;

type Rule = Readonly<{
	/** Where somebody must stand to hold it; no person holds the role of a service account. */
	heldBy: readonly Place[];
	/** Who decides on it, besides having everything that it grants. */
	decidedBy: 'super_admin' | 'operator' | 'anybody';
}>;

const rules: Readonly<Record<Role, Rule>> = {
	super_admin: {heldBy: ['operator'], decidedBy: 'super_admin'},
	platform_admin: {heldBy: ['operator'], decidedBy: 'super_admin'},
	support: {heldBy: ['operator'], decidedBy: 'operator'},
	partner_admin: {heldBy: ['operator', 'partner'], decidedBy: 'anybody'},
	tenant_admin: {heldBy: ['tenant'], decidedBy: 'anybody'},
	tenant_member: {heldBy: ['tenant'], decidedBy: 'anybody'},
	service_account: {heldBy: [], decidedBy: 'anybody'},
};

/** Whoever administers something for others has what those others have over their own. */
const covering: Readonly<Partial<Record<Scope, Scope>>> = {
	'partner:manage': 'admin:partners',
	'billing:read': 'admin:billing',
	'billing:manage': 'admin:billing',
	'subscriptions:read': 'admin:subscriptions',
	'subscriptions:manage': 'admin:subscriptions',
	'services:read': 'admin:subscriptions',
};

function hasAllOf({grants}: Granter, role: Role): boolean {
	const {level, scopes} = roles[role];
	const has = (scope: Scope | undefined): boolean => {
		const held = scope && grants.get(scope);
		return held === 'write' || (held === 'read' && level === 'read');
	};
	return scopes.every(scope => has(scope) || has(covering[scope]));
}

/** Deciding on roles is for those who administer people or groups, not for those who only read of them. */
const administers = ({grants}: Granter): boolean => grants.get('admin:users') === 'write' || grants.get('admin:groups') === 'write';

const reaches = (granter: Granter, {partnerId}: Grantee): boolean =>
	granter.place === 'operator' || (granter.place === 'partner' && partnerId !== null && partnerId === granter.partnerId);

/**
 * Whether somebody may take a role away from a person, or switch off a person who holds it: they have everything that the role
 * grants, over everybody whom it reaches, and the role is theirs to decide on.
 */
export function mayDecideOn(granter: Granter, role: Role, grantee: Grantee): boolean {
	const {decidedBy} = rules[role];
	if (granter.place !== 'operator' && decidedBy !== 'anybody') return false;
	if (decidedBy === 'super_admin' && !granter.roles.includes('super_admin')) return false;
	return administers(granter) && reaches(granter, grantee) && hasAllOf(granter, role);
}

/** Whether a role is for whoever stands there. */
export const suits = (role: Role, {place}: Pick<Grantee, 'place'>): boolean => rules[role].heldBy.includes(place);

/** Whether somebody may give a role: they may decide on it, and it is for whoever gets it. Nobody can give more than they have. */
export const mayGrant = (granter: Granter, role: Role, grantee: Grantee): boolean =>
	suits(role, grantee) && mayDecideOn(granter, role, grantee);
