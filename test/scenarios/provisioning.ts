import {createHmac} from 'node:crypto';
import test from 'ava';
import {unique} from '../support/factories.ts';
import {later} from '../support/paying-customer.ts';
import {buyer, chain, detail} from '../support/provisioned-buyer.ts';
import {startWorld, type World} from '../support/scenario.ts';

let world: World;

test.before(async () => {
	world = await startWorld();
});
test.after.always(async () => world?.close());

/** Calls back as a service does. */
const callBack = async (body: Record<string, unknown>) => world.nobody.post('/provisioning/callback', body);

const SECOND = 1 / 3600;

test.serial('what was bought works, and is paid for, from the moment its service is provisioned', async t => {
	const {service, plan, tenantId, id, ...seen} = await buyer(
		t,
		world,
		{
			activate: [
				{name: 'database'},
				{name: 'files'},
				{
					name: 'app',
					depends_on: ['database', 'files'],
					action: {
						method: 'PUT',
						path: '/apps/{{tenant.slug}}?db={{steps.database.endpoint}}',
						body: {quotas: '{{plan.quotas}}', say: 'for {{tenant.id}}'},
					},
				},
			],
			plan: {quotas: {seats: 5}},
		},
		{
			'POST /steps/database': {body: {endpoint: 'db://a b/c?d', credentials: {password: 'planted-secret'}}},
			'POST /steps/files': {afterMs: 50},
		},
	);
	t.deepEqual(await seen.statuses(), ['completed', 'database completed', 'files completed', 'app completed']);
	const subscription = await seen.subscription();
	t.is(subscription.status, 'active');
	t.is(subscription.activated_at, '2026-06-01T10:00:00.000Z');
	t.is((await seen.invoices()).length, 1);

	const [workflow] = await seen.workflows();
	const [first] = service.calls;
	t.is(first?.key, `${workflow?.id}:${first?.body.step}`);
	t.like(first?.body, {
		workflow_id: workflow?.id,
		kind: 'activate',
		tenant: {id: tenantId},
		subscription: {id, status: 'pending', quantity: 1},
		plan: {plan_key: subscription.plan_key, quotas: {seats: 5}},
		steps: {},
	});
	t.is(first?.body.callback_token, undefined);
	const last = service.calls.at(-1);
	t.regex(last?.what ?? '', /^PUT \/apps\/[a-z0-9-]+\?db=db%3A%2F%2Fa%20b%2Fc%3Fd$/);
	t.deepEqual(last?.body, {quotas: {seats: 5}, say: `for ${tenantId}`});
	for (const {headers, text} of service.calls) {
		t.is(headers['x-scaicontrol-signature'], `sha256=${createHmac('sha256', plan.signingSecret).update(text).digest('hex')}`);
		t.regex(String(headers['webhook-signature']), /^v1,/);
	}

	const status = await seen.admin.get(`/provisioning/status/${plan.slug}`);
	t.like(status.body.data, {service_slug: plan.slug, status: 'completed', endpoint: 'db://a b/c?d', workflow: {id: workflow?.id}});
	t.false(JSON.stringify(await detail(seen.admin, workflow?.id ?? '')).includes('planted-secret'));
});

test.serial('a plan that fails at its third step is undone in reverse order, and no invoice is ever made', async t => {
	const bought = await buyer(t, world, {activate: chain('one', 'two', 'three')}, {'POST /steps/three': {status: 422}});
	t.deepEqual(await bought.statuses(), ['compensated', 'one compensated', 'two compensated', 'three failed']);
	t.deepEqual(bought.service.asked(), [
		'POST /steps/one',
		'POST /steps/two',
		'POST /steps/three',
		'DELETE /steps/two',
		'DELETE /steps/one',
	]);
	const [workflow] = await bought.workflows();
	t.is(bought.service.calls.at(-1)?.key, `${workflow?.id}:one:undo`);
	t.like(workflow, {error: 'three: ANSWERED_422'});
	t.like(await bought.subscription(), {status: 'cancelled', activated_at: null});
	const notices = (await bought.admin.get('/notifications')).body.data;
	t.true(
		notices.some(
			({category, title}: {category: string; title: string}) => category === 'provisioning' && title.includes('could not be provided'),
		),
	);
	await later(world, 24 * 40);
	t.deepEqual(await bought.invoices(), []);
	t.is((await bought.admin.post('/subscriptions', {plan_id: bought.plan.planId})).status, 201, 'it can be tried again');
});

test.serial('what may pass is tried again later, under the same key, so often as the step says', async t => {
	const bought = await buyer(
		t,
		world,
		{activate: [{name: 'one', max_attempts: 4}]},
		{
			'POST /steps/one': [
				{status: 503},
				{status: 429, headers: {'retry-after': '100'}},
				{text: 'not JSON'},
				{body: {endpoint: 'https://here'}},
			],
		},
	);
	t.deepEqual(await bought.statuses(), ['running', 'one running']);
	await later(world, 3 * SECOND);
	t.is(bought.service.calls.length, 2);
	await later(world, 90 * SECOND);
	t.is(bought.service.calls.length, 2, 'it asked for more time');
	await later(world, 12 * SECOND);
	t.is(bought.service.calls.length, 3);
	await later(world, 20 * SECOND);
	t.deepEqual(await bought.statuses(), ['completed', 'one completed']);
	t.is(new Set(bought.service.calls.map(({key}) => key)).size, 1);
	t.is(new Set(bought.service.calls.map(({text}) => text)).size, 1, 'and says the same each time');
	t.is((await detail(bought.admin, (await bought.workflows())[0]?.id ?? '')).steps[0]?.attempts, 4);
});

test.serial('a step that never answers is given up, and undone, for nobody knows what came of it', async t => {
	const bought = await buyer(
		t,
		world,
		{activate: [{name: 'one', max_attempts: 2, timeout_seconds: 1}]},
		{'POST /steps/one': {isSilent: true}},
	);
	await later(world, 5 * SECOND);
	t.deepEqual(bought.service.asked(), ['POST /steps/one', 'POST /steps/one', 'DELETE /steps/one']);
	t.deepEqual(await bought.statuses(), ['compensated', 'one compensated']);
	t.is((await bought.subscription()).status, 'cancelled');
});

test.serial(
	'a step that is called back for waits; the token opens it once, and the identical body gets the first answer again',
	async t => {
		const bought = await buyer(
			t,
			world,
			{activate: [{name: 'one', completion: 'callback', timeout_seconds: 600}]},
			{'POST /steps/one': {status: 202}},
		);
		t.deepEqual(await bought.statuses(), ['waiting', 'one waiting_callback']);
		const {callback_token: token, callback_url: url} = bought.service.calls[0]?.body ?? {};
		t.is(url, 'http://localhost:8000/api/v1/provisioning/callback');
		t.is(Buffer.from(token, 'base64url').length, 32);
		t.is((await callBack({callback_token: token, status: 'perhaps'})).status, 422);
		t.is((await callBack({callback_token: unique('token'), status: 'completed'})).status, 404);
		const said = {
			callback_token: token,
			status: 'completed',
			endpoint: 'https://there',
			credentials: {user: 'u'},
			metadata: {deep: {er: 1}},
		};
		const first = await callBack(said);
		t.is(first.status, 200);
		t.deepEqual(first.body.data, {workflow_id: (await bought.workflows())[0]?.id, step: 'one', status: 'completed'});
		t.deepEqual((await callBack(said)).body.data, first.body.data);
		t.is((await callBack({...said, endpoint: 'https://elsewhere'})).status, 404);
		t.is((await callBack({callback_token: token, status: 'failed'})).status, 404);
		await world.drain();
		t.is((await bought.subscription()).status, 'active');
		t.like((await bought.admin.get(`/provisioning/status/${bought.plan.slug}`)).body.data, {endpoint: 'https://there'});
	},
);

test.serial('a call back that comes while the call is still being answered counts', async t => {
	const bought = await buyer(
		t,
		world,
		{activate: [{name: 'one', completion: 'callback', timeout_seconds: 60}]},
		{
			'POST /steps/one': async ({body}) => {
				await callBack({callback_token: body.callback_token, status: 'completed'});
				return {status: 202, afterMs: 20};
			},
		},
	);
	t.deepEqual(await bought.statuses(), ['completed', 'one completed']);
});

test.serial('who calls back too late is told nothing, and what it made is undone once more', async t => {
	const bought = await buyer(
		t,
		world,
		{activate: [{name: 'one', completion: 'callback', timeout_seconds: 60}]},
		{'POST /steps/one': {status: 202}},
	);
	await later(world, 61 * SECOND);
	t.deepEqual(await bought.statuses(), ['compensated', 'one compensated']);
	const late = {callback_token: bought.service.calls[0]?.body.callback_token, status: 'completed'};
	t.is((await callBack(late)).status, 404);
	t.is((await callBack(late)).status, 404);
	await world.drain();
	t.deepEqual(bought.service.asked(), ['POST /steps/one', 'DELETE /steps/one', 'DELETE /steps/one']);
	const [id] = (await bought.workflows()).map(workflow => workflow.id);
	t.deepEqual(
		bought.service.calls.slice(1).map(({key}) => key),
		[`${id}:one:undo`, `${id}:one:undo:2`],
	);
	t.deepEqual(await bought.statuses(), ['compensated', 'one compensated']);
});

test.serial('a step that is polled is asked until it is done, and every so often only', async t => {
	const bought = await buyer(
		t,
		world,
		{
			activate: [{name: 'one', completion: 'poll', poll: {path: '/jobs/{{subscription.id}}', interval_seconds: 10, timeout_seconds: 120}}],
		},
		{'POST /steps/one': {status: 202}},
	);
	const job = `GET /jobs/${bought.id}`;
	bought.service.script(job, [{body: {status: 'pending'}}, {status: 500}, {body: {status: 'completed', endpoint: 'https://polled'}}]);
	t.deepEqual(await bought.statuses(), ['waiting', 'one waiting_poll']);
	await later(world, 11 * SECOND);
	t.deepEqual(bought.service.asked(), ['POST /steps/one', job]);
	await later(world, 15 * SECOND);
	t.deepEqual(bought.service.asked(), ['POST /steps/one', job, job, job]);
	t.deepEqual(await bought.statuses(), ['completed', 'one completed']);
	t.is(bought.service.calls[1]?.key, undefined);
	t.is(bought.service.calls[1]?.text, '');
});

test.serial('a service lives where the last step that knew has told', async t => {
	const {admin, plan, statuses} = await buyer(
		t,
		world,
		{activate: chain('first', 'second', 'third')},
		{'POST /steps/first': {body: {endpoint: 'https://first'}}, 'POST /steps/second': {body: {endpoint: 'https://second'}}},
	);
	t.is((await statuses())[0], 'completed');
	t.is((await admin.get(`/provisioning/status/${plan.slug}`)).body.data.endpoint, 'https://second');
});

test.serial('a step that is polled in vain times out', async t => {
	const bought = await buyer(
		t,
		world,
		{
			activate: [{name: 'one', completion: 'poll', poll: {path: '/jobs/1', interval_seconds: 10, timeout_seconds: 25}}],
		},
		{'POST /steps/one': {status: 202}, 'GET /jobs/1': {body: {status: 'pending'}}},
	);
	await later(world, 30 * SECOND);
	t.deepEqual(bought.service.asked(), ['POST /steps/one', 'GET /jobs/1', 'GET /jobs/1', 'DELETE /steps/one']);
	t.like((await bought.workflows())[0], {status: 'compensated', error: 'one: TIMED_OUT'});
});
