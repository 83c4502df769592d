import test from 'ava';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import {asService, makeCustomer, makeMeteredCustomer, makePlan, makeService, unique, usageEvent} from '../../support/factories.ts';
import {startReceiver} from '../../support/receiver.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-10T10:00:00Z');
});
test.after.always(async () => world.close());

const quotaPath = ({tenantId, service}: {tenantId: string; service: {slug: string}}, metric = 'calls') =>
	`/internal/quotas/${tenantId}/${service.slug}/${metric}`;

const execute = async (sql: string, values: unknown[]) =>
	asSystem(world.inUnit, {because: 'a test'}, async ({em}) => em.execute(sql, values));

test('each event of a request is judged by itself', async t => {
	const {tenantId, reporter} = await makeMeteredCustomer(world);
	const first = usageEvent(tenantId);
	const events = [
		first,
		usageEvent(tenantId, {quantity: -1}),
		usageEvent(tenantId, {idempotency_key: 'a\u0000b'}),
		usageEvent('tnt_nobody'),
		usageEvent(tenantId, {metric_slug: 'mails'}),
		usageEvent(tenantId, {service_slug: 'another'}),
		usageEvent(tenantId, {timestamp: '2026-06-10T10:06:00Z'}),
		first,
		{...first, quantity: 2},
		usageEvent(tenantId, {quantity: '0.5', metadata: {order: '1'}, subject: 'ann'}),
	];
	const {status, body} = await reporter.post('/metering/events', {events});
	t.is(status, 202);
	t.like(body.data, {accepted: 2, duplicates: 1});
	t.deepEqual(
		body.data.rejected.map(({index, code}: {index: number; code: string}) => [index, code]),
		[
			[1, 'quantity_out_of_range'],
			[2, 'invalid'],
			[3, 'unknown_tenant'],
			[4, 'unknown_metric'],
			[5, 'unknown_service'],
			[6, 'timestamp_out_of_range'],
			[8, 'idempotency_conflict'],
		],
	);
	const again = await reporter.post('/metering/events', {events});
	t.like(again.body.data, {accepted: 0, duplicates: 3});
	t.is(again.body.data.rejected.at(-1).code, 'idempotency_conflict');
});

test('keys, subjects and metadata are kept as they were sent, whatever they are made of', async t => {
	const {tenantId, reporter} = await makeMeteredCustomer(world);
	const words = ['null', '{a,b}', 'say "hi"', "it's", 'back\\slash\\', '?', 'ключ 🔑', ' edges '];
	const events = words.map(word => usageEvent(tenantId, {idempotency_key: word, subject: word, metadata: {[word]: word}}));
	t.is((await reporter.post('/metering/events', {events})).body.data.accepted, words.length);
	t.is((await reporter.post('/metering/events', {events})).body.data.duplicates, words.length);
	const rows = (await execute('select idempotency_key, subject, metadata from usage_event where tenant_id = ?', [tenantId])) as {
		idempotency_key: string;
		subject: string;
		metadata: Record<string, string>;
	}[];
	const kept = rows.map(row => [row.idempotency_key, row.subject, row.metadata]);
	const sent = words.map(word => [word, word, {[word]: word}]);
	const inOrder = (items: unknown[][]) => items.map(item => JSON.stringify(item)).sort();
	t.deepEqual(inOrder(kept), inOrder(sent));
});

test('a key that would change prototypes is said of its event alone', async t => {
	const {tenantId, reporter} = await makeMeteredCustomer(world);
	const metadata = JSON.parse('{"__proto__": "x"}') as Record<string, string>;
	const about = JSON.parse(JSON.stringify(usageEvent(tenantId)).replace('{', '{"__proto__": {"quantity": "9"}, ')) as object;
	const {status, body} = await reporter.post('/metering/events', {events: [usageEvent(tenantId), usageEvent(tenantId, {metadata}), about]});
	t.is(status, 202);
	t.is(body.data.accepted, 1);
	t.deepEqual(
		body.data.rejected.map(({index, code, message}: {index: number; code: string; message: string}) => [index, code, message]),
		[
			[1, 'invalid', 'metadata must have no key __proto__'],
			[2, 'invalid', '__proto__ is not known here'],
		],
	);
});

test('only the outer shape of a request can be refused', async t => {
	const {tenantId, reporter} = await makeMeteredCustomer(world);
	const events = Array.from({length: 1001}, () => usageEvent(tenantId));
	for (const body of [undefined, [], {}, {events: []}, {events: [1]}, {events}, {events: [usageEvent(tenantId)], more: true}])
		t.is((await reporter.post('/metering/events', body)).status, 422);
	t.is((await reporter.post('/metering/events', {events: events.slice(1)})).body.data.accepted, 1000);
});

test('two hundred senders of the same events count each once, and the quota is exact at once', async t => {
	const customer = await makeMeteredCustomer(world);
	const events = Array.from({length: 10}, () => usageEvent(customer.tenantId, {quantity: '2.5'}));
	const answers = await Promise.all(Array.from({length: 200}, async () => customer.reporter.post('/metering/events', {events})));
	t.deepEqual(
		answers.filter(({status}) => status !== 202).map(({body}) => body),
		[],
	);
	t.is(
		answers.reduce((sum, {body}) => sum + body.data.accepted, 0),
		10,
	);
	const {body} = await customer.reporter.get(quotaPath(customer));
	t.like(body.data, {
		...{tenant_id: customer.tenantId, limit: 100, used: '25', remaining: '75', percent_used: '25.00', exceeded: false},
		...{period_start: '2026-06-09T22:00:00.000Z', period_end: '2026-07-09T22:00:00.000Z', resets_at: '2026-07-09T22:00:00.000Z'},
		subscription_status: 'active',
	});
	await customer.reporter.post('/metering/events', {events: [usageEvent(customer.tenantId, {quantity: 75})]});
	t.like((await customer.reporter.get(quotaPath(customer))).body.data, {
		used: '100',
		remaining: '0',
		percent_used: '100.00',
		exceeded: true,
	});
	await world.drain();
	t.like((await customer.reporter.get(quotaPath(customer))).body.data, {used: '100', remaining: '0', exceeded: true});
});

test('a quota of 0 is no limit, and who does not subscribe may use nothing', async t => {
	const customer = await makeMeteredCustomer(world, {quotas: {calls: 0, mails: 5}});
	t.like((await customer.reporter.get(quotaPath(customer))).body.data, {limit: null, remaining: null, percent_used: null, exceeded: false});
	t.like((await customer.reporter.get(quotaPath(customer, 'mails'))).body.data, {limit: 5, used: '0'});
	const nobody = {...customer, tenantId: 'tnt_nobody'};
	t.like((await customer.reporter.get(quotaPath(nobody))).body.data, {
		...{limit: 0, exceeded: true, period_start: null, period_end: null, plan_key: null, subscription_status: null},
	});
	t.is((await customer.reporter.get(quotaPath(customer, 'unheard_of'))).status, 404);
	const other = await makeMeteredCustomer(world);
	t.is((await other.reporter.get(quotaPath(customer))).status, 404, 'of another service');
	t.is((await customer.admin.get(quotaPath(customer))).status, 403, 'people have no access');
	t.is((await world.nobody.get(quotaPath(customer))).status, 401);
});

test('a suspended service reports what its live subscriptions use, a pending one nothing', async t => {
	const suspended = await makeMeteredCustomer(world);
	await execute("update service set status = 'suspended' where slug = ?", [suspended.service.slug]);
	t.is((await suspended.reporter.post('/metering/events', {events: [usageEvent(suspended.tenantId)]})).body.data.accepted, 1);
	t.is((await suspended.reporter.get(quotaPath(suspended))).status, 200);
	const pending = await makeMeteredCustomer(world);
	await execute("update service set status = 'pending' where slug = ?", [pending.service.slug]);
	t.is((await pending.reporter.post('/metering/events', {events: [usageEvent(pending.tenantId)]})).status, 403);
	t.is((await pending.reporter.get(quotaPath(pending))).status, 403);
});

test('a tenant sees what it uses, what it costs, and its quotas', async t => {
	const customer = await makeMeteredCustomer(world);
	const tiers = [
		{metric_slug: 'calls', model: 'graduated', tier_start: 0, tier_end: 10, unit_price_cents: 10},
		{metric_slug: 'calls', model: 'graduated', tier_start: 10, unit_price_cents: '5.5'},
	];
	const {id: planId} = await makePlan(world, {service_id: customer.service.id, quotas: {calls: 40}});
	await world.operator.put(`/admin/catalog/plans/${planId}/pricing-tiers`, tiers);
	const {tenantId, admin} = await makeCustomer(world);
	await admin.post('/subscriptions', {plan_id: planId});
	// What was used on the first day before it subscribed stands in the history, and in no period.
	const events = [usageEvent(tenantId, {quantity: 20}), usageEvent(tenantId, {quantity: 1, timestamp: '2026-06-09T23:30:00Z'})];
	t.is((await customer.reporter.post('/metering/events', {events})).body.data.accepted, 2);

	const byService = await admin.get(`/usage/by-service/${customer.service.slug}`);
	t.deepEqual(byService.body.data, {
		service_slug: customer.service.slug,
		period_start: '2026-06-09T22:00:00.000Z',
		period_end: '2026-07-09T22:00:00.000Z',
		metrics: [{metric_slug: 'calls', unit: null, quantity: '20', limit: 40, cost_cents: 155}],
	});
	const summary = await admin.get('/usage/summary');
	t.like(summary.body.data, {period_type: 'billing_period', total_cost_cents: 155, currency: 'EUR'});
	t.deepEqual(summary.body.data.services, [byService.body.data]);
	t.is((await admin.get('/usage/summary?period_type=day')).body.data.services[0].metrics[0].quantity, '20');
	const quotas = await admin.get('/usage/quotas');
	t.like(quotas.body.data[0], {metric_slug: 'calls', limit: 40, used: '20', remaining: '20', percent_used: '50.00'});

	const quantities = async (query: string) =>
		(await admin.get(`/usage/history${query}`)).body.data.map((point: {period_start: string; quantity: string}) => [
			point.period_start.slice(0, 13),
			point.quantity,
		]);
	const days = [
		['2026-06-10T00', '20'],
		['2026-06-09T00', '1'],
	];
	t.deepEqual(await quantities(''), days);
	await world.drain();
	t.deepEqual(await quantities(''), days, 'the same when it is rolled up');
	t.deepEqual(await quantities('?from=2026-06-10&to=2026-06-11&metric_slug=calls'), days.slice(0, 1));
	t.deepEqual((await quantities('?period_type=hour'))[1], ['2026-06-09T23', '1']);
	t.deepEqual(await quantities(`?period_type=billing_period&service_slug=${customer.service.slug}`), [['2026-06-09T22', '20']]);
	for (const query of ['?period_type=billing_period', '?period_type=week', '?from=yesterday', '?from=2026-06-11&to=2026-06-10'])
		t.is((await admin.get(`/usage/history${query}`)).status, 422);
	t.is((await admin.get('/usage/by-service/nothing_here')).status, 404);
	const stranger = await makeCustomer(world);
	t.is((await stranger.admin.get(`/usage/by-service/${customer.service.slug}`)).status, 404);
	t.deepEqual((await stranger.admin.get('/usage/history')).body.data, []);
	t.like((await stranger.admin.get('/usage/summary')).body.data, {services: [], total_cost_cents: 0});
});

test('staff see the usage of whom they reach', async t => {
	const customer = await makeMeteredCustomer(world);
	await customer.reporter.post('/metering/events', {events: [usageEvent(customer.tenantId, {quantity: 7})]});
	await world.drain();
	const ours = await world.partnerAdmin();
	const theirs = await world.partnerAdmin('prt_other');
	const ofService = (body: {data: {services: {service_slug: string}[]}}) =>
		body.data.services.find(({service_slug: slug}) => slug === customer.service.slug);
	for (const periodType of ['hour', 'day', 'month', 'billing_period']) {
		const path = `/admin/usage/aggregate?period_type=${periodType}`;
		t.like(ofService((await ours.get(path)).body), {active_tenants: 1, metrics: [{metric_slug: 'calls', quantity: '7'}]});
		t.is(ofService((await theirs.get(path)).body), undefined);
	}

	t.is((await ours.get(`/admin/usage/tenant/${customer.tenantId}`)).body.data.services[0].metrics[0].quantity, '7');
	t.is((await theirs.get(`/admin/usage/tenant/${customer.tenantId}`)).status, 404);
	t.is((await customer.admin.get('/admin/usage/aggregate')).status, 403);
});

test('a subscriber is told at 80 and at 100 percent of a quota, once each', async t => {
	const receiver = await startReceiver();
	t.teardown(receiver.close);
	const customer = await makeMeteredCustomer(world);
	await world.operator.post('/admin/webhook-subscriptions', {name: unique('hook'), target_url: receiver.url, topics: ['quota.*']});
	const told = () => receiver.calls.map(({event}) => event).filter(({data}) => data['tenant_id'] === customer.tenantId);
	for (const [quantity, percents] of [
		[79, []],
		[2, [80]],
		[1, [80]],
		[40, [80, 100]],
		[40, [80, 100]],
	] as const) {
		await customer.reporter.post('/metering/events', {events: [usageEvent(customer.tenantId, {quantity})]});
		await world.drain();
		t.deepEqual(
			told().map(({data}) => data['threshold_percent']),
			[...percents],
		);
	}

	t.like(told()[0], {event_type: 'quota.threshold_reached'});
	t.like(told()[0]?.data, {metric_slug: 'calls', limit: 100, used: '81', subscription_id: customer.subscriptionId});
});

test('a key works for one service and is unknown to others', async t => {
	const one = await makeMeteredCustomer(world);
	const other = await makeService(world);
	const reporter = await asService(world, other.slug);
	const event = usageEvent(one.tenantId);
	t.is((await one.reporter.post('/metering/events', {events: [event]})).body.data.accepted, 1);
	t.is((await reporter.post('/metering/events', {events: [event]})).body.data.rejected[0].code, 'unknown_tenant');
});
