import {createHmac} from 'node:crypto';
import test from 'ava';
import {billingProfile, makePlan, makeService} from '../support/factories.ts';
import {startReceiver} from '../support/receiver.ts';
import {startWorld} from '../support/scenario.ts';

test('a customer subscribes and the subscriber is told, again after its own failure once the clock has moved', async t => {
	const world = await startWorld('2026-06-01T10:00:00Z');
	t.teardown(world.close);
	const receiver = await startReceiver([500]);
	t.teardown(receiver.close);
	const {operator} = world;

	const service = await makeService(world);
	const key = await operator.post(`/admin/registry/services/${service.slug}/rotate-key`);
	t.is(key.status, 200);
	t.regex(key.body.data.api_key, /^sck_/);
	const plan = await makePlan(world, {service_id: service.id});
	const tiers = await operator.put(`/admin/catalog/plans/${plan.id}/pricing-tiers`, [
		{metric_slug: 'calls', model: 'graduated', tier_start: 0, tier_end: 10, unit_price_cents: 10, flat_fee_cents: 2},
		{metric_slug: 'calls', model: 'graduated', tier_start: 10, unit_price_cents: '5.5', flat_fee_cents: 3},
	]);
	t.is(tiers.status, 200);
	t.is(tiers.body.data[1].unit_price_cents, '5.5');
	const hook = await operator.post('/admin/webhook-subscriptions', {name: 'hook', target_url: receiver.url, topics: ['subscription.*']});
	t.is(hook.status, 201);

	const customer = await world.tenantAdmin();
	const seller = await operator.patch('/admin/partners/prt_reseller', {legal_name: 'Reseller B.V.'});
	t.is(seller.status, 404, 'a partner that nobody has seen is not there');
	const refused = await customer.post('/subscriptions', {plan_id: plan.id});
	t.is(refused.status, 400);
	t.regex(refused.body.error.message, /billing profile/);
	await customer.put('/billing/billing-profile', billingProfile());
	const subscribed = await customer.post('/subscriptions', {plan_id: plan.id});
	t.is(subscribed.status, 201);
	t.like(subscribed.body.data, {
		status: 'active',
		price_cents: 4900,
		mrr_amount_cents: 4900,
		current_period_start: '2026-05-31T22:00:00.000Z',
		current_period_end: '2026-06-30T22:00:00.000Z',
	});

	await world.drain();
	t.is(receiver.calls.length, 1);
	await world.advanceTo('2026-06-01T10:05:00Z');
	t.is(receiver.calls.length, 2);
	const [first, second] = receiver.calls;
	t.is(first?.event.event_id, second?.event.event_id);
	t.is(second?.event.event_type, 'subscription.activated');
	t.like(second?.event.data, {subscription_id: subscribed.body.data.id, status: 'active', previous_status: 'pending'});
	const signature = `sha256=${createHmac('sha256', hook.body.data.secret)
		.update(second?.body ?? '')
		.digest('hex')}`;
	t.is(second?.headers['x-scaicontrol-signature'], signature);

	await world.advanceTo('2026-06-05T10:00:00Z');
	t.is(receiver.calls.length, 2, 'what was delivered is not delivered again');
});
