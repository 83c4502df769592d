import test from 'ava';
import {type Grantee, type Granter, mayDecideOn, mayGrant} from '../../../src/domain/identity/granting.ts';
import {grantsOf, type Place, type Role, roles} from '../../../src/domain/identity/scopes.ts';

const granter = (
	place: Place,
	partnerId: string | undefined,
	roleNames: readonly string[],
	permissions: readonly string[] = [],
): Granter => ({
	...{place, partnerId, roles: roleNames},
	grants: grantsOf(place, permissions, roleNames).grants,
});

const granters = {
	'a super_admin': granter('operator', 'prt_operator', ['super_admin']),
	'a platform_admin': granter('operator', 'prt_operator', ['platform_admin']),
	'support of the operator': granter('operator', 'prt_operator', ['support']),
	'a partner_admin of the operator': granter('operator', 'prt_operator', ['partner_admin']),
	'operator staff with admin:users alone': granter('operator', 'prt_operator', [], ['admin:users']),
	'operator staff with reading of everything': granter(
		'operator',
		'prt_operator',
		[],
		['admin:users', 'admin:tenants:read', 'admin:billing:read'],
	),
	"a reseller's partner_admin": granter('partner', 'prt_one', ['partner_admin']),
	"a reseller's staff that claims super_admin": granter('partner', 'prt_one', ['super_admin', 'platform_admin']),
	'a tenant_admin': granter('tenant', 'prt_one', ['tenant_admin']),
	'a service account': granter('service', undefined, ['service_account']),
	'somebody without a place': granter('nowhere', undefined, ['super_admin']),
} as const;

const targets = {
	'operator staff': {place: 'operator', partnerId: 'prt_operator'},
	"the reseller's staff": {place: 'partner', partnerId: 'prt_one'},
	"another reseller's staff": {place: 'partner', partnerId: 'prt_two'},
	"a user of the reseller's tenant": {place: 'tenant', partnerId: 'prt_one'},
	"a user of another reseller's tenant": {place: 'tenant', partnerId: 'prt_two'},
	"a user of the operator's tenant": {place: 'tenant', partnerId: 'prt_operator'},
	'somebody without a place': {place: 'nowhere', partnerId: null},
} as const satisfies Record<string, Grantee>;

type GranterName = keyof typeof granters;
type TargetName = keyof typeof targets;

const everyTenant: readonly TargetName[] = [
	"a user of the reseller's tenant",
	"a user of another reseller's tenant",
	"a user of the operator's tenant",
];
const everyStaff: readonly TargetName[] = ['operator staff', "the reseller's staff", "another reseller's staff"];

/** The only cells of role × granter × target that succeed. */
const succeeds: Readonly<Record<Role, Partial<Record<GranterName, readonly TargetName[]>>>> = {
	super_admin: {'a super_admin': ['operator staff']},
	platform_admin: {'a super_admin': ['operator staff']},
	support: {
		'a super_admin': ['operator staff'],
		'a platform_admin': ['operator staff'],
		'a partner_admin of the operator': ['operator staff'],
	},
	partner_admin: {
		'a super_admin': everyStaff,
		'a platform_admin': everyStaff,
		'a partner_admin of the operator': everyStaff,
		"a reseller's partner_admin": ["the reseller's staff"],
	},
	tenant_admin: {
		'a super_admin': everyTenant,
		'a platform_admin': everyTenant,
		'a partner_admin of the operator': everyTenant,
		"a reseller's partner_admin": ["a user of the reseller's tenant"],
	},
	tenant_member: {
		'a super_admin': everyTenant,
		'a platform_admin': everyTenant,
		'a partner_admin of the operator': everyTenant,
		"a reseller's partner_admin": ["a user of the reseller's tenant"],
	},
	service_account: {},
};

for (const role of Object.keys(roles) as Role[]) {
	test(`${role} is granted by nobody but those who may, to nobody but those whom it suits`, t => {
		for (const [by, one] of Object.entries(granters)) {
			for (const [to, other] of Object.entries(targets)) {
				const expected = succeeds[role][by as GranterName]?.includes(to as TargetName) ?? false;
				t.is(mayGrant(one, role, other), expected, `${by} grants ${role} to ${to}`);
			}
		}
	});
}

test('whoever may grant a role may take it away, and nobody takes what they could not grant where it suits', t => {
	for (const [by, one] of Object.entries(granters)) {
		for (const role of Object.keys(roles) as Role[]) {
			for (const target of Object.values(targets)) {
				if (mayGrant(one, role, target)) t.true(mayDecideOn(one, role, target), `${by} ${role}`);
			}
		}
	}
});

test('a role that no longer suits a person who moved can still be taken away by those above', t => {
	t.true(mayDecideOn(granters['a super_admin'], 'super_admin', targets["a user of the reseller's tenant"]));
	t.false(mayDecideOn(granters["a reseller's partner_admin"], 'support', targets["the reseller's staff"]));
});
