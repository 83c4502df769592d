import test from 'ava';
import {type Access, accessWords, anyAdminScope, isOpen, scopeOf, scopesOf} from '../../../src/api/http/access-words.ts';
import {scopes} from '../../../src/domain/identity/scopes.ts';

/** What the contract writes in its column of access, besides scopes. */
const contract: readonly (readonly [words: string, access: Access, open: 'open' | 'closed'])[] = [
	['public', 'public', 'open'],
	['user', 'user', 'closed'],
	['service', 'service', 'closed'],
	['any admin scope', anyAdminScope, 'closed'],
	['callback token in the body', {tokenInBody: 'callback'}, 'open'],
	['Stripe-Signature', {signedBy: 'stripe'}, 'open'],
	['X-Hook0-Signature', {signedBy: 'coinbase'}, 'open'],
	["that provider's signature", {signedBy: 'provider'}, 'open'],
	['payment id looked up at Mollie', {lookedUpAt: 'Mollie'}, 'open'],
	['admin:platform or partner:manage', {anyOf: ['admin:platform', 'partner:manage']}, 'closed'],
];

test('access is worded as the contract words it, and only what is proven otherwise needs no credential', t => {
	for (const [words, access, open] of contract) {
		t.is(accessWords(access), words);
		t.is(isOpen(access), open === 'open', words);
		t.is(scopeOf(access), undefined, words);
	}
});

test('a scope is its own word', t => {
	for (const scope of scopes) {
		t.is(accessWords(scope), scope);
		t.is(scopeOf(scope), scope);
		t.deepEqual(scopesOf(scope), [scope]);
		t.false(isOpen(scope));
	}
});

test('any admin scope is every scope that begins so', t => {
	t.deepEqual(
		scopesOf(anyAdminScope),
		scopes.filter(scope => scope.startsWith('admin:')),
	);
	t.deepEqual(scopesOf('user'), []);
	t.deepEqual(scopesOf({signedBy: 'stripe'}), []);
});
