import {namedEnum} from '../platform/values/named-enum.ts';
/** The scopes of the product. Names are contract: adding is free, renaming is not. */
export const scopes = [
	'admin:billing',
	'admin:tenants',
	'admin:partners',
	'admin:subscriptions',
	'admin:users',
	'admin:groups',
	'admin:provisioning',
	'admin:registry',
	'admin:accounting',
	'admin:platform',
	'admin:usage',
	'partner:manage',
	'billing:read',
	'billing:manage',
	'subscriptions:read',
	'subscriptions:manage',
	'services:read',
	'registry:manage',
] as const;

export type Scope = (typeof scopes)[number];

/** What a grant of a scope allows: reading only, or everything. */
export type GrantLevel = 'read' | 'write';

/** The scopes that somebody has, each with its level; sorted by name. */
export type Grants = ReadonlyMap<Scope, GrantLevel>;

const allAdmin = scopes.filter(scope => scope.startsWith('admin:'));

type RoleDeclaration = Readonly<{scopes: readonly Scope[]; level: GrantLevel}>;

/** Roles as data: what each one grants. */
export const roles = {
	super_admin: {scopes, level: 'write'},
	platform_admin: {scopes: allAdmin, level: 'write'},
	partner_admin: {
		scopes: [
			'admin:tenants',
			'admin:subscriptions',
			'admin:billing',
			'admin:users',
			'admin:groups',
			'admin:usage',
			'admin:provisioning',
			'partner:manage',
		],
		level: 'write',
	},
	support: {scopes: ['admin:tenants', 'admin:subscriptions', 'admin:usage'], level: 'read'},
	tenant_admin: {scopes: ['billing:read', 'billing:manage', 'subscriptions:read', 'subscriptions:manage', 'services:read'], level: 'write'},
	tenant_member: {scopes: ['subscriptions:read', 'services:read'], level: 'write'},
	service_account: {scopes: ['registry:manage'], level: 'write'},
} as const satisfies Record<string, RoleDeclaration>;

export type Role = keyof typeof roles;

export const role = namedEnum(Object.keys(roles) as [Role, ...Role[]], {
	id: 'Role',
	description:
		"Role, a named set of scopes: `super_admin`, `platform_admin` and `support` for the operator's staff, `partner_admin` for a partner's, `tenant_admin` and `tenant_member` for people of a tenant, `service_account` for services.",
});

export const isRole = (word: string): word is Role => Object.hasOwn(roles, word);

const isScope = (word: string): word is Scope => (scopes as readonly string[]).includes(word);

const READ_ONLY_SUFFIX = ':read';

/** Reads one permission as a token writes it: a scope, or a scope with the suffix `:read` for reading only. */
function parsePermission(word: string): [Scope, GrantLevel] | undefined {
	if (isScope(word)) return [word, 'write'];
	const base = word.endsWith(READ_ONLY_SUFFIX) ? word.slice(0, -READ_ONLY_SUFFIX.length) : '';
	return isScope(base) ? [base, 'read'] : undefined;
}

/** The permissions as `/auth/me` writes them, in the order of the grants. */
export const writePermissions = (grants: Grants): string[] =>
	Array.from(grants, ([scope, level]) => (level === 'read' ? `${scope}${READ_ONLY_SUFFIX}` : scope));

/** Where somebody stands. Place is the ceiling of what roles and claims can grant. */
export type Place = 'operator' | 'partner' | 'tenant' | 'service' | 'nowhere';

const ceilings: Readonly<Record<Place, readonly Scope[]>> = {
	operator: scopes,
	partner: roles.partner_admin.scopes,
	tenant: roles.tenant_admin.scopes,
	service: roles.service_account.scopes,
	nowhere: [],
};

/** Whether a role fits under a place's ceiling: whoever stands there can hold it. */
export const fitsPlace = (role: Role, place: Place): boolean =>
	place === 'operator' ? role !== 'service_account' : roles[role].scopes.every(scope => ceilings[place].includes(scope));

/** Whether somebody's grants are all that a role would give, whether or not they hold it by name. */
export const coversRole = (grants: Grants, role: Role): boolean =>
	roles[role].scopes.every(scope => {
		const level = grants.get(scope);
		return level === 'write' || level === roles[role].level;
	});

/** What somebody may do: the union of permissions and roles, cut at the ceiling of the place; `ignored` lies above it. */
export function grantsOf(place: Place, permissions: readonly string[], roleNames: readonly string[]): {grants: Grants; ignored: string[]} {
	const grants = new Map<Scope, GrantLevel>();
	const ignored: string[] = [];
	const give = (scope: Scope, level: GrantLevel, source: string) => {
		if (!ceilings[place].includes(scope)) ignored.push(source);
		else if (grants.get(scope) !== 'write') grants.set(scope, level);
	};
	for (const word of permissions) {
		const parsed = parsePermission(word);
		if (parsed) give(...parsed, word);
	}

	for (const name of roleNames) {
		if (!isRole(name)) continue;
		// A role above the place counts for nothing, not even for the scopes that the place would allow.
		if (!fitsPlace(name, place)) ignored.push(name);
		else for (const scope of roles[name].scopes) give(scope, roles[name].level, name);
	}

	return {grants: new Map([...grants].sort()), ignored: [...new Set(ignored)]};
}
