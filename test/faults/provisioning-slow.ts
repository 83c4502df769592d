import test from 'ava';
import {makeCustomer, makeSeller} from '../support/factories.ts';
import {until} from '../support/processes.ts';
import {makeProvisionedPlan} from '../support/provisioned-plan.ts';
import {startStandIn} from '../support/stand-in-service.ts';
import {startOwnRedis, startSystem} from '../support/system.ts';

/** Longer than a lease, which is renewed while its worker is alive. */
const SLOW_MS = 16_000;
const DONE_WITHIN_MS = 90_000;

const redis = await startOwnRedis();
test.after.always(redis.close);

test.serial('a call that takes longer than its lease is made once, for its worker is alive', async t => {
	t.timeout(180_000);
	const service = await startStandIn({'POST /steps/one': {afterMs: SLOW_MS}});
	t.teardown(service.close);
	const system = await startSystem({redisUrl: redis.url()});
	t.teardown(system.close);
	const web = await system.startWeb();
	const world = {...web, baseUrl: web.url};
	const {planId} = await makeProvisionedPlan(world, {baseUrl: service.url, activate: [{name: 'one', timeout_seconds: 30}]});
	const {admin} = await makeCustomer(world, {partner: (await makeSeller(world)).partner});
	await Promise.all([system.startWorker(), system.startWorker()]);
	const {body} = await admin.post('/subscriptions', {plan_id: planId});
	const isActive = async () => (await admin.get(`/subscriptions/${body.data.id}`)).body.data.status === 'active';
	t.true(await until(DONE_WITHIN_MS, isActive));
	t.deepEqual(service.asked(), ['POST /steps/one']);
});
