import test from 'ava';
import {customerAt} from '../support/changing-customer.ts';
import {later, lines, payingCustomer} from '../support/paying-customer.ts';

test.serial('a trial turns into a paid plan this day, or when it is over; its usage is never billed', async t => {
	const {world, plan, subscribe, documents, change, state} = await customerAt('2026-06-01T10:00:00Z');
	t.teardown(world.close);
	const [trial, paid] = [await plan({base_price_cents: 1000, trial_days: 14}), await plan({base_price_cents: 3000})];
	const {id} = await subscribe(trial);
	t.like((await change(id, {plan_id: trial, quantity: 2})).body.data, {status: 'trialing', quantity: 2});
	await world.advanceTo('2026-06-10T10:00:00Z');
	const changed = (await change(id, {plan_id: paid, quantity: 1})).body.data;
	t.like(changed, {
		status: 'active',
		plan_id: paid,
		trial_ends_at: '2026-06-10T10:00:00.000Z',
		current_period_end: '2026-07-09T22:00:00.000Z',
	});
	t.deepEqual(
		(await documents()).map(({line_items: [line]}) => [line?.amount_cents, line?.period_start, line?.period_end]),
		[[3000, '2026-06-10', '2026-07-09']],
	);
	await world.advanceTo('2026-07-11T10:00:00Z');
	t.is((await documents()).length, 2);
	t.like(await state(id), {status: 'active'});
});

test.serial('two blocks of a yearly plan, suspended and resumed within the year, are paid once and fully', async t => {
	const {world, plan, subscribe, documents, state} = await customerAt('2026-01-01T10:00:00Z');
	t.teardown(world.close);
	const {id} = await subscribe(await plan({base_price_cents: 100_000, billing_period: 'yearly'}));
	for (const [suspended, resumed] of [
		['2026-03-01T10:00:00Z', '2026-04-01T10:00:00Z'],
		['2026-08-01T10:00:00Z', '2026-11-01T10:00:00Z'],
	] as const) {
		await world.advanceTo(suspended);
		await world.operator.post(`/admin/subscriptions/${id}/suspend`);
		await world.advanceTo(resumed);
		await world.operator.post(`/admin/subscriptions/${id}/resume`);
	}

	t.deepEqual((await documents()).map(lines), [['recurring 100000']]);
	t.like(await state(id), {status: 'active', current_period_end: '2026-12-31T23:00:00.000Z'});
	await world.advanceTo('2027-01-02T10:00:00Z');
	t.is((await documents()).length, 2);
});

test.serial('a term counts whole periods, however often they are divided, and anew on another plan', async t => {
	const {world, plan, subscribe, change, state} = await customerAt('2026-06-01T10:00:00Z');
	t.teardown(world.close);
	const [two, open] = [await plan({base_price_cents: 3000, term_periods: 2}), await plan({base_price_cents: 6000})];
	const {id} = await subscribe(two);
	await later(world, 24);
	await change(id, {plan_id: two, quantity: 2});
	await later(world, 24);
	await change(id, {plan_id: open});
	await change(id, {plan_id: two, quantity: 3, when: 'now'});
	await world.advanceTo('2026-07-20T10:00:00Z');
	t.is((await state(id)).status, 'active');
	await world.advanceTo('2026-08-01T10:00:00Z');
	t.is((await state(id)).status, 'expired');
});

test.serial('the ends of trials are announced 7, 3 and 1 days before, at midnight, each once', async t => {
	const {world, plan, admin, subscribe} = await customerAt('2026-06-01T10:00:00Z');
	t.teardown(world.close);
	const announced = async (): Promise<[string, number][]> =>
		((await admin.get('/notifications')).body.data as {created_at: string; title: string; category: string}[])
			.filter(({category}) => category === 'subscription')
			.map(({created_at, title}): [string, number] => [created_at, Number(/\d+/.exec(title.replace('within a day', '1'))?.[0])])
			.toReversed();
	await subscribe(await plan({base_price_cents: 1000, trial_days: 7}));
	await world.advanceTo('2026-06-20T10:00:00Z');
	t.deepEqual(
		(await announced()).map(([at]) => at),
		['2026-06-04T22:00:00.000Z', '2026-06-06T22:00:00.000Z'],
		'3 and 1: when it began there were 7 already',
	);
	const second = await payingCustomer(world);
	t.is((await second.admin.post('/subscriptions', {plan_id: await plan({base_price_cents: 1000, trial_days: 10})})).status, 201);
	await world.advanceTo('2026-07-20T10:00:00Z');
	const told = (await second.admin.get('/notifications')).body.data as {created_at: string}[];
	t.deepEqual(told.map(({created_at: at}) => at).toReversed(), [
		'2026-06-22T22:00:00.000Z',
		'2026-06-26T22:00:00.000Z',
		'2026-06-28T22:00:00.000Z',
	]);
});
