import test from 'ava';
import {createCipher} from '../../../src/domain/platform/secrets.ts';
import {claimDeliveries, claimDelivery} from '../../../src/domain/webhooks/claim-delivery.ts';
import {WebhookDelivery} from '../../../src/domain/webhooks/delivery.ts';
import {secretPlace, WebhookSubscription} from '../../../src/domain/webhooks/subscriber.ts';
import {cipher, deliveryOf, makeDelivery} from '../../support/deliveries.ts';
import {type Store, startStore} from '../../support/store.ts';

let store: Store;

test.before(async () => {
	store = await startStore();
});
test.after.always(async () => store?.close());

type Id = WebhookDelivery['id'];

const claim = async (id: Id, key = cipher) =>
	store.system(async unit => claimDelivery(unit, await unit.em.findOneOrFail(WebhookDelivery, id), key));

test.serial('whoever claims a delivery gets all that an attempt needs', async t => {
	const {id, secret} = await makeDelivery(store);
	const {body, eventId, subscriberId} = await deliveryOf(store, id);
	t.deepEqual(await claim(id), {
		...{id, subscriberId, inLineOf: null},
		targetUrl: 'https://hooks.example/',
		eventId,
		eventType: 'subscription.activated',
		body,
		secrets: [secret],
	});
});

test.serial('for a subscriber that was switched off meanwhile it ends', async t => {
	const {id, subscriberId} = await makeDelivery(store);
	await store.system(async ({em}) => {
		(await em.findOneOrFail(WebhookSubscription, subscriberId)).isActive = false;
	});
	t.is(await claim(id), undefined);
	t.like(await deliveryOf(store, id), {status: 'dead', lastError: 'the subscriber is switched off'});
});

test.serial('a replaced secret signs too, until its time is over', async t => {
	const {id, subscriberId, secret} = await makeDelivery(store);
	const until = async (previousSecretUntil: Date) =>
		store.system(async ({em}) => {
			const subscriber = await em.findOneOrFail(WebhookSubscription, subscriberId);
			em.assign(subscriber, {
				...{previousSecretSealed: subscriber.secretSealed, previousSecretUntil},
				secretSealed: cipher.encrypt('whsec_new', secretPlace(subscriberId)),
			});
		});
	await until(new Date(Date.now() + 60_000));
	t.deepEqual((await claim(id))?.secrets, ['whsec_new', secret]);
	await until(new Date(Date.now() - 1));
	t.deepEqual((await claim(id))?.secrets, ['whsec_new']);
});

test.serial('with the wrong key nothing is claimed, and the delivery stays', async t => {
	const {id} = await makeDelivery(store);
	const other = createCipher([{id: 'k1', key: Buffer.alloc(32, 9)}]);
	await t.throwsAsync(claim(id, other));
	t.truthy(await claim(id));
});

const rowOf = (id: string) => ({id, lane: '', attempts: 1, until: new Date()});

test.serial('many are claimed together: who was switched off ends, and whose secret cannot be opened says so', async t => {
	const [good, off, sealed] = [await makeDelivery(store), await makeDelivery(store), await makeDelivery(store)];
	await store.system(async ({em}) => {
		(await em.findOneOrFail(WebhookSubscription, off.subscriberId)).isActive = false;
		(await em.findOneOrFail(WebhookSubscription, sealed.subscriberId)).secretSealed = 'k1:AAAA';
	});
	const claimed = await store.system(async unit => claimDeliveries(unit, [good.id, off.id, sealed.id].map(rowOf), cipher));
	t.deepEqual(claimed.get(good.id), await claim(good.id));
	t.false(claimed.has(off.id));
	t.like(await deliveryOf(store, off.id), {status: 'dead', lastError: 'the subscriber is switched off', nextAttemptAt: null});
	t.true(claimed.get(sealed.id) instanceof Error);
});

test.serial('a secret that was opened is forgotten when its row changes', async t => {
	const {id, subscriberId, secret} = await makeDelivery(store);
	t.deepEqual((await claim(id))?.secrets, [secret]);
	await store.system(async ({em}) => {
		(await em.findOneOrFail(WebhookSubscription, subscriberId)).secretSealed = cipher.encrypt('whsec_other', secretPlace(subscriberId));
	});
	t.deepEqual((await claim(id))?.secrets, ['whsec_other']);
});
