import test from 'ava';
import {createClient, type Event, type FollowOptions, followEvents, ValidationError} from '../../../clients/typescript/src/index.ts';
import {makeCustomer, makePlan} from '../../support/factories.ts';
import {startFlakyApi} from '../../support/flaky-api.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;
let api: Awaited<ReturnType<typeof startFlakyApi>>;

test.before(async () => {
	world = await startWorld();
	api = await startFlakyApi(world.baseUrl);
});
test.after.always(async () => {
	await api.close();
	await world.close();
});

/** A customer with some subscriptions, and what it reads of the feed. */
async function follower(subscriptions: number) {
	const {admin} = await makeCustomer(world);
	const plans = await Promise.all(Array.from({length: subscriptions}, async () => makePlan(world)));
	for (const {id} of plans) await admin.post('/subscriptions', {plan_id: id});
	await world.drain();
	const scai = api.clientAs({token: admin.token});
	return {
		...{admin, scai},
		async read(options: FollowOptions = {}) {
			const events: Event[] = [];
			let next: string | undefined;
			for await (const slice of followEvents(scai, {isUntilNow: true, topics: ['subscription.*'], ...options})) {
				events.push(...slice.events);
				next = slice.next;
			}

			return {events, next, subscriptions: events.map(({data}) => data['subscription_id'])};
		},
	};
}

test.serial('every event is told once and in its order, also when answers are lost, and it goes on where it was', async t => {
	const {admin, read} = await follower(5);
	api.fail({when: 'after', what: 'close', only: /events/}, {when: 'before', what: 503, only: /events/});
	const all = await read({limit: 2});
	t.is(new Set(all.subscriptions).size, 5);
	t.is(all.events.length, 5);
	t.deepEqual(await read(), all, 'the size of the slices makes no difference');
	t.deepEqual((await read({after: all.next})).events, []);
	const {id} = await makePlan(world);
	await admin.post('/subscriptions', {plan_id: id});
	await world.drain();
	t.is((await read({after: all.next})).events.length, 1);
	t.is((await read({object: String(all.subscriptions[0])})).events.length, 1);
});

test.serial('whoever waits is told as soon as something happens, and can be called off', async t => {
	const {admin, scai, read} = await follower(1);
	const {next} = await read();
	const stop = new AbortController();
	const told: Event[] = [];
	const following = (async () => {
		for await (const {events} of followEvents(scai, {after: next, topics: ['subscription.*'], signal: stop.signal})) {
			told.push(...events);
			if (events.length > 0) stop.abort(new Error('enough'));
		}
	})();
	await admin.post('/subscriptions', {plan_id: (await makePlan(world)).id});
	await world.drain();
	await t.throwsAsync(following, {message: 'enough'});
	t.is(told.length, 1);
});

test.serial('a cursor that is none is told', async t => {
	const scai = createClient({baseUrl: world.baseUrl, token: world.operator.token});
	await t.throwsAsync(async () => followEvents(scai, {after: '!'}).next(), {instanceOf: ValidationError});
});
