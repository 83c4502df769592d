import type {Service} from '../../src/domain/catalog/service.ts';
import {Service as ServiceEntity} from '../../src/domain/catalog/service.ts';
import {User} from '../../src/domain/identity/user.ts';
import {Tenant} from '../../src/domain/organization/tenant.ts';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import type {CallerKind} from './expected-access.ts';
import {forgedTokens} from './forged-tokens.ts';
import {OPERATOR_PARTNER, type World} from './world.ts';

/** Somebody who calls: by which headers, and what that makes of them. */
export type TestCaller = Readonly<{name: string; headers: Record<string, string>; kind: CallerKind}>;

const ADMIN = 'billing tenants partners subscriptions users groups provisioning registry accounting platform usage'
	.split(' ')
	.map(word => `admin:${word}`);
const OF_TENANTS = ['billing:read', 'billing:manage', 'subscriptions:read', 'subscriptions:manage', 'services:read'];
const OF_PARTNERS = [
	...'tenants subscriptions billing users groups usage provisioning'.split(' ').map(word => `admin:${word}`),
	'partner:manage',
];
const OF_SUPPORT = ['admin:tenants', 'admin:subscriptions', 'admin:usage'];
const EVERYTHING = [...ADMIN, ...OF_TENANTS, 'partner:manage', 'registry:manage'];

type Person = Readonly<{name: string; claims: Record<string, unknown>; kind: Omit<CallerKind, 'credential'>}>;

const operator = {partner_id: OPERATOR_PARTNER};
const partner = {partner_id: 'prt_reseller'};
const tenant = {tenant_id: 'tnt_acme', partner_id: 'prt_reseller'};

const persons: readonly Person[] = [
	{
		name: 'a super admin',
		claims: {...operator, sub: 'usr_super', roles: ['super_admin']},
		kind: {place: 'operator', writes: EVERYTHING, isSuperAdmin: true},
	},
	{
		name: 'a platform admin',
		claims: {...operator, sub: 'usr_platform', roles: ['platform_admin']},
		kind: {place: 'operator', writes: ADMIN},
	},
	{name: 'support', claims: {...operator, sub: 'usr_support', roles: ['support']}, kind: {place: 'operator', reads: OF_SUPPORT}},
	{name: 'operator staff without a role', claims: {...operator, sub: 'usr_staff'}, kind: {place: 'operator'}},
	{
		name: 'operator staff that reads all bills',
		claims: {...operator, sub: 'usr_reader', permissions: ['admin:billing:read']},
		kind: {place: 'operator', reads: ['admin:billing']},
	},
	{
		name: 'a partner admin',
		claims: {...partner, sub: 'usr_partner', roles: ['partner_admin']},
		kind: {place: 'partner', writes: OF_PARTNERS},
	},
	{
		name: "another partner's admin",
		claims: {partner_id: 'prt_other', sub: 'usr_partner_2', roles: ['partner_admin']},
		kind: {place: 'partner', writes: OF_PARTNERS},
	},
	{
		name: 'partner staff with claims above its place',
		claims: {
			...partner,
			sub: 'usr_climber',
			roles: ['super_admin', 'platform_admin'],
			permissions: ['admin:partners', 'admin:registry', 'admin:platform'],
		},
		kind: {place: 'partner'},
	},
	{name: 'a tenant admin', claims: {...tenant, sub: 'usr_tenant', roles: ['tenant_admin']}, kind: {place: 'tenant', writes: OF_TENANTS}},
	{
		name: 'a tenant member',
		claims: {...tenant, sub: 'usr_member', roles: ['tenant_member']},
		kind: {place: 'tenant', writes: ['subscriptions:read', 'services:read']},
	},
	{name: 'a tenant user without a role', claims: {...tenant, sub: 'usr_plain'}, kind: {place: 'tenant'}},
	{
		name: 'a tenant user with admin claims',
		claims: {...tenant, sub: 'usr_pretender', roles: ['super_admin', 'platform_admin', 'partner_admin', 'support'], permissions: ADMIN},
		kind: {place: 'tenant'},
	},
	{
		name: "a user of the operator's own tenant with admin claims",
		claims: {tenant_id: 'tnt_house', ...operator, sub: 'usr_house', roles: ['super_admin'], permissions: ADMIN},
		kind: {place: 'tenant'},
	},
	{
		name: "another tenant's admin",
		claims: {tenant_id: 'tnt_other', partner_id: 'prt_other', sub: 'usr_tenant_2', roles: ['tenant_admin']},
		kind: {place: 'tenant', writes: OF_TENANTS},
	},
	{
		name: "a suspended tenant's admin",
		claims: {tenant_id: 'tnt_suspended', partner_id: 'prt_reseller', sub: 'usr_suspended', roles: ['tenant_admin']},
		kind: {place: 'tenant', writes: OF_TENANTS, tenantIsSuspended: true},
	},
	{
		name: 'somebody without a place',
		claims: {sub: 'usr_nowhere', roles: ['super_admin'], permissions: EVERYTHING},
		kind: {place: 'nowhere'},
	},
	{
		name: 'a service account that has registered nothing',
		claims: {sub: 'svc-none', roles: ['service_account']},
		kind: {place: 'service', writes: ['registry:manage'], service: 'none'},
	},
	...(['pending', 'active', 'suspended'] as const).map(status => ({
		name: `a service that is ${status}`,
		claims: {sub: `svc-${status}`, permissions: ['registry:manage']},
		kind: {place: 'service', writes: ['registry:manage'], service: status} as const,
	})),
	{name: 'a service account without its scope', claims: {sub: 'svc-active-2'}, kind: {place: 'service', service: 'active'}},
	{
		name: 'a service account with admin claims',
		claims: {sub: 'svc-active-3', roles: ['super_admin'], permissions: ADMIN},
		kind: {place: 'service', service: 'active'},
	},
];

/** Tokens whose claims contradict what is on record. */
const contradicting: readonly Pick<Person, 'name' | 'claims'>[] = [
	{
		name: 'a user of another tenant than the record says',
		claims: {...tenant, tenant_id: 'tnt_other', partner_id: 'prt_other', sub: 'usr_tenant', roles: ['tenant_admin']},
	},
	{
		name: 'a tenant of another partner than the record says',
		claims: {...tenant, partner_id: 'prt_other', sub: 'usr_tenant', roles: ['tenant_admin']},
	},
	{name: 'a tenant user who claims to be operator staff', claims: {...operator, sub: 'usr_tenant', roles: ['super_admin']}},
	{name: 'partner staff that claims to be operator staff', claims: {...operator, sub: 'usr_partner', roles: ['super_admin']}},
];

const bearer = (token: string) => ({authorization: `Bearer ${token}`});

/** Puts people and services on record that tokens alone do not make: deactivated, suspended, registered. */
async function prepare(world: World): Promise<void> {
	await asSystem(world.inUnit, {because: 'preparing callers'}, async ({em}) => {
		const user = {email: null, displayName: null, lastSeenAt: null};
		em.create(User, {...user, id: 'usr_gone', tenantId: null, partnerId: OPERATOR_PARTNER, isActive: false});
		const place = {partnerId: 'prt_reseller', locale: 'en', timeZone: 'Europe/Amsterdam'} as const;
		em.create(Tenant, {...place, id: 'tnt_suspended', name: 'Suspended', slug: 't-suspended', status: 'suspended'});
		for (const [owner, status] of [
			['svc-pending', 'pending'],
			['svc-active', 'active'],
			['svc-active-2', 'active'],
			['svc-active-3', 'active'],
			['svc-suspended', 'suspended'],
		] as const)
			em.create(ServiceEntity, registered(owner, status));
	});
}

const registered = (ownerSubject: string, status: Service['status']) => ({
	...{slug: ownerSubject, name: ownerSubject, description: '', category: null, iconUrl: null, isPublic: true, status, ownerSubject},
	...{appId: null, baseUrl: 'https://service.example', healthCheckUrl: null, capabilities: [], metrics: [], softwareVersion: '1'},
	...{healthStatus: 'healthy' as const, lastHeartbeatAt: null, consecutiveMisses: 0, healthStep: 0, heartbeatIntervalSeconds: 60},
});

/** Everybody who could call the API of a world, each known to it. */
export async function makeCallers(world: World): Promise<TestCaller[]> {
	await prepare(world);
	const {issuer} = world;
	const good = await Promise.all(
		persons.map(async ({name, claims, kind}) => ({
			name,
			headers: bearer(await issuer.sign(claims)),
			kind: {credential: 'good', ...kind} as const,
		})),
	);
	// Who is on record before a token contradicts it.
	for (const {headers} of good) await fetch(`${world.baseUrl}/api/v1/auth/me`, {headers});
	const liars = await Promise.all(
		contradicting.map(async ({name, claims}) => ({
			name,
			headers: bearer(await issuer.sign(claims)),
			kind: {credential: 'contradicting'} as const,
		})),
	);
	const forged = Object.entries(await forgedTokens(issuer, OPERATOR_PARTNER)).map(([fault, token]) => ({
		name: `a token ${fault}`,
		headers: bearer(token),
		kind: {credential: 'refused'} as const,
	}));
	const refused = {credential: 'refused'} as const;
	const gone = bearer(await issuer.sign({...operator, sub: 'usr_gone', roles: ['super_admin']}));
	return [
		{name: 'nobody', headers: {}, kind: {credential: 'none'}},
		{name: 'a scheme that is not Bearer', headers: {authorization: 'Basic dXNyOnB3'}, kind: refused},
		{name: 'an unknown API key', headers: {'x-scaicontrol-key': `sck_${'A'.repeat(43)}`}, kind: refused},
		{name: 'a deactivated user', headers: gone, kind: refused},
		...forged,
		...good,
		...liars,
	];
}
