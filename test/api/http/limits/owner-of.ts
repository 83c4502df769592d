import test from 'ava';
import {ownerOf} from '../../../../src/api/http/limits/owner-of.ts';

test('a customer, a partner and an account have limits of their own, also an account that is called like a customer', t => {
	const owners = [
		ownerOf({tenantId: 'tnt_acme', partnerId: 'prt_reseller', subject: 'usr_ada'}),
		ownerOf({tenantId: undefined, partnerId: 'prt_reseller', subject: 'usr_staff'}),
		ownerOf({tenantId: undefined, partnerId: undefined, subject: 'tnt_acme'}),
		ownerOf({tenantId: undefined, partnerId: undefined, subject: 'prt_reseller'}),
	];
	t.is(new Set(owners).size, owners.length);
	t.is(ownerOf({tenantId: 'tnt_acme', partnerId: 'prt_reseller', subject: 'usr_bob'}), String(owners[0]));
});
