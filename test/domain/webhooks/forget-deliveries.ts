import test from 'ava';
import {WebhookDelivery} from '../../../src/domain/webhooks/delivery.ts';
import {forgetDeliveries} from '../../../src/domain/webhooks/forget-deliveries.ts';
import {makeDelivery} from '../../support/deliveries.ts';
import {startStore} from '../../support/store.ts';

test('what was told is forgotten after ninety days with its attempts; what still waits is not', async t => {
	const store = await startStore('2026-06-01T10:00:00Z');
	t.teardown(store.close);
	const [told, waiting] = [await makeDelivery(store), await makeDelivery(store)];
	await store.system(async ({em, realNow}) => {
		await em.nativeUpdate(WebhookDelivery, {id: told.id}, {status: 'delivered', nextAttemptAt: null});
		await em.execute('insert into webhook_attempt (delivery_id, number, at, status, duration_ms) values (?, 1, ?, 200, 1)', [
			told.id,
			realNow,
		]);
	});
	const left = async () => store.system(async ({em}) => (await em.find(WebhookDelivery, {})).map(({id}) => id).toSorted());
	store.clock.moveTo(new Date('2026-08-30T09:00:00Z'));
	t.is(await store.system(forgetDeliveries), 0);
	store.clock.moveTo(new Date('2026-08-30T10:00:01Z'));
	t.is(await store.system(forgetDeliveries), 1);
	t.deepEqual(await left(), [waiting.id]);
	t.deepEqual(await store.system(async ({em}) => em.execute<unknown[]>('select 1 from webhook_attempt')), []);
});
