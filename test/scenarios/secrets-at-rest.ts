import test from 'ava';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {billingProfile, makeService, unique} from '../support/factories.ts';
import {startReceiver} from '../support/receiver.ts';
import {startWorld, type World} from '../support/world.ts';

/** Every row of every table, as text. */
async function everyRow(world: World): Promise<{table: string; text: string}[]> {
	return asSystem(world.inUnit, {because: 'a test reads everything'}, async ({em}) => {
		const tables = await em.execute<{name: string}[]>(
			"select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
		);
		const all: {table: string; text: string}[] = [];
		for (const {name} of tables) {
			const rows = await em.execute<{text: string}[]>(`select to_jsonb(t)::text as text from "${name}" t`);
			all.push(...rows.map(({text}) => ({table: name, text})));
		}

		return all;
	});
}

/** The data of every job that lies in a queue or was done a moment ago. */
async function everyJob({queues}: World): Promise<string[]> {
	const jobs = await Promise.all(queues.all.map(async queue => queue.getJobs()));
	return jobs.flat().map(job => JSON.stringify([job.name, job.id, job.data, job.returnvalue, job.failedReason, job.stacktrace]));
}

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
