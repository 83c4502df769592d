import {setImmediate as turn} from 'node:timers/promises';
import test from 'ava';
import type {Unit} from '../../../src/domain/platform/unit/unit.ts';
import {type FeedCursor, readCursor, START, writeCursor} from '../../../src/domain/webhooks/feed/cursor.ts';
import {publishFacts} from '../../../src/domain/webhooks/feed/publish-facts.ts';
import {readEvents} from '../../../src/domain/webhooks/feed/read-events.ts';
import {makeSubscriber} from '../../support/deliveries.ts';
import {unique} from '../../support/factories.ts';
import {type Store, startStore} from '../../support/store.ts';

/** Of one partner, and how many of them one slice may tell. */
const SUBSCRIBERS = 10;
const TOLD = 30;
const FACTS = 20;

let store: Store;

test.before(async () => {
	store = await startStore();
});
test.after.always(async () => store?.close());

/** Records a public fact of a partner, or one that is not public. */
const happen = (unit: Unit, partnerId: string, step: number): void =>
	unit.record({
		type: 'partner.billing_linked',
		step,
		owner: {partnerId},
		data: {
			...{partner_id: partnerId, scaicontrol_customer_id: partnerId, linked_at: '2026-06-01T10:00:00.000Z'},
			...{legal_name: String(step), country_code: null, vat_number: null},
		},
	});

const publishAll = async (): Promise<void> => {
	while ((await store.system(async unit => publishFacts(unit, {operatorPartnerId: 'prt_operator'}))).hasMore);
};

const read = async (after: FeedCursor, limit = 100, partnerId?: string) =>
	store.system(async unit => readEvents(unit, {after, limit, partnerId}));

/** All steps of a partner in the order of the feed. */
async function stepsOf(partnerId: string): Promise<number[]> {
	const steps: number[] = [];
	for (let after = START; ; ) {
		const {events, passed, hasMore} = await read(after, 100, partnerId);
		steps.push(...events.map(({data}) => Number(data['legal_name'])));
		if (!hasMore) return steps;
		after = passed;
	}
}

test.serial('a fact that was written first and committed last stands behind those that were published meanwhile', async t => {
	const [late, early] = [unique('prt'), unique('prt')];
	const committed = Promise.withResolvers<void>();
	const written = Promise.withResolvers<void>();
	const slow = store.system(async ({em, now, realNow, cause}) => {
		await em.execute(
			`insert into fact (id, type, data, idempotency_key, partner_id, request_id, occurred_at, recorded_at, is_public)
			 values (gen_random_uuid(), 'partner.billing_linked', '{"legal_name": "1"}', ?, ?, ?, ?, ?, true)`,
			[`partner:${late}:billing_linked:1`, late, cause.requestId, now, realNow],
		);
		written.resolve();
		await committed.promise;
	});
	await written.promise;
	await store.system(async unit => happen(unit, early, 2));
	await publishAll();
	const {passed} = await read(START);
	t.deepEqual(await stepsOf(early), [2]);
	committed.resolve();
	await slow;
	await publishAll();
	const {events} = await read(passed);
	t.deepEqual(
		events.map(({partnerId}) => partnerId),
		[late],
		'whoever had read as far as there was finds it behind that place',
	);
});

test.serial(
	'with writers and publishers at full speed nothing appears behind a place that somebody has read, and nothing is missing',
	async t => {
		const [WRITERS, EACH] = [6, 40];
		const partners = Array.from({length: WRITERS}, () => unique('prt'));
		let after = (await read(START, 1000)).passed;
		const seen: string[] = [];
		let isWriting = true;
		const writers = Promise.all(
			partners.map(async partnerId => {
				for (let step = 1; step <= EACH; step++) {
					await store.system(async unit => {
						happen(unit, partnerId, step);
						// Some hold their transaction open while others commit.
						if (step % 3 === 0) await turn();
					});
				}
			}),
		).finally(() => {
			isWriting = false;
		});
		const publishers = Array.from({length: 3}, async () => {
			while (isWriting) await store.system(async unit => publishFacts(unit, {operatorPartnerId: 'prt_operator'}));
		});
		const reader = (async () => {
			for (let isLast = false; ; ) {
				const {events, passed, hasMore} = await read(after, 7);
				seen.push(...events.map(({id}) => id));
				after = passed;
				if (isLast && !hasMore) return;
				if (!isWriting && !hasMore) {
					await publishAll();
					isLast = true;
				}
			}
		})();
		await Promise.all([writers, ...publishers, reader]);
		t.is(seen.length, WRITERS * EACH, 'each is read once by somebody who goes on from where it was');
		t.is(new Set(seen).size, seen.length);
		for (const partnerId of partners)
			t.deepEqual(
				await stepsOf(partnerId),
				Array.from({length: EACH}, (_, index) => index + 1),
			);
	},
);

test.serial('places count up without a gap, and no event seems to be published before the one before it', async t => {
	const all = (await read(START, 1000)).events;
	t.deepEqual(
		all.map(({position}) => Number(position)),
		all.map((_, index) => index + 1),
	);
	t.true(all.every(({publishedAt}, index) => index === 0 || publishedAt >= (all[index - 1]?.publishedAt ?? publishedAt)));
});

test.serial('what only moves our own workers is not published, and an older process that does not say is judged by the type', async t => {
	const partnerId = unique('prt');
	await store.system(async ({em, now, realNow}) => {
		await em.execute(
			`insert into fact (id, type, data, idempotency_key, partner_id, request_id, occurred_at, recorded_at)
			 select gen_random_uuid(), type, '{"legal_name": "7"}', 'thing:' || type || ':x:1', ?, 'old', ?, ?
			 from unnest(array['partner.billing_linked', 'work.failed_for_good']) as type`,
			[partnerId, now, realNow],
		);
	});
	await publishAll();
	t.deepEqual(await stepsOf(partnerId), [7]);
	t.deepEqual(await store.system(async unit => publishFacts(unit, {operatorPartnerId: 'prt_operator'})), {events: [], hasMore: false});
});

test.serial('a rare topic is looked for in a bounded stretch; whoever goes on finds all of it', async t => {
	const found = await store.system(async unit => readEvents(unit, {after: START, limit: 5, types: ['invoice.paid']}));
	t.deepEqual(found.events, []);
	t.false(found.hasMore);
	const {position} = (await read(START, 1000)).passed;
	t.is(found.passed.position, position, 'it need not be looked at again');
});

test('a cursor is read as it was written, and nothing else is', t => {
	const cursor = {at: new Date('2026-06-01T10:00:00.123Z'), position: 42n};
	t.deepEqual(readCursor(writeCursor(cursor)), cursor);
	for (const text of [
		'',
		'x',
		'42',
		`${writeCursor(cursor)}x`,
		Buffer.from('1.2.3').toString('base64url'),
		Buffer.from('-1.2').toString('base64'),
	])
		t.throws(() => readCursor(text), {message: 'The request has faults'}, text);
});

test.serial('a slice holds no more facts than are told to so many subscribers, and of others the first is among them', async t => {
	const [crowd, other] = [unique('prt'), unique('prt')] as `prt_${string}`[];
	for (let n = 0; n < SUBSCRIBERS; n++) await makeSubscriber(store, {partnerId: crowd});
	await publishAll();
	await store.system(async unit => {
		for (let step = 1; step <= FACTS; step++) happen(unit, String(crowd), step);
	});
	await store.system(async unit => happen(unit, String(other), 1));
	const slice = async () => store.system(async unit => publishFacts(unit, {told: TOLD, operatorPartnerId: 'prt_operator'}));
	const first = await slice();
	t.deepEqual(first.events.map(({partnerId}) => partnerId).toSorted(), [...Array.from({length: 3}, () => crowd), other].toSorted());
	t.true(first.hasMore);
	let published = first.events.length;
	for (let more = true; more; ) {
		const {events, hasMore} = await slice();
		t.true(events.length <= TOLD / SUBSCRIBERS + 1);
		published += events.length;
		more = hasMore;
	}

	t.is(published, FACTS + 1);
	t.deepEqual(
		await stepsOf(String(crowd)),
		Array.from({length: FACTS}, (_, index) => index + 1),
	);
});
