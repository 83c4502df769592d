import test from 'ava';
import {makeCustomer, unique} from '../../support/factories.ts';
import {until} from '../../support/processes.ts';
import {startReceiver} from '../../support/receiver.ts';
import {startWorld} from '../../support/world.ts';

const HANGING = 50;
/** As many calls as are made at once of all subscribers of a partner. */
const SHARE = 32;
const HANGS_MS = 9000;
const WITHIN_MS = 60_000;

test('a partner with fifty subscribers that hang has so many calls at once, and another partner is told meanwhile', async t => {
	const hanging = await startReceiver([], HANGS_MS);
	const healthy = await startReceiver();
	const world = await startWorld();
	t.teardown(async () => {
		await world.close();
		await hanging.close();
		await healthy.close();
	});
	const [crowd, other] = [unique('prt'), unique('prt')];
	const staff = await world.partnerAdmin(crowd);
	const hook = {name: 'hook', topics: ['tenant.billing_linked']};
	for (let n = 0; n < HANGING; n++) await staff.post('/admin/webhook-subscriptions', {...hook, target_url: `${hanging.url}/${n}`});
	await (await world.partnerAdmin(other)).post('/admin/webhook-subscriptions', {...hook, target_url: healthy.url});
	await makeCustomer(world, {partner: crowd});
	t.true(await until(WITHIN_MS, () => hanging.waiting.now === SHARE), `${hanging.waiting.now} wait`);
	await makeCustomer(world, {partner: other});
	t.true(await until(WITHIN_MS, () => healthy.calls.length === 1));
	t.true(hanging.calls.length < HANGING, 'it still hangs');
	t.true(await until(WITHIN_MS, () => hanging.calls.length === HANGING), 'whoever waited for room has its turn');
	t.is(hanging.waiting.most, SHARE);
});

test("subscribers at the same address do not wait for each other's answers", async t => {
	const shared = await startReceiver([], HANGS_MS);
	const world = await startWorld();
	t.teardown(async () => {
		await world.close();
		await shared.close();
	});
	const partner = unique('prt');
	const staff = await world.partnerAdmin(partner);
	const hook = {name: 'hook', topics: ['tenant.billing_linked']};
	for (let n = 0; n < SHARE; n++) await staff.post('/admin/webhook-subscriptions', {...hook, target_url: `${shared.url}/${n}`});
	await makeCustomer(world, {partner});
	t.true(await until(WITHIN_MS, () => shared.waiting.now === SHARE), `${shared.waiting.now} wait`);
});
