import test from 'ava';
import {tenantSlug} from '../../../src/domain/organization/tenant-slug.ts';

test("tenants whose ids differ in their letters' case or only at their end have slugs of their own", t => {
	t.is(tenantSlug('tnt_acme'), 't-acme');
	t.not(tenantSlug('tnt_Acme'), tenantSlug('tnt_acme'));
	t.not(tenantSlug('tnt_Acme'), tenantSlug('tnt_aCme'));
	const long = 'x'.repeat(70);
	t.not(tenantSlug(`tnt_${long}a`), tenantSlug(`tnt_${long}b`));
});

test('a slug is a label of a domain name', t => {
	for (const id of ['tnt_acme', 'tnt_01KTKYKE', `tnt_${'X'.repeat(90)}`, `tnt_${'x'.repeat(90)}`] as const)
		t.regex(tenantSlug(id), /^t-[a-z0-9-]{1,61}$/);
});
