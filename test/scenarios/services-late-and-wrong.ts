import test from 'ava';
import {later} from '../support/paying-customer.ts';
import {buyer, chain} from '../support/provisioned-buyer.ts';
import {startWorld, type World} from '../support/scenario.ts';

let world: World;

test.before(async () => {
	world = await startWorld();
});
test.after.always(async () => world?.close());

const SECOND = 1 / 3600;
const callBack = async (body: Record<string, unknown>) => world.nobody.post('/provisioning/callback', body);

/** The second of two steps is called back for, or asked about. */
const secondOf = (more: Record<string, unknown>) => chain('one', 'two').map(step => (step.name === 'two' ? {...step, ...more} : step));
const polled = {
	completion: 'poll',
	max_attempts: 6,
	timeout_seconds: 1,
	poll: {path: '/jobs/two', interval_seconds: 10, timeout_seconds: 300},
};

test.serial('an answer that comes too late is no answer: the call is made again under its key, and nothing is done twice', async t => {
	const {service, ...bought} = await buyer(
		t,
		world,
		{activate: [{name: 'one', timeout_seconds: 1}]},
		{'POST /steps/one': [{afterMs: 1500}, {body: {endpoint: 'https://in.time'}}]},
	);
	await later(world, 5 * SECOND);
	t.deepEqual(await bought.statuses(), ['completed', 'one completed']);
	t.deepEqual(service.asked(), ['POST /steps/one', 'POST /steps/one']);
	t.is(new Set(service.calls.map(({key}) => key)).size, 1);
	t.like((await bought.admin.get(`/provisioning/status/${bought.plan.slug}`)).body.data, {endpoint: 'https://in.time'});
	t.is((await bought.invoices()).length, 1);
});

test.serial('a call back that says no ends its step: what was done before it is undone, and people read what the service said', async t => {
	const bought = await buyer(t, world, {activate: secondOf({completion: 'callback'})}, {'POST /steps/two': {status: 202}});
	const token = bought.service.calls.at(-1)?.body.callback_token;
	t.is((await callBack({callback_token: token, status: 'failed', error_message: 'No licence is left'})).status, 200);
	await world.drain();
	t.deepEqual(await bought.statuses(), ['compensated', 'one compensated', 'two failed']);
	t.deepEqual(bought.service.asked(), ['POST /steps/one', 'POST /steps/two', 'DELETE /steps/one']);
	t.like((await bought.workflows())[0], {error: 'two: No licence is left'});
	t.is((await bought.subscription()).status, 'cancelled');
	t.deepEqual(await bought.invoices(), []);
});

test.serial('call backs that come twice at the same moment are one, with one answer', async t => {
	const bought = await buyer(t, world, {activate: secondOf({completion: 'callback'})}, {'POST /steps/two': {status: 202}});
	const said = {callback_token: bought.service.calls.at(-1)?.body.callback_token, status: 'completed', endpoint: 'https://once'};
	const answers = await Promise.all([callBack(said), callBack(said), callBack(said)]);
	t.deepEqual([...new Set(answers.map(({status, body}) => JSON.stringify([status, body.data])))].length, 1);
	t.is(answers[0]?.status, 200);
	await world.drain();
	t.deepEqual(await bought.statuses(), ['completed', 'one completed', 'two completed']);
	t.is((await bought.invoices()).length, 1);
});

test.serial('who answers nonsense when asked is asked again; his clear no ends it, in his words', async t => {
	const bought = await buyer(
		t,
		world,
		{activate: secondOf(polled)},
		{
			'POST /steps/two': {status: 202},
			'GET /jobs/two': [
				{text: 'not JSON'},
				{body: {status: 'perhaps'}},
				{body: [1, 2]},
				{status: 302, headers: {location: 'http://169.254.169.254/'}},
				{body: {status: 'failed', error_message: 'The region is full'}},
			],
		},
	);
	await later(world, 120 * SECOND);
	t.is(bought.service.asked().filter(what => what === 'GET /jobs/two').length, 5);
	t.deepEqual(await bought.statuses(), ['compensated', 'one compensated', 'two failed']);
	t.like((await bought.workflows())[0], {error: 'two: The region is full'});
	t.is((await bought.subscription()).status, 'cancelled');
});

test.serial('who never answers when asked is given up, and what he took on is undone with the rest', async t => {
	const bought = await buyer(
		t,
		world,
		{activate: secondOf({...polled, max_attempts: 2})},
		{'POST /steps/two': {status: 202}, 'GET /jobs/two': {isSilent: true}},
	);
	await later(world, 60 * SECOND);
	t.deepEqual(bought.service.asked(), [
		'POST /steps/one',
		'POST /steps/two',
		'GET /jobs/two',
		'GET /jobs/two',
		'DELETE /steps/two',
		'DELETE /steps/one',
	]);
	t.deepEqual(await bought.statuses(), ['compensated', 'one compensated', 'two compensated']);
	t.is((await bought.subscription()).status, 'cancelled');
});
