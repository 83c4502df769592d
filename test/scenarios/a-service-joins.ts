import {ConflictError, createClient, type Input, UnauthorizedError} from '@scaicontrol/client';
import test from 'ava';
import {startReceiver} from '../support/receiver.ts';
import {startWorld} from '../support/scenario.ts';

test('a service registers, is approved, beats, falls silent, degrades, recovers and leaves, and the operator is told of each', async t => {
	const world = await startWorld('2026-06-01T10:00:00Z');
	t.teardown(world.close);
	const {operator} = world;
	const receiver = await startReceiver();
	t.teardown(receiver.close);
	await operator.post('/admin/webhook-subscriptions', {name: 'watch', target_url: receiver.url, topics: ['service.health_changed']});
	const token = await world.issuer.sign({sub: 'mailer-account', roles: ['service_account']});
	const account = createClient({baseUrl: world.baseUrl, token});
	const told = async () => {
		await world.drain();
		const {body} = await operator.get('/notifications?unread_only=true');
		await operator.post('/notifications/read-all');
		return body.data.map(({severity, title}: {severity: string; title: string}) => `${severity}: ${title}`).reverse();
	};
	const health = async () => {
		const {body} = await operator.get('/admin/registry/services');
		const {health_status: status, consecutive_misses: misses} = body.data.find(({slug}: {slug: string}) => slug === 'mailer');
		return [status, misses];
	};

	const registration: Input<'registerService'>['body'] = {
		...{slug: 'mailer', name: 'Mailer', version: '1.0.0', base_url: 'https://mailer.vendor.example', heartbeat_interval_seconds: 60},
		metrics: [{slug: 'mails', name: 'Mails sent', unit: 'mail', aggregation: 'sum'}],
		provisioning: {
			activate: [
				{
					name: 'domain',
					action: {method: 'POST', path: '/domains/{{tenant.slug}}'},
					compensation: {method: 'DELETE', path: '/domains/{{tenant.slug}}'},
				},
				{name: 'mailbox', depends_on: ['domain'], action: {method: 'POST', path: '/mailboxes', body: {at: '{{steps.domain.endpoint}}'}}},
			],
		},
	};
	t.is((await account.registerService({body: registration})).status, 'pending');
	await t.throwsAsync(async () => account.registerService({body: registration}), {instanceOf: ConflictError});
	await world.drain();
	const beat = {slug: 'mailer', status: 'ok', version: '1.0.0', uptime_seconds: 5} as const;
	await t.notThrowsAsync(async () => account.heartbeat({body: beat}), 'one that waits may say that it lives');
	t.deepEqual(await told(), ['info: Mailer waits for approval', 'info: Mailer is healthy']);

	const approved = await operator.post('/admin/registry/services/mailer/approve');
	const service = createClient({baseUrl: world.baseUrl, apiKey: approved.body.data.api_key});
	t.deepEqual(await service.heartbeat({body: beat}), {ok: true, health_status: 'healthy', next_heartbeat_seconds: 60});

	await world.advanceTo('2026-06-01T10:03:00Z');
	t.deepEqual(await health(), ['healthy', 0], 'three intervals are its time to be late');
	await world.advanceTo('2026-06-01T10:04:30Z');
	t.deepEqual(await health(), ['healthy', 2]);
	await world.advanceTo('2026-06-01T10:06:00Z');
	t.is((await health())[0], 'degraded');
	t.deepEqual(await told(), ['warning: Mailer is degraded']);

	t.is((await service.heartbeat({body: {...beat, uptime_seconds: 365}})).health_status, 'healthy');
	t.deepEqual(await health(), ['healthy', 0]);
	t.deepEqual(await told(), ['info: Mailer is healthy']);

	await world.advanceTo('2026-06-01T10:30:00Z');
	t.deepEqual(await health(), ['unreachable', 10]);
	t.deepEqual(await told(), ['warning: Mailer is degraded', 'critical: Mailer cannot be reached']);
	await world.advanceTo('2026-09-01T00:00:00Z');
	t.deepEqual(await health(), ['unreachable', 10], 'one that is given up is looked for no more');
	t.is((await service.heartbeat({body: {...beat, status: 'degraded', message: 'Slow disk'}})).health_status, 'degraded');
	t.deepEqual(await told(), ['warning: Mailer is degraded']);
	t.is((await service.heartbeat({body: {...beat, status: 'maintenance'}})).health_status, 'healthy');

	const moved = await service.reregisterService({body: {...registration, version: '2.0.0', base_url: 'https://elsewhere.example'}});
	t.like(moved, {previous_version: '1.0.0', base_url: 'https://mailer.vendor.example', pending_base_url: 'https://elsewhere.example'});
	t.deepEqual(await told(), ['info: Mailer is healthy', 'warning: Mailer wants to be called at another host']);
	t.is((await operator.post('/admin/registry/services/mailer/approve')).body.data.base_url, 'https://elsewhere.example');

	t.is(await service.deregisterService({body: {slug: 'mailer', reason: 'End of life'}}), undefined);
	await t.throwsAsync(async () => service.heartbeat({body: beat}), {instanceOf: UnauthorizedError});
	t.deepEqual(await told(), ['info: Mailer has left']);
	await world.advanceTo('2026-09-02T00:00:00Z');
	t.deepEqual(
		receiver.calls.map(({event}) => `${event.data['previous_health_status']} → ${event.data['health_status']}`),
		[
			...['unknown → healthy', 'healthy → degraded', 'degraded → healthy', 'healthy → degraded', 'degraded → unreachable'],
			...['unreachable → degraded', 'degraded → healthy'],
		],
	);
	t.is(new Set(receiver.calls.map(({event}) => event.event_id)).size, 7);
});
