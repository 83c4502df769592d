import test from 'ava';
import fc from 'fast-check';
import {fitsPlace, grantsOf, type Place, type Role, roles, scopes, writePermissions} from '../../../src/domain/identity/scopes.ts';

const ADMIN = scopes.filter(scope => scope.startsWith('admin:'));
const places: readonly Place[] = ['operator', 'partner', 'tenant', 'service', 'nowhere'];

/** The contract: the most that somebody can have by standing somewhere, whatever claims and roles say. */
const CEILINGS: Readonly<Record<Place, readonly string[]>> = {
	operator: scopes,
	partner: [...'tenants subscriptions billing users groups usage provisioning'.split(' ').map(word => `admin:${word}`), 'partner:manage'],
	tenant: ['billing:read', 'billing:manage', 'subscriptions:read', 'subscriptions:manage', 'services:read'],
	service: ['registry:manage'],
	nowhere: [],
};

/** Which role can be held where. */
const HELD: Readonly<Record<Role, readonly Place[]>> = {
	super_admin: ['operator'],
	platform_admin: ['operator'],
	partner_admin: ['operator', 'partner'],
	support: ['operator', 'partner'],
	tenant_admin: ['operator', 'tenant'],
	tenant_member: ['operator', 'tenant'],
	service_account: ['service'],
};

test('there are the sixteen scopes of the product and two more', t => {
	t.is(scopes.length, 18);
	t.is(ADMIN.length, 11);
});

for (const [role, held] of Object.entries(HELD) as [Role, readonly Place[]][]) {
	for (const place of places) {
		const isHeld = held.includes(place);
		test(`${role} ${isHeld ? 'counts' : 'counts for nothing'} for somebody of place ${place}`, t => {
			const {grants, ignored} = grantsOf(place, [], [role]);
			t.is(fitsPlace(role, place), isHeld);
			t.deepEqual([...grants.keys()].toSorted(), isHeld ? [...roles[role].scopes].toSorted() : []);
			t.deepEqual(ignored, isHeld ? [] : [role]);
		});
	}
}

test('whatever claims and roles say, nobody has more than the place allows, and what lies above is named', t => {
	const words = fc.array(fc.oneof(fc.constantFrom(...scopes), fc.constantFrom(...scopes.map(scope => `${scope}:read`)), fc.string()), {
		maxLength: 12,
	});
	const roleNames = fc.array(
		fc.oneof(fc.constantFrom(...Object.keys(roles)), fc.constantFrom('constructor', '__proto__', 'toString', 'admin')),
		{maxLength: 5},
	);
	fc.assert(
		fc.property(fc.constantFrom(...places), words, roleNames, (place, permissions, names) => {
			const {grants, ignored} = grantsOf(place, permissions, names);
			for (const scope of grants.keys()) t.true(CEILINGS[place].includes(scope), `${place}: ${scope}`);
			const above = permissions.filter(word => (scopes as readonly string[]).includes(word) && !CEILINGS[place].includes(word));
			for (const word of above) t.true(ignored.includes(word));
		}),
	);
});

test('more claims never take a right away', t => {
	const words = fc.subarray([...scopes, ...scopes.map(scope => `${scope}:read`)]);
	fc.assert(
		fc.property(fc.constantFrom(...places), words, words, (place, some, more) => {
			const [before, after] = [grantsOf(place, some, []).grants, grantsOf(place, [...some, ...more], []).grants];
			for (const [scope, level] of before) t.true(after.get(scope) === level || after.get(scope) === 'write');
		}),
	);
});

test('support reads only, and what it has besides for writing stays so', t => {
	const {grants} = grantsOf('operator', ['admin:usage'], ['support']);
	t.deepEqual(writePermissions(grants), ['admin:subscriptions:read', 'admin:tenants:read', 'admin:usage']);
});

test('a permission with :read is for reading, but billing:read is a scope of its own', t => {
	t.deepEqual(writePermissions(grantsOf('operator', ['admin:billing:read'], []).grants), ['admin:billing:read']);
	t.is(grantsOf('tenant', ['billing:read'], []).grants.get('billing:read'), 'write');
	t.is(grantsOf('tenant', ['billing:read:read'], []).grants.get('billing:read'), 'read');
	t.is(grantsOf('tenant', ['billing'], []).grants.size, 0);
});

test('words that are no scope and no role grant nothing', t => {
	const {grants, ignored} = grantsOf(
		'operator',
		['admin:*', '*', 'admin', 'ADMIN:BILLING', ' admin:billing', 'constructor'],
		['root', '__proto__'],
	);
	t.is(grants.size, 0);
	t.deepEqual(ignored, []);
});
