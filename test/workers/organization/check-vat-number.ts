import test from 'ava';
import {BillingProfile} from '../../../src/domain/organization/billing-profile.ts';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import {billingProfile} from '../../support/factories.ts';
import {startVies} from '../../support/vies.ts';
import {startWorld} from '../../support/world.ts';

const NUMBER = 'NL004495445B01';
const OTHER = 'NL123456782B90';

test('a VAT number is asked about when it is saved or changed, and the answer is kept as evidence', async t => {
	const vies = await startVies({valid: [NUMBER]});
	t.teardown(vies.close);
	const world = await startWorld('2026-06-01T10:00:00Z', {VIES_URL: vies.url});
	t.teardown(world.close);
	const admin = await world.tenantAdmin();
	const status = async () => (await admin.get('/billing/billing-profile')).body.data.vat_number_status;

	await admin.put('/billing/billing-profile', billingProfile());
	await world.drain();
	t.is(vies.state.asked.length, 0, 'nothing is asked without a number');

	const saved = await admin.put('/billing/billing-profile', billingProfile({vat_number: 'NL 0044.95.445.B01'}));
	t.is(saved.body.data.vat_number_status, 'unchecked');
	await world.drain();
	t.is(await status(), 'valid');
	t.deepEqual(vies.state.asked, [{countryCode: 'NL', vatNumber: '004495445B01'}]);
	const profile = await asSystem(world.inUnit, {because: 'a test looks'}, async ({em}) =>
		em.findOneOrFail(BillingProfile, {tenantId: 'tnt_acme'}),
	);
	t.like(profile.vatCheckEvidence, {country_code: 'NL', valid: true, requestIdentifier: 'WAPI123', name: 'ACME'});
	t.is(profile.vatNumberCheckedAt?.toISOString(), '2026-06-01T10:00:00.000Z');

	await admin.put('/billing/billing-profile', billingProfile({vat_number: NUMBER, city: 'Breda'}));
	await world.drain();
	t.is(vies.state.asked.length, 1, 'another city is no other number');

	const changed = await admin.put('/billing/billing-profile', billingProfile({vat_number: OTHER}));
	t.is(changed.status, 200);
	t.is(changed.body.data.vat_number_status, 'unchecked');
	await world.drain();
	t.is(await status(), 'invalid');
});

test('a register that is away is asked again later, and given up in the end', async t => {
	const vies = await startVies({valid: [NUMBER], failures: 2});
	t.teardown(vies.close);
	const world = await startWorld('2026-06-01T10:00:00Z', {VIES_URL: vies.url});
	t.teardown(world.close);
	const admin = await world.tenantAdmin();
	const status = async () => (await admin.get('/billing/billing-profile')).body.data.vat_number_status;

	await admin.put('/billing/billing-profile', billingProfile({vat_number: NUMBER}));
	await world.drain();
	t.is(await status(), 'unavailable');
	await world.advanceTo('2026-06-01T10:06:00Z');
	t.is(await status(), 'unavailable');
	await world.advanceTo('2026-06-01T11:00:00Z');
	t.is(await status(), 'valid');
	t.is(vies.state.asked.length, 3);

	vies.state.failures = 100;
	await admin.put('/billing/billing-profile', billingProfile({vat_number: OTHER}));
	await world.drain();
	await world.advanceTo('2026-06-10T00:00:00Z');
	t.is(await status(), 'unavailable');
	t.is(vies.state.asked.length, 3 + 6);
	const told = (await world.operator.get('/notifications')).body.data;
	t.like(told[0], {title: 'A VAT number could not be checked', category: 'system'});
	t.regex(told[0].body, /^tnt_acme was given up: REGISTER_UNAVAILABLE\./);
	t.is(told.length, 1);
});

test('numbers from outside the EU are not asked about', async t => {
	const vies = await startVies();
	t.teardown(vies.close);
	const world = await startWorld('2026-06-01T10:00:00Z', {VIES_URL: vies.url});
	t.teardown(world.close);
	const admin = await world.tenantAdmin();
	await admin.put('/billing/billing-profile', billingProfile({country_code: 'CH', vat_number: 'CHE-123.456.788'}));
	await world.drain();
	t.is(vies.state.asked.length, 0);
});
