import {fanOut} from '../src/domain/webhooks/fan-out.ts';
import {START} from '../src/domain/webhooks/feed/cursor.ts';
import type {Event} from '../src/domain/webhooks/feed/event.ts';
import {publishFacts} from '../src/domain/webhooks/feed/publish-facts.ts';
import {readEvents} from '../src/domain/webhooks/feed/read-events.ts';
import {anEvent, makeSubscriber, OPERATOR} from '../test/support/deliveries.ts';
import {startStore} from '../test/support/store.ts';
import {compare} from './support/compare.ts';

const FACTS = 2000;
const SUBSCRIBERS = 5;
const PAGE = 500;

/**
 * W2: facts published and fanned out in slices ÷ one unit a fact, which is what a job a fact does at least. E1: the feed read from its
 * beginning ÷ a bare keyset select of the same rows in units of the same kind.
 */
await using parts = new AsyncDisposableStack();
const store = await startStore();
parts.defer(store.close);
for (let n = 0; n < SUBSCRIBERS; n++) await makeSubscriber(store, {topics: ['subscription.*']});

/** Writes facts that nobody has published. */
const writeFacts = async (): Promise<void> =>
	store.system(async ({em, now, realNow}) => {
		await em.execute(
			`insert into fact (id, type, data, idempotency_key, tenant_id, partner_id, request_id, occurred_at, recorded_at, is_public)
			 select gen_random_uuid(), 'subscription.activated', '{"subscription_id": "sub_1", "plan_key": "crm.pro", "quantity": 1}',
			   'subscription:sub_' || n || ':activated:' || gen_random_uuid(), 'tnt_acme', 'prt_reseller', 'bench', ?, ?, true
			 from generate_series(1, ?::int) as n`,
			[now, realNow, FACTS],
		);
	});

async function inSlices(): Promise<number> {
	await writeFacts();
	const started = performance.now();
	for (let published = PAGE; published === PAGE; ) {
		published = await store.system(async unit => {
			const {events} = await publishFacts(unit, {operatorPartnerId: 'prt_operator'});
			await fanOut(unit, {events, operatorPartnerId: OPERATOR});
			return events.length;
		});
	}

	return (FACTS * 1000) / (performance.now() - started);
}

async function oneByOne(): Promise<number> {
	const started = performance.now();
	const count = FACTS / 10;
	for (let n = 0; n < count; n++) {
		const event: Event = anEvent();
		await store.system(async unit => fanOut(unit, {events: [event], operatorPartnerId: OPERATOR}));
	}

	return (count * 1000) / (performance.now() - started);
}

await compare({name: 'W2', goal: 5, ours: inSlices, other: oneByOne});

async function readFeed(): Promise<number> {
	const started = performance.now();
	let rows = 0;
	for (let after = START, hasMore = true; hasMore; ) {
		const page = await store.system(async unit => readEvents(unit, {after, limit: PAGE}));
		({passed: after, hasMore} = page);
		rows += page.events.length;
	}

	return (rows * 1000) / (performance.now() - started);
}

async function readBare(): Promise<number> {
	const started = performance.now();
	let [rows, last, count] = [0, '0', PAGE];
	while (count === PAGE) {
		const page = await store.system(async ({em}) =>
			em.execute<{position: string}[]>('select * from event where position > ? order by position limit ?', [last, PAGE]),
		);
		count = page.length;
		rows += count;
		last = page.at(-1)?.position ?? last;
	}

	return (rows * 1000) / (performance.now() - started);
}

await compare({name: 'E1', goal: 0.7, ours: readFeed, other: readBare});
