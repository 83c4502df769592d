import {existsSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {makeCustomer, makeSeller} from '../support/factories.ts';
import {until} from '../support/processes.ts';
import {chain} from '../support/provisioned-buyer.ts';
import {makeProvisionedPlan} from '../support/provisioned-plan.ts';
import {startStandIn} from '../support/stand-in-service.ts';
import {startOwnRedis, startSystem} from '../support/system.ts';

/** Long enough for a busy machine: what a killed worker had at hand is taken up after 15 seconds, a call after its lease. */
const RESUMED_WITHIN_MS = 60_000;

/** Where workers die while a chain of three is gone through, in order: around the intent, the call and the record. */
const FORWARD = [
	'job:before-effect@provisioning.begin-workflow',
	'unit:before-commit@provisioning.calls_due',
	'job:after-effect@provisioning.begin-workflow',
	'provisioning:before-call@one.action',
	'provisioning:after-call@one.action',
	'provisioning:before-call@two.action',
	'provisioning:after-call@two.action',
	'provisioning:after-call@three.action',
];

/** And while it is gone back. */
const BACK = [
	'provisioning:before-call@two.undo',
	'provisioning:after-call@two.undo',
	'provisioning:after-call@one.undo',
	'unit:before-commit@provisioning.compensated',
];

const redis = await startOwnRedis();
test.after.always(redis.close);

type Life = Readonly<{points: readonly string[]; isRedisEmptied: boolean; third: number; database: number}>;

/** Lets workers die one after another at each point of a workflow, and then one finish it. Answers what there is in the end. */
async function outlive(t: ExecutionContext, {points, isRedisEmptied, third, database}: Life) {
	const service = await startStandIn({'POST /steps/three': {status: third}});
	t.teardown(service.close);
	const system = await startSystem({redisUrl: redis.url(database)});
	t.teardown(system.close);
	const web = await system.startWeb();
	const world = {...web, baseUrl: web.url};
	const steps = chain('one', 'two', 'three').map(step => ({...step, timeout_seconds: 1}));
	const {planId} = await makeProvisionedPlan(world, {baseUrl: service.url, activate: steps});
	const {partner} = await makeSeller(world);
	const {admin} = await makeCustomer(world, {partner});
	const {body} = await admin.post('/subscriptions', {plan_id: planId});
	const status = async (): Promise<string> => (await admin.get(`/subscriptions/${body.data.id}`)).body.data.status;
	let killed = 0;
	for (const [index, point] of points.entries()) {
		const file = join(system.folder, `reached-${index}`);
		const worker = await system.startWorker({FAILPOINT: `${point}=${file}`});
		const isOver = async () => (await status()) !== 'pending';
		t.true(await until(RESUMED_WITHIN_MS, async () => existsSync(file) || (await isOver())), point);
		await worker.kill();
		if (existsSync(file)) killed += 1;
		if (isRedisEmptied) await redis.empty();
	}

	t.is(killed, points.length, 'a worker died at each of them');
	await system.startWorker();
	t.true(await until(RESUMED_WITHIN_MS, async () => (await status()) !== 'pending'));
	t.true(await until(RESUMED_WITHIN_MS, async () => (await system.jobsLeft()) === 0));
	const [workflow, ...others] = (await admin.get('/provisioning/workflows')).body.data;
	t.is(others.length, 0, 'there is one workflow');
	for (const [what, calls] of Map.groupBy(service.calls, call => call.what)) {
		t.is(new Set(calls.map(({key}) => key)).size, 1, `${what} was asked under one key`);
		t.is(new Set(calls.map(({text}) => text)).size, 1, `${what} was asked in the same words`);
	}

	const inOrder = service.asked().filter((what, index, all) => all.indexOf(what) === index);
	return {workflow, inOrder, status: await status(), invoices: (await admin.get('/billing/invoices')).body.data.length};
}

test.serial('workers killed at every point of a workflow lose nothing and do nothing under a second key', async t => {
	t.timeout(300_000);
	const {workflow, inOrder, status, invoices} = await outlive(t, {points: FORWARD, isRedisEmptied: false, third: 200, database: 1});
	t.like(workflow, {kind: 'activate', status: 'completed'});
	t.deepEqual(inOrder, ['POST /steps/one', 'POST /steps/two', 'POST /steps/three']);
	t.deepEqual([status, invoices], ['active', 1]);
});

test.serial('workers killed while it is undone, and Redis emptied each time, leave no orphan and no invoice', async t => {
	t.timeout(300_000);
	const {workflow, inOrder, status, invoices} = await outlive(t, {points: BACK, isRedisEmptied: true, third: 422, database: 2});
	t.like(workflow, {status: 'compensated'});
	t.deepEqual(inOrder, ['POST /steps/one', 'POST /steps/two', 'POST /steps/three', 'DELETE /steps/two', 'DELETE /steps/one']);
	t.deepEqual([status, invoices], ['cancelled', 0]);
});
