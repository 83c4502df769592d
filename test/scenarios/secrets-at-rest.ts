import test from 'ava';
import {everyJob, everyRow} from '../support/everything-stored.ts';
import {billingProfile, makeService, unique} from '../support/factories.ts';
import {startReceiver} from '../support/receiver.ts';
import {startWorld} from '../support/scenario.ts';

test('secrets are shown once, and after that nobody can read them anywhere', async t => {
	const world = await startWorld();
	t.teardown(world.close);
	const receiver = await startReceiver();
	t.teardown(receiver.close);
	const {operator} = world;
	const {slug} = await makeService(world);
	const sameKey = {'idempotency-key': unique('key')};
	const hook = await operator.post(
		'/admin/webhook-subscriptions',
		{name: 'hook', target_url: receiver.url, topics: ['*'], is_active: true},
		sameKey,
	);
	const keys = await operator.post(`/admin/registry/services/${slug}/rotate-key`);
	const tenant = await world.tenantAdmin(unique('tnt'));
	await tenant.put('/billing/billing-profile', billingProfile());
	await world.drain();
	t.true(receiver.calls.length > 0, 'its secret was used');

	const secrets: string[] = [
		hook.body.data.secret,
		keys.body.data.api_key,
		keys.body.data.signing_secret,
		String(operator.token),
		String(tenant.token),
	];
	for (const secret of secrets) t.true(typeof secret === 'string' && secret.length > 30);
	const forms = secrets.flatMap(secret => [secret, Buffer.from(secret).toString('base64').slice(0, -2), secret.slice(6)]);
	const rows = await everyRow(world);
	t.true(rows.length > 20);
	for (const {table, text} of rows)
		t.false(
			forms.some(form => text.includes(form)),
			table,
		);
	const jobs = await everyJob(world);
	t.true(jobs.length > 0);
	for (const job of jobs)
		t.false(
			forms.some(form => job.includes(form)),
			job,
		);

	for (const path of ['/admin/webhook-subscriptions', '/admin/registry/services', '/admin/audit-log']) {
		const {status, body} = await operator.get(path);
		t.is(status, 200);
		t.false(
			forms.some(form => JSON.stringify(body).includes(form)),
			path,
		);
	}

	t.is(
		(await operator.post('/admin/webhook-subscriptions', {name: 'hook', target_url: receiver.url, topics: ['*'], is_active: true}, sameKey))
			.body.data.secret,
		secrets[0],
	);
});
