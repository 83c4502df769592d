import test from 'ava';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {later} from '../support/paying-customer.ts';
import {buyer, chain} from '../support/provisioned-buyer.ts';
import {startWorld, type World} from '../support/scenario.ts';

let world: World;

test.before(async () => {
	world = await startWorld();
});
test.after.always(async () => world?.close());

/** Calls back as a service does. */
const callBack = async (body: Record<string, unknown>) => world.nobody.post('/provisioning/callback', body);

test.serial('staff retry, skip and complete what is held; all of it is audited', async t => {
	const held = async () => {
		const bought = await buyer(t, world, {activate: chain('one', 'two'), onFailure: 'hold'}, {'POST /steps/two': [{status: 400}, {}]});
		t.deepEqual(await bought.statuses(), ['failed', 'one completed', 'two failed']);
		t.is((await bought.subscription()).status, 'pending');
		const path = `/admin/provisioning/workflows/${(await bought.workflows())[0]?.id}`;
		return {...bought, path};
	};
	const {operator} = world;
	const retried = await held();
	t.is((await operator.post(`${retried.path}/retry-step/one`)).status, 400, 'it is completed');
	t.is((await operator.post(`${retried.path}/retry-step/three`)).status, 404);
	t.is((await operator.post(`${retried.path}/skip-step/one`)).status, 400);
	const again = await operator.post(`${retried.path}/retry-step/two`);
	t.is(again.status, 200);
	t.is(again.body.data.status, 'running');
	t.like(again.body.data.steps[1], {name: 'two', retry_count: 1});
	await world.drain();
	t.deepEqual(await retried.statuses(), ['completed', 'one completed', 'two completed']);
	t.is(retried.service.calls[1]?.key, retried.service.calls[2]?.key, 'the same effect under the same key');
	t.is((await retried.subscription()).status, 'active');

	const skipped = await held();
	t.is((await operator.post(`${skipped.path}/skip-step/two`)).status, 200);
	t.deepEqual(await skipped.statuses(), ['completed', 'one completed', 'two skipped']);
	t.is((await skipped.subscription()).status, 'active');

	const forced = await held();
	t.is((await operator.post(`${forced.path}/force-complete`)).status, 200);
	t.is((await operator.post(`${forced.path}/force-complete`)).status, 400);
	t.deepEqual(await forced.statuses(), ['completed', 'one completed', 'two skipped']);
	const audited = (await operator.get('/admin/audit-log?page_size=100')).body.data as {resource_id: string; after: {status?: string}}[];
	const id = forced.path.split('/').at(-1);
	t.true(audited.some(({resource_id: resource, after}) => resource === id && after?.status === 'completed'));
});

test.serial('what is held and seen to by nobody is undone after seven days', async t => {
	const bought = await buyer(t, world, {activate: chain('one', 'two'), onFailure: 'hold'}, {'POST /steps/two': {status: 400}});
	await later(world, 24 * 7 - 1);
	t.is((await bought.statuses())[0], 'failed');
	await later(world, 2);
	t.deepEqual(await bought.statuses(), ['compensated', 'one compensated', 'two failed']);
	t.is((await bought.subscription()).status, 'cancelled');
});

test.serial('what cannot be undone is told the operator, and is gone on with when it is tried again', async t => {
	const bought = await buyer(
		t,
		world,
		{activate: chain('one', 'two', 'three')},
		{'POST /steps/three': {status: 400}, 'DELETE /steps/two': [{status: 409}, {status: 404}]},
	);
	t.deepEqual(await bought.statuses(), ['compensation_failed', 'one completed', 'two compensation_failed', 'three failed']);
	t.is((await bought.subscription()).status, 'pending');
	const told = (await world.operator.get('/notifications')).body.data as {title: string; body: string}[];
	t.true(told.some(({title, body}) => title.includes('could not be undone') && body.includes('ANSWERED_409')));
	const path = `/admin/provisioning/workflows/${(await bought.workflows())[0]?.id}`;
	t.is((await world.operator.post(`${path}/retry-step/two`)).status, 200);
	await world.drain();
	t.deepEqual(await bought.statuses(), ['compensated', 'one compensated', 'two compensated', 'three failed']);
	t.is((await bought.subscription()).status, 'cancelled');
});

test.serial('a subscription that is cancelled before it works takes its workflow back', async t => {
	const bought = await buyer(
		t,
		world,
		{activate: [{name: 'one'}, {name: 'two', depends_on: ['one'], completion: 'callback', timeout_seconds: 600}]},
		{'POST /steps/two': {status: 202}},
	);
	t.is((await bought.statuses())[0], 'waiting');
	t.is((await bought.admin.post(`/subscriptions/${bought.id}/cancel`)).status, 200);
	await world.drain();
	await callBack({callback_token: bought.service.calls[1]?.body.callback_token, status: 'completed'});
	await world.drain();
	t.deepEqual(await bought.statuses(), ['compensated', 'one compensated', 'two compensated']);
	t.deepEqual(bought.service.asked().slice(2), ['DELETE /steps/two', 'DELETE /steps/one']);
	t.deepEqual(await bought.invoices(), []);
});

test.serial(
	'a service is told when a subscription is suspended, resumed and over, one after another; credentials go 30 days later',
	async t => {
		const once = (name: string) => [{name, compensation: undefined}];
		const bought = await buyer(
			t,
			world,
			{activate: [{name: 'one'}], suspend: once('stop'), resume: once('go'), deactivate: once('bye')},
			{
				'POST /steps/one': {body: {credentials: {password: 'p'}}},
				'POST /steps/stop': {afterMs: 100},
			},
		);
		const sealed = async () =>
			asSystem(world.inUnit, {because: 'a test looks for credentials'}, async ({em}) =>
				em.execute<{sealed: string | null}[]>(
					`select credentials_sealed as sealed from workflow_step s join workflow w on w.id = s.workflow_id
					 where w.subscription_id = ? and w.kind = 'activate' and s.name = 'one'`,
					[bought.id],
				),
			);
		t.regex((await sealed())[0]?.sealed ?? '', /^k1:/);
		await world.operator.post(`/admin/subscriptions/${bought.id}/suspend`);
		await world.operator.post(`/admin/subscriptions/${bought.id}/resume`);
		await world.drain();
		await world.operator.post(`/admin/subscriptions/${bought.id}/cancel?immediate=true`);
		await world.drain();
		const asked = bought.service.asked();
		t.is(asked.at(-1), 'POST /steps/bye');
		t.true(asked.indexOf('POST /steps/stop') < asked.indexOf('POST /steps/go') || !asked.includes('POST /steps/stop'));
		t.deepEqual(
			(await bought.workflows()).map(({status}) => status).filter(status => status !== 'completed'),
			[],
		);
		await later(world, 24 * 29);
		t.not((await sealed())[0]?.sealed, null);
		await later(world, 24 * 2);
		t.is((await sealed())[0]?.sealed, null);
	},
);
