import test, {type ExecutionContext} from 'ava';
import {makePlan} from '../support/factories.ts';
import {later} from '../support/paying-customer.ts';
import {buyer, chain} from '../support/provisioned-buyer.ts';
import type {StepInput} from '../support/provisioned-plan.ts';
import {startWorld, type World} from '../support/scenario.ts';
import type {startStandIn} from '../support/stand-in-service.ts';

let world: World;

test.beforeEach(async () => {
	world = await startWorld();
});
test.afterEach.always(async () => world?.close());

type Scripts = Parameters<typeof startStandIn>[0];
type Line = {kind: string; amount_cents: number; description: string};

/** A customer of 49.00 EUR a month whose service has something to do for a change, and a plan of 79.00 beside it. */
async function changer(t: ExecutionContext, change: readonly StepInput[], scripts: Scripts = {}) {
	const bought = await buyer(t, world, {activate: [{name: 'tenant'}], change}, scripts);
	const {service_id: serviceId} = await bought.subscription();
	const dearer = await makePlan(world, {service_id: serviceId, base_price_cents: 7900, quotas: {seats: 50}});
	const cheaper = await makePlan(world, {service_id: serviceId, base_price_cents: 2900});
	const changeTo = async (planId: string, more: Record<string, unknown> = {}) =>
		bought.admin.post(`/subscriptions/${bought.id}/change-plan`, {plan_id: planId, ...more});
	return {
		...{...bought, dearer: dearer.id, cheaper: cheaper.id, changeTo},
		/** What was billed, document by document, oldest first. */
		async billed(): Promise<string[][]> {
			const documents = await bought.invoices();
			const whole = await Promise.all(documents.map(async ({id}) => (await bought.admin.get(`/billing/invoices/${id}`)).body.data));
			return whole
				.toReversed()
				.map(({line_items}: {line_items: Line[]}) => line_items.map(({kind, amount_cents}) => `${kind} ${amount_cents}`));
		},
		/** Which steps the service was asked for since it was set up. */
		asked: () => bought.service.asked().slice(1),
	};
}

const HALF_AN_HOUR = 0.5;

test.serial('a plan is changed once its service has changed: until then it is what it was, and is billed for nothing', async t => {
	const changing = await changer(t, [{name: 'resize', completion: 'callback', timeout_seconds: 7200}], {
		'POST /steps/resize': {status: 202},
	});
	const {plan, dearer, changeTo, subscription, service, id} = changing;
	await world.advanceTo('2026-06-16T10:00:00Z');
	const asked = await changeTo(dearer, {quantity: 2});
	t.like(asked, {status: 200, body: {data: {plan_id: plan.planId, quantity: 1, changing_plan_id: dearer, changing_quantity: 2}}});
	await world.drain();
	t.deepEqual(changing.asked(), ['POST /steps/resize']);
	const call = service.calls.at(-1)?.body;
	t.like(call, {
		kind: 'change',
		subscription: {id, status: 'active', quantity: 2},
		plan: {quotas: {seats: 50}},
		previous_plan: {quotas: {}},
	});
	await later(world, HALF_AN_HOUR);
	t.like(await subscription(), {plan_id: plan.planId, quantity: 1, price_cents: 4900, changing_plan_id: dearer});
	t.is((await changing.billed()).length, 1);
	const again = await changeTo(changing.cheaper);
	t.is(again.status, 409);
	t.regex(again.body.error.message, /under way/);

	await world.nobody.post('/provisioning/callback', {callback_token: call.callback_token, status: 'completed'});
	await world.drain();
	t.like(await subscription(), {plan_id: dearer, quantity: 2, price_cents: 7900, changing_plan_id: null, changing_quantity: null});
	const [, change] = await changing.billed();
	t.deepEqual(change?.toSorted(), ['proration -2450', 'proration 7900'], 'fifteen days of thirty');
	t.is((await changeTo(changing.cheaper)).status, 200);
});

test.serial('a change that its service cannot make is undone there, and the subscription is what it was', async t => {
	const changing = await changer(t, chain('one', 'two'), {'POST /steps/two': {status: 422}});
	const before = await changing.subscription();
	t.is((await changing.changeTo(changing.dearer)).status, 200);
	await world.drain();
	t.deepEqual(changing.asked(), ['POST /steps/one', 'POST /steps/two', 'DELETE /steps/one']);
	const {updated_at: _, ...after} = await changing.subscription();
	const {updated_at: __, ...was} = before;
	t.deepEqual(after, was);
	await later(world, 24);
	t.deepEqual(await changing.billed(), [['recurring 4900']]);
	const notices = (await changing.admin.get('/notifications')).body.data;
	t.true(notices.some(({category}: {category: string}) => category === 'provisioning'));

	changing.service.script('POST /steps/two', {});
	t.is((await changing.changeTo(changing.dearer)).status, 200, 'it can be asked for again');
	await world.drain();
	t.is((await changing.subscription()).plan_id, changing.dearer);
});

test.serial('a preview asks no service, and shows what the change then comes to', async t => {
	const changing = await changer(t, [{name: 'resize'}]);
	await world.advanceTo('2026-06-16T10:00:00Z');
	const path = `/subscriptions/${changing.id}/change-plan?preview=true`;
	const {body} = await changing.admin.post(path, {plan_id: changing.dearer});
	await world.drain();
	t.deepEqual(changing.asked(), []);
	t.is((await changing.subscription()).changing_plan_id, null);
	const then = await changing.admin.post(path, {plan_id: changing.cheaper, when: 'period_end'});
	t.is(then.body.data.net_cents, 2900);
	await changing.changeTo(changing.dearer);
	await world.drain();
	const [, change] = await changing.billed();
	const lines: Line[] = [...body.data.credits, ...body.data.charges];
	t.deepEqual(change?.toSorted(), lines.map(({kind, amount_cents}) => `${kind} ${amount_cents}`).toSorted());
});

test.serial('a change for the end of the period has its service asked then, and the new period costs what the new plan does', async t => {
	const changing = await changer(t, [{name: 'resize'}]);
	t.like((await changing.changeTo(changing.cheaper)).body.data, {pending_plan_id: changing.cheaper, changing_plan_id: null});
	await world.advanceTo('2026-06-30T12:00:00Z');
	t.deepEqual(changing.asked(), []);
	await world.advanceTo('2026-07-02T10:00:00Z');
	t.deepEqual(changing.asked(), ['POST /steps/resize']);
	t.like(await changing.subscription(), {
		...{plan_id: changing.cheaper, pending_plan_id: null, changing_plan_id: null, status: 'active'},
		current_period_end: '2026-07-31T22:00:00.000Z',
	});
	const cents = (await changing.billed()).slice(1).flat();
	t.is(
		cents.reduce((sum, line) => sum + Number(line.split(' ')[1]), 0),
		2900,
	);
});

test.serial('at the end of the period a service that cannot change leaves the old plan going on', async t => {
	const changing = await changer(t, [{name: 'resize'}], {'POST /steps/resize': {status: 409}});
	await changing.changeTo(changing.cheaper);
	await world.advanceTo('2026-07-02T10:00:00Z');
	t.like(await changing.subscription(), {plan_id: changing.plan.planId, pending_plan_id: null, changing_plan_id: null, status: 'active'});
	t.deepEqual(await changing.billed(), [['recurring 4900'], ['recurring 4900']]);
	await world.advanceTo('2026-08-02T10:00:00Z');
	t.deepEqual(changing.asked(), ['POST /steps/resize'], 'it is not asked for again');
});

const waiting = [{name: 'resize', completion: 'callback', timeout_seconds: 7200}];

test.serial('who cancels while the service is changing keeps the old plan to the end, and the service is changed back', async t => {
	const changing = await changer(t, waiting, {'POST /steps/resize': {status: 202}});
	await changing.changeTo(changing.dearer);
	await world.drain();
	t.is((await changing.admin.post(`/subscriptions/${changing.id}/cancel`)).body.data.status, 'cancelling');
	const {callback_token: token} = changing.service.calls.at(-1)?.body ?? {};
	t.is((await world.nobody.post('/provisioning/callback', {callback_token: token, status: 'completed'})).status, 200);
	await world.drain();
	t.deepEqual(changing.asked(), ['POST /steps/resize', 'DELETE /steps/resize']);
	t.like(await changing.subscription(), {status: 'cancelling', plan_id: changing.plan.planId, changing_plan_id: null});
	t.deepEqual(await changing.billed(), [['recurring 4900']]);
});

test.serial('what ends at once while its service is changing is taken back, and billed for its old plan only', async t => {
	const changing = await changer(t, waiting, {'POST /steps/resize': {status: 202}});
	await changing.changeTo(changing.dearer);
	await world.drain();
	await world.operator.post(`/admin/subscriptions/${changing.id}/cancel?immediate=true`);
	await world.drain();
	t.like(await changing.subscription(), {status: 'cancelled', plan_id: changing.plan.planId, changing_plan_id: null});
	await later(world, 3);
	t.deepEqual(changing.asked(), ['POST /steps/resize', 'DELETE /steps/resize']);
	t.deepEqual((await changing.billed()).flat().toSorted(), ['proration -4737', 'recurring 4900']);
});

test.serial('what is suspended while its service is changing changes all the same', async t => {
	const changing = await changer(t, waiting, {'POST /steps/resize': {status: 202}});
	await changing.changeTo(changing.dearer);
	await world.drain();
	t.is((await world.operator.post(`/admin/subscriptions/${changing.id}/suspend`, {reason: 'Abuse'})).status, 200);
	const {callback_token: token} = changing.service.calls.at(-1)?.body ?? {};
	await world.nobody.post('/provisioning/callback', {callback_token: token, status: 'completed'});
	await world.drain();
	t.like(await changing.subscription(), {status: 'suspended', plan_id: changing.dearer, changing_plan_id: null});
	t.is((await world.operator.post(`/admin/subscriptions/${changing.id}/resume`)).status, 200);
	await world.drain();
	t.like(await changing.subscription(), {status: 'active', plan_id: changing.dearer});
	const cents = (await changing.billed()).flat().reduce((sum, line) => sum + Number(line.split(' ')[1]), 0);
	t.is(cents, 7900);
});

const override = async (id: string, planId: string) =>
	world.operator.post(`/admin/subscriptions/${id}/override`, {plan_id: planId, reason: 'Sold at another desk'});

test.serial('a plan that staff put right is the subscription’s at once, and its service is told of it and of the one before', async t => {
	const changing = await changer(t, waiting, {'POST /steps/resize': {status: 202}});
	const {id, dearer, plan} = changing;
	t.like(await override(id, dearer), {status: 200, body: {data: {plan_id: dearer, changing_plan_id: dearer}}});
	await world.drain();
	t.deepEqual(changing.asked(), ['POST /steps/resize']);
	const call = changing.service.calls.at(-1)?.body;
	t.like(call, {kind: 'change', subscription: {id, quantity: 1}, plan: {quotas: {seats: 50}}, previous_plan: {quotas: {}}});
	t.is((await changing.changeTo(plan.planId)).status, 409, 'the service is told first');
	t.is((await override(id, plan.planId)).status, 409);
	await world.nobody.post('/provisioning/callback', {callback_token: call.callback_token, status: 'completed'});
	await world.drain();
	t.like(await changing.subscription(), {status: 'active', plan_id: dearer, price_cents: 7900, changing_plan_id: null});
	await later(world, 24);
	t.deepEqual(await changing.billed(), [['recurring 4900']], 'no money moves');
	t.is((await override(id, plan.planId)).status, 200);
});

test.serial('a service that cannot follow what staff put right leaves the subscription as staff have it, and people are told', async t => {
	const changing = await changer(t, [{name: 'resize'}], {'POST /steps/resize': {status: 422}});
	t.is((await override(changing.id, changing.dearer)).status, 200);
	await world.drain();
	t.like(await changing.subscription(), {status: 'active', plan_id: changing.dearer, changing_plan_id: null});
	const change = (await changing.workflows()).find(({kind}) => kind === 'change');
	t.is(change?.status, 'compensated');
	const notices = (await world.operator.get('/notifications')).body.data;
	t.true(notices.some(({category}: {category: string}) => category === 'provisioning'));
	t.deepEqual(await changing.billed(), [['recurring 4900']]);
});

test.serial('what is to end with its period is put right as well, and its service is not changed back', async t => {
	const changing = await changer(t, [{name: 'resize'}]);
	await changing.admin.post(`/subscriptions/${changing.id}/cancel`);
	t.is((await override(changing.id, changing.dearer)).status, 200);
	await world.drain();
	t.deepEqual(changing.asked(), ['POST /steps/resize']);
	t.like(await changing.subscription(), {status: 'cancelling', plan_id: changing.dearer, changing_plan_id: null});
});
