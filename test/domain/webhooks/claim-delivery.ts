import test from 'ava';
import {createCipher} from '../../../src/domain/platform/secrets.ts';
import {claimDelivery} from '../../../src/domain/webhooks/claim-delivery.ts';
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

const claim = async (id: Id) => store.system(async unit => claimDelivery(unit, {id, cipher}));

const change = async (id: Id, fields: Partial<Pick<WebhookDelivery, 'nextAttemptAt' | 'claimedUntil'>>): Promise<void> =>
	store.system(async ({em}) => {
		Object.assign(await em.findOneOrFail(WebhookDelivery, id), fields);
	});

test.serial('whoever claims a delivery gets all that an attempt needs', async t => {
	const {id, secret} = await makeDelivery(store);
	const {body, eventId} = await deliveryOf(store, id);
	t.deepEqual(await claim(id), {
		id,
		targetUrl: 'https://hooks.example/',
		eventId,
		eventType: 'subscription.activated',
		body,
		secrets: [secret],
	});
});

test.serial('of several that claim at once one gets it', async t => {
	const {id} = await makeDelivery(store);
	const claims = await Promise.all(Array.from({length: 5}, async () => claim(id)));
	t.is(claims.filter(claimed => claimed !== undefined).length, 1);
});

test.serial('a claim ends by itself, so that a worker that died holds up nothing', async t => {
	const {id} = await makeDelivery(store);
	await claim(id);
	t.is(await claim(id), undefined);
	await change(id, {claimedUntil: new Date(Date.now() - 1)});
	t.truthy(await claim(id));
});

test.serial('what is not due, or not there, is not claimed', async t => {
	const {id} = await makeDelivery(store);
	await change(id, {nextAttemptAt: new Date('2026-06-01T10:00:01Z')});
	t.is(await claim(id), undefined, 'it is 10:00:00');
	await change(id, {nextAttemptAt: null});
	t.is(await claim(id), undefined);
	t.is(await claim('whd_01jd2x4k7m9q3s5v8x0z2b4d6f'), undefined);
});

test.serial('for a subscriber that was switched off meanwhile it ends', async t => {
	const {id, subscriberId} = await makeDelivery(store);
	await store.system(async ({em}) => {
		(await em.findOneOrFail(WebhookSubscription, subscriberId)).isActive = false;
	});
	t.is(await claim(id), undefined);
	t.like(await deliveryOf(store, id), {status: 'dead', nextAttemptAt: null, lastError: 'the subscriber is switched off'});
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
			(await em.findOneOrFail(WebhookDelivery, id)).claimedUntil = null;
		});
	await until(new Date(Date.now() + 60_000));
	t.deepEqual((await claim(id))?.secrets, ['whsec_new', secret]);
	await until(new Date(Date.now() - 1));
	t.deepEqual((await claim(id))?.secrets, ['whsec_new']);
});

test.serial('with the wrong key nothing is claimed, and the delivery stays', async t => {
	const {id} = await makeDelivery(store);
	const other = createCipher([{id: 'k1', key: Buffer.alloc(32, 9)}]);
	await t.throwsAsync(store.system(async unit => claimDelivery(unit, {id, cipher: other})));
	t.truthy(await claim(id));
});
