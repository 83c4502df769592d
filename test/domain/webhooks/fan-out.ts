import test from 'ava';
import {fanOut} from '../../../src/domain/webhooks/fan-out.ts';
import {anEvent, deliveryOf, makeSubscriber, OPERATOR} from '../../support/deliveries.ts';
import {type Store, startStore} from '../../support/store.ts';

let store: Store;
let expected: string[];

test.before(async () => {
	store = await startStore();
	const [all, glob] = [await makeSubscriber(store), await makeSubscriber(store, {topics: ['invoice.paid', 'subscription.*']})];
	const own = await makeSubscriber(store, {partnerId: 'prt_reseller'});
	await makeSubscriber(store, {topics: ['tenant.*']});
	await makeSubscriber(store, {isActive: false});
	await makeSubscriber(store, {partnerId: 'prt_other'});
	expected = [all, glob, own].map(({subscriber}) => subscriber.id).toSorted();
});
test.after.always(async () => store?.close());

const toldOf = async (event = anEvent()): Promise<string[]> => {
	const made = await store.system(async unit => fanOut(unit, {events: [event], operatorPartnerId: OPERATOR}));
	const deliveries = await Promise.all(made.map(async ({id}) => deliveryOf(store, id)));
	return deliveries.map(({subscriberId}) => subscriberId as string).toSorted();
};

test.serial('the operator’s subscribers and the partner’s own are told, if they are active and want to know', async t => {
	t.deepEqual(await toldOf(), expected);
});

test.serial('the fact of no partner is told to the operator’s only', async t => {
	t.is((await toldOf(anEvent({partnerId: null}))).length, 2);
});

test.serial('the same fact again makes nothing', async t => {
	const event = anEvent();
	t.is((await toldOf(event)).length, 3);
	t.deepEqual(await toldOf(event), []);
	t.deepEqual(await toldOf(anEvent({...event, id: '00000000-0000-4000-8000-000000000000'})), [], 'also under another id: the key counts');
});

test.serial('twice at once makes each delivery once', async t => {
	const event = anEvent();
	const told = await Promise.all([toldOf(event), toldOf(event)]);
	t.deepEqual(told.flat().toSorted(), expected);
});

test.serial('everybody gets the same bytes: the fact as it was recorded', async t => {
	const event = anEvent();
	const made = await store.system(async unit => fanOut(unit, {events: [event], operatorPartnerId: OPERATOR}));
	const bodies = new Set((await Promise.all(made.map(async ({id}) => deliveryOf(store, id)))).map(({body}) => body));
	t.is(bodies.size, 1);
	t.deepEqual(JSON.parse([...bodies][0] ?? ''), {
		...{event_id: event.id, event_type: event.type, event_version: '1.0', source: 'scaicontrol'},
		...{occurred_at: '2026-06-01T10:00:00.000Z', idempotency_key: event.idempotencyKey, data: event.data},
	});
});
