import test, {type ExecutionContext} from 'ava';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import type {IdOf} from '../../src/domain/platform/values/id.ts';
import {activateProvisionedPacks, cancelUnprovisionedPacks} from '../../src/domain/subscriptions/packs/provisioned-packs.ts';
import {resumePacks} from '../../src/domain/subscriptions/packs/resume-packs.ts';
import {suspendPacks} from '../../src/domain/subscriptions/packs/suspend-packs.ts';
import {makeCustomer, makePack, makePlan, makeSeller} from '../support/factories.ts';
import {later} from '../support/paying-customer.ts';
import {makeProvisionedPlan} from '../support/provisioned-plan.ts';
import {startWorld, type World} from '../support/scenario.ts';
import {startStandIn} from '../support/stand-in-service.ts';

let world: World;

test.before(async () => {
	world = await startWorld();
});
test.after.always(async () => world?.close());

type Pack = {
	id: IdOf<'packSubscription'>;
	status: string;
	activated_at: string | null;
	cancellation_reason: string;
	children: {id: IdOf<'subscription'>; status: string}[];
};

const told = (name: string) => [{name, compensation: undefined}];

/** A customer of a pack of three services, two of which provide something, one of them slowly. */
async function packBuyer(t: ExecutionContext, scripts: Parameters<typeof startStandIn>[0] = {}) {
	const service = await startStandIn(scripts);
	t.teardown(service.close);
	const definition = {baseUrl: service.url, suspend: told('stop'), resume: told('go'), deactivate: told('bye')};
	const first = await makeProvisionedPlan(world, {...definition, activate: [{name: 'quick'}]});
	const second = await makeProvisionedPlan(world, {...definition, activate: [{name: 'slow'}]});
	const third = await makePlan(world);
	const items = [first, second].map(({serviceId, planId}) => ({service_id: serviceId, plan_id: planId}));
	const sold = await makePack(world, {items: [...items, {service_id: third.service_id, plan_id: third.id}], base_price_cents: 1500});
	const {partner} = await makeSeller(world);
	const {admin} = await makeCustomer(world, {partner});
	const {status, body} = await admin.post(`/service-packs/${sold.slug}/subscribe`);
	t.is(status, 201, JSON.stringify(body));
	t.is(body.data.status, 'pending');
	await world.drain();
	const pack: Pack = body.data;
	return {
		...{service, admin, pack, slug: sold.slug},
		state: async (): Promise<Pack> => (await admin.get('/service-packs/subscriptions')).body.data[0],
		invoices: async () => (await admin.get('/billing/invoices')).body.data as {subtotal_cents: number}[],
	};
}

const inUnit = async (work: Parameters<typeof asSystem<void>>[2]): Promise<void> => asSystem(world.inUnit, {because: 'a test'}, work);

test.serial('a pack begins, and is billed, from the moment its last service is provisioned', async t => {
	const {pack, state, invoices, service} = await packBuyer(t, {'POST /steps/slow': [{status: 503}, {}]});
	t.like(await state(), {status: 'pending', activated_at: null});
	t.deepEqual(await invoices(), []);
	await later(world, 1);
	const begun = await state();
	t.is(begun.status, 'active');
	t.true(begun.activated_at !== null && begun.activated_at > '2026-06-01T10:00:00.000Z');
	t.true(begun.children.every(({status}) => status === 'active'));
	t.deepEqual(
		(await invoices()).map(({subtotal_cents}) => subtotal_cents),
		[1500],
	);
	const subscriptionIds = pack.children.map(({id}) => id);
	await inUnit(async unit => activateProvisionedPacks(unit, {subscriptionIds}));
	await inUnit(async unit => cancelUnprovisionedPacks(unit, {subscriptionIds}));
	t.deepEqual(await state(), begun, 'said again, it changes nothing');

	await inUnit(async unit => suspendPacks(unit, {packSubscriptionIds: [pack.id]}));
	await world.drain();
	await inUnit(async unit => resumePacks(unit, {packSubscriptionIds: [pack.id]}));
	await world.drain();
	t.is(service.asked().filter(what => what === 'POST /steps/stop').length, 2);
	t.is(service.asked().filter(what => what === 'POST /steps/go').length, 2);
});

test.serial('a pack one of whose services cannot be provisioned is cancelled, all is undone, and no invoice is ever made', async t => {
	const {state, invoices, service, admin, slug} = await packBuyer(t, {'POST /steps/slow': [{status: 503}, {status: 422}]});
	t.is((await state()).status, 'pending');
	await later(world, 1);
	const ended = await state();
	t.like(ended, {status: 'cancelled', activated_at: null, cancellation_reason: 'A service of the pack could not be provisioned'});
	t.true(ended.children.every(({status}) => status === 'cancelled'));
	t.true(service.asked().includes('DELETE /steps/quick'));
	t.false(service.asked().includes('POST /steps/bye'), 'what never worked is not deactivated');
	await later(world, 24 * 40);
	t.deepEqual(await invoices(), []);
	t.is((await admin.post(`/service-packs/${slug}/subscribe`)).status, 201, 'it can be tried again');
});

test.serial('a pack that is cancelled before it works is taken back', async t => {
	const {pack, state, invoices, service, admin} = await packBuyer(t, {'POST /steps/slow': {status: 503}});
	t.is((await admin.post(`/service-packs/subscriptions/${pack.id}/cancel`)).body.data.status, 'cancelled');
	await world.drain();
	await later(world, 24);
	t.is((await state()).status, 'cancelled');
	t.true(service.asked().includes('DELETE /steps/quick'));
	t.deepEqual(await invoices(), []);
});
