import test from 'ava';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import {publishFacts} from '../../../src/workers/webhooks/publish-facts.ts';
import {makeCustomer, unique} from '../../support/factories.ts';
import {jobContext} from '../../support/job-context.ts';
import {startReceiver} from '../../support/receiver.ts';
import {startWorld} from '../../support/world.ts';

/** Longer than a delivery's key can be. */
const TOO_LONG = 300;
/** Each publishes what it can, and looks closer at what it cannot. */
const JOBS_LIMIT = 10;

test('a fact that cannot be published is set aside and told of, and those before and behind it are published', async t => {
	const receiver = await startReceiver();
	const world = await startWorld();
	t.teardown(async () => {
		await world.close();
		await receiver.close();
	});
	const partner = unique('prt');
	const staff = await world.partnerAdmin(partner);
	await staff.post('/admin/webhook-subscriptions', {name: 'hook', target_url: receiver.url, topics: ['*']});
	await world.stopWorker();
	const before = await makeCustomer(world, {partner});
	await asSystem(world.inUnit, {because: 'a test writes a fact that nobody can be told'}, async ({em, now, realNow}) =>
		em.execute(
			`insert into fact (id, type, data, idempotency_key, partner_id, request_id, occurred_at, recorded_at, is_public)
			 values (gen_random_uuid(), 'partner.billing_linked', '{}', 'partner:' || repeat('x', ?::int), ?, 'req_poison', ?, ?, true)`,
			[TOO_LONG, partner, now, realNow],
		),
	);
	const behind = await makeCustomer(world, {partner});
	const publish = async () => (await publishFacts.process({}, jobContext(world))) ?? [];
	const isGoneOnWith = ({job}: {job: object}): boolean => job === publishFacts;
	let follows = await publish();
	t.true(follows.length > 0);
	for (let jobs = 0; jobs < JOBS_LIMIT && follows.some(isGoneOnWith); jobs++) follows = await publish();
	const told = (await staff.get('/events')).body.data as {data: {tenant_id: string}}[];
	t.deepEqual(told.map(({data}) => data.tenant_id).toSorted(), [before.tenantId, behind.tenantId].toSorted());
	const facts = await asSystem(world.inUnit, {because: 'a test looks', readOnly: true}, async ({em}) =>
		em.execute<unknown[]>("select 1 from fact where type = 'work.failed_for_good' and data ->> 'kind' = 'fact'"),
	);
	t.is(facts.length, 1);
	t.deepEqual(await publish(), []);
});
