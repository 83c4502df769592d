import test from 'ava';
import {notify} from '../../../src/domain/notifications/notify.ts';
import {OPERATOR_PARTNER, startWorld} from '../../support/world.ts';

test('notifications are kept for thirteen months, and who has read them as long', async t => {
	const world = await startWorld('2026-01-15T10:00:00Z');
	t.teardown(world.close);
	const tell = async (occasion: string) =>
		world.inUnit({reach: {kind: 'everything', because: 'a test'}, cause: {requestId: 'test', actor: 'test'}}, async unit =>
			notify(unit, [
				{
					to: {tenantId: null, partnerId: OPERATOR_PARTNER},
					occasion,
					message: {category: 'system', severity: 'info', title: occasion, body: ''},
				},
			]),
		);
	const titles = async () => (await world.operator.get('/notifications')).body.data.map(({title}: {title: string}) => title);
	await tell('old');
	await world.operator.post('/notifications/read-all');
	await world.advanceTo('2026-02-20T10:00:00Z');
	await tell('younger');
	await world.advanceTo('2027-02-14T10:00:00Z');
	t.deepEqual(await titles(), ['younger', 'old']);
	await world.advanceTo('2027-02-17T10:00:00Z');
	t.deepEqual(await titles(), ['younger']);
	const reads = await world.inUnit(
		{reach: {kind: 'everything', because: 'a test'}, cause: {requestId: 'test', actor: 'test'}, readOnly: true},
		async ({em}) => em.execute('select * from notification_read'),
	);
	t.deepEqual(reads, []);
});
