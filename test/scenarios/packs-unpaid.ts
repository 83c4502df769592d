import test from 'ava';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {suspendPacks} from '../../src/domain/subscriptions/packs/suspend-packs.ts';
import {makeCustomer, makePack} from '../support/factories.ts';
import {addSandboxMethod, dataOf, dayOfStory, newestInvoice, startPayingWorld} from '../support/payments/stories.ts';
import type {World} from '../support/scenario.ts';

let world: World;

test.before(async () => {
	world = await startPayingWorld();
});
test.after.always(async () => world?.close());

/** A tenant with a method that does what the label says, and a subscription to a pack of its own, not billed yet. */
async function makePackBuyer(label: string, pack: Parameters<typeof makePack>[1] = {}) {
	const {tenantId, admin} = await makeCustomer(world);
	await addSandboxMethod(admin, label);
	const {slug} = await makePack(world, pack);
	dataOf(await admin.post(`/service-packs/${slug}/subscribe`));
	/** The state that the pack and all of its subscriptions have; all of them, when they are not one. */
	const state = async (): Promise<string> => {
		const [{status, children}] = dataOf(await admin.get('/service-packs/subscriptions'));
		return [...new Set([status, ...children.map((child: {status: string}) => child.status)])].join(' ');
	};
	const facts = async (): Promise<string[]> =>
		asSystem(world.inUnit, {because: 'a test reads facts'}, async ({em}) => {
			const rows = await em.execute<{type: string; status: string}[]>(
				`select type, data->>'status' as status from fact where tenant_id = ? and type like '%subscription.%' order by recorded_at, id`,
				[tenantId],
			);
			return rows.map(({type, status}) => `${type} ${status}`);
		});
	return {tenantId, admin, state, facts};
}

type PackBuyer = Awaited<ReturnType<typeof makePackBuyer>>;

async function payByTransfer({admin}: PackBuyer): Promise<void> {
	const {id} = await newestInvoice({admin});
	dataOf(await world.operator.post(`/admin/invoices/${id}/mark-paid`));
	await world.drain();
}

test.serial('a pack whose invoice is not paid is past due, then suspended, and is back when it is paid: as one, told as one', async t => {
	const [paysLate, paysNever, isWorthNothing] = await Promise.all([
		makePackBuyer('fails_2'),
		makePackBuyer('fails'),
		makePackBuyer('fails', {prices: [0, 0], base_price_cents: 3000}),
	]);
	await world.drain();
	for (const {state} of [paysLate, paysNever, isWorthNothing]) t.is(await state(), 'past_due');
	await world.advanceTo(dayOfStory(4));
	t.is(await paysLate.state(), 'active', 'the third try was paid');
	t.is(await paysNever.state(), 'past_due');
	await world.advanceTo(dayOfStory(9));
	t.is(await paysLate.state(), 'active');
	for (const {state} of [paysNever, isWorthNothing]) t.is(await state(), 'suspended');
	for (const buyer of [paysNever, isWorthNothing]) await payByTransfer(buyer);
	for (const {state} of [paysNever, isWorthNothing]) t.is(await state(), 'active');
	t.deepEqual(await paysLate.facts(), [
		'pack_subscription.activated active',
		'pack_subscription.changed past_due',
		'pack_subscription.changed active',
	]);
	t.deepEqual(await paysNever.facts(), [
		'pack_subscription.activated active',
		'pack_subscription.changed past_due',
		'pack_subscription.changed suspended',
		'pack_subscription.changed active',
	]);
});

test.serial('a pack that ends with its period stays so when its invoice is not paid', async t => {
	const buyer = await makePackBuyer('fails');
	const [{id}] = dataOf(await buyer.admin.get('/service-packs/subscriptions'));
	dataOf(await buyer.admin.post(`/service-packs/subscriptions/${id}/cancel`, {reason: 'Too dear'}));
	await world.drain();
	t.is((await newestInvoice(buyer)).status, 'past_due');
	t.is(await buyer.state(), 'cancelling');
	await world.advanceTo(dayOfStory(19));
	t.is(await buyer.state(), 'cancelling', 'dunning does not suspend what ends by itself');
	await payByTransfer(buyer);
	t.is(await buyer.state(), 'cancelling');
});

test.serial('a pack that was suspended for another reason stays suspended when its invoice is paid', async t => {
	const buyer = await makePackBuyer('fails');
	await world.drain();
	t.is(await buyer.state(), 'past_due');
	const [{id}] = dataOf(await buyer.admin.get('/service-packs/subscriptions'));
	await asSystem(world.inUnit, {because: 'a test suspends a pack'}, async unit =>
		suspendPacks(unit, {packSubscriptionIds: [id], reason: 'Abuse'}),
	);
	await payByTransfer(buyer);
	t.is((await newestInvoice(buyer)).status, 'paid');
	t.is(await buyer.state(), 'suspended');
});
