import test from 'ava';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {SERVICE_CALLS_AT_ONCE} from '../../src/domain/provisioning/take-turn.ts';
import {makeCustomer, makeSeller} from '../support/factories.ts';
import {until} from '../support/processes.ts';
import {chain} from '../support/provisioned-buyer.ts';
import {makeProvisionedPlan} from '../support/provisioned-plan.ts';
import {startWorld, type World} from '../support/scenario.ts';
import {startStandIn} from '../support/stand-in-service.ts';

const BUYERS = 40;

let world: World;

test.before(async () => {
	world = await startWorld();
});
test.after.always(async () => world?.close());

async function subscribeMany(planId: string, count: number): Promise<void> {
	const {partner} = await makeSeller(world);
	for (let index = 0; index < count; index++) {
		const {admin} = await makeCustomer(world, {partner});
		const {status, body} = await admin.post('/subscriptions', {plan_id: planId});
		if (status !== 201) throw new Error(JSON.stringify(body));
	}
}

const count = async (sql: string, values: unknown[] = []): Promise<number> =>
	asSystem(world.inUnit, {because: 'a test counts'}, async ({em}) =>
		Number((await em.execute<{count: string}[]>(`select count(*) as count from ${sql}`, values))[0]?.count),
	);

test.serial('many that buy at once are provisioned side by side, no more at once than the service can take', async t => {
	let [atOnce, most] = [0, 0];
	const step = async () => {
		atOnce += 1;
		most = Math.max(most, atOnce);
		await new Promise(resolve => setTimeout(resolve, 20));
		atOnce -= 1;
		return {};
	};
	const service = await startStandIn({'POST /steps/one': step, 'POST /steps/two': step, 'POST /steps/three': step});
	t.teardown(service.close);
	const {planId, serviceId} = await makeProvisionedPlan(world, {baseUrl: service.url, activate: chain('one', 'two', 'three')});
	await subscribeMany(planId, BUYERS);
	await world.drain();
	t.is(await count(`workflow where service_id = ? and status = 'completed'`, [serviceId]), BUYERS);
	t.is(await count(`subscription where service_id = ? and status = 'active'`, [serviceId]), BUYERS);
	t.is(service.calls.length, BUYERS * 3);
	t.true(most > 1 && most <= SERVICE_CALLS_AT_ONCE, `${most} at once`);
	const tellings = await count(`fact where type = 'provisioning.calls_due' and data->>'service_id' = ?`, [serviceId]);
	t.true(tellings < BUYERS * 3, `${tellings} tellings: what goes on together is told once`);
});

test.serial('a service that hangs holds up nobody else', async t => {
	const hanging = await startStandIn({'POST /steps/one': {isSilent: true}});
	t.teardown(hanging.close);
	const well = await startStandIn();
	t.teardown(well.close);
	const slow = {name: 'one', timeout_seconds: 20, max_attempts: 1};
	const one = await makeProvisionedPlan(world, {baseUrl: hanging.url, activate: [slow]});
	const other = await makeProvisionedPlan(world, {baseUrl: well.url, activate: [{name: 'one'}]});
	await subscribeMany(one.planId, BUYERS);
	t.true(await until(10_000, () => hanging.calls.length === SERVICE_CALLS_AT_ONCE), 'its lane is full');
	await subscribeMany(other.planId, 5);
	const isDone = async () => (await count(`workflow where service_id = ? and status = 'completed'`, [other.serviceId])) === 5;
	t.true(await until(5000, isDone));
	t.is(hanging.calls.length, SERVICE_CALLS_AT_ONCE);
});
