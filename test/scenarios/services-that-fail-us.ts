import test from 'ava';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {asService, makeCustomer, makePlan, makeSeller, makeService} from '../support/factories.ts';
import {later} from '../support/paying-customer.ts';
import {buyer} from '../support/provisioned-buyer.ts';
import {stepOf} from '../support/provisioned-plan.ts';
import {startWorld, type World} from '../support/scenario.ts';
import {startStandIn} from '../support/stand-in-service.ts';

let world: World;

test.before(async () => {
	world = await startWorld();
});
test.after.always(async () => world?.close());

const SECOND = 1 / 3600;

test.serial('a call that can never be prepared is ended with its reason, and the others of its service go on', async t => {
	const scripts = {'POST /steps/one': [{status: 503}, {status: 202}]};
	const poisoned = await buyer(t, world, {activate: [{name: 'one', completion: 'callback', timeout_seconds: 600}]}, scripts);
	const {admin} = await makeCustomer(world, {partner: (await makeSeller(world)).partner});
	const [workflow] = await poisoned.workflows();
	await asSystem(world.inUnit, {because: 'a test breaks a row'}, async ({em}) =>
		em.execute(`update workflow_step set callback_secret_sealed = 'k1:broken' where workflow_id = ?`, [workflow?.id]),
	);
	const other = await admin.post('/subscriptions', {plan_id: poisoned.plan.planId});
	await later(world, 30 * SECOND);
	t.like((await poisoned.workflows())[0], {status: 'compensated', error: 'one: internal_error'});
	t.is((await poisoned.subscription()).status, 'cancelled');
	const {callback_token: token} = poisoned.service.calls.findLast(({what}) => what === 'POST /steps/one')?.body ?? {};
	t.is((await world.nobody.post('/provisioning/callback', {callback_token: token, status: 'completed'})).status, 200);
	await world.drain();
	t.is((await admin.get(`/subscriptions/${other.body.data.id}`)).body.data.status, 'active');
});

/** A service of its own account, with a customer whose subscription is over and is to be taken away there. */
async function leaving() {
	const service = await startStandIn({'POST /steps/remove': {status: 202}});
	const {id: serviceId, slug} = await makeService(world);
	const account = await asService(world, slug);
	const steps = {activate: [stepOf({name: 'add'})], deactivate: [stepOf({name: 'remove', completion: 'callback', timeout_seconds: 600})]};
	await account.put('/registry/register', {slug, name: slug, version: '1', base_url: service.url, provisioning: steps});
	const {id: planId} = await makePlan(world, {service_id: serviceId});
	const {admin} = await makeCustomer(world, {partner: (await makeSeller(world)).partner});
	const {body} = await admin.post('/subscriptions', {plan_id: planId});
	await world.drain();
	await world.operator.post(`/admin/subscriptions/${body.data.id}/cancel?immediate=true`);
	return {service, id: body.data.id, deregister: async () => account.delete(`/registry/register?slug=${slug}`)};
}

test.serial('a service does not leave before what it provides is taken away', async t => {
	const {service, deregister} = await leaving();
	t.teardown(service.close);
	await world.drain();
	const refused = await deregister();
	t.is(refused.status, 409);
	t.regex(refused.body.error.message, /still being called: 1 workflows/);
	const {callback_token: token} = service.calls.at(-1)?.body ?? {};
	await world.nobody.post('/provisioning/callback', {callback_token: token, status: 'completed'});
	await world.drain();
	t.is((await deregister()).status, 204);
});

test.serial('what is to be taken away at a service that has left is told to the operator, and nobody is called', async t => {
	const {service, id, deregister} = await leaving();
	t.teardown(service.close);
	t.is((await deregister()).status, 204, 'nothing has begun yet');
	await world.drain();
	t.deepEqual(service.asked(), ['POST /steps/add']);
	const notices: {body: string}[] = (await world.operator.get('/notifications?category=system')).body.data;
	t.true(notices.some(({body}) => body.includes(id) && body.includes('service_deregistered')));
});
