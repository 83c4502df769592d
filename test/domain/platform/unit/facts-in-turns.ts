import test from 'ava';
import {type TakenFacts, takeUnrelayed} from '../../../../src/domain/platform/unit/outbox.ts';
import {publishFacts} from '../../../../src/domain/webhooks/feed/publish-facts.ts';
import {unique} from '../../../support/factories.ts';
import {type Store, startStore} from '../../../support/store.ts';

const BATCH = 50;
const MANY = 2000;

let store: Store;

test.beforeEach(async () => {
	store = await startStore();
});
test.afterEach.always(async () => store?.close());

/** Public facts of a tenant, numbered in the order in which they happened. */
const happen = async (tenantId: string, count: number): Promise<unknown> =>
	store.system(async ({em, now, realNow}) =>
		em.execute(
			`insert into fact (id, type, data, idempotency_key, tenant_id, partner_id, request_id, occurred_at, recorded_at, is_public)
			 select gen_random_uuid(), 'tenant.billing_updated', jsonb_build_object('nth', n), 'tenant:' || t || ':billing_updated:' || n, t, 'prt_a',
			   'req_test', at, real, true
			 from (select ? as t, ?::timestamptz as at, ?::timestamptz as real) x, generate_series(1, ?::int) n order by n`,
			[tenantId, now, realNow, count],
		),
	);

/** Takes a batch for good, as the relay does. */
const relay = async (after: string, limit = BATCH): Promise<TakenFacts> =>
	store.system(async unit => {
		const taken = await takeUnrelayed(unit.em, {limit, after});
		const ids = taken.facts.map(({id}) => id);
		await unit.em.execute('update fact set relayed_at = now() where id = any(string_to_array(?, ?)::uuid[])', [ids.join(), ',']);
		return taken;
	});

const ownersOf = ({facts}: Pick<TakenFacts, 'facts'>): (string | null)[] => facts.map(({tenantId}) => tenantId);

test.serial("one tenant's thousands leave a place to others in the very next batch, and its own keep their order", async t => {
	await happen('tnt_many', MANY);
	const first = await relay('');
	t.is(first.facts.length, BATCH, 'alone it has all of it');
	t.true(first.hasMore);
	await happen('tnt_few', 3);
	const next = await relay(first.turn);
	t.is(ownersOf(next).filter(owner => owner === 'tnt_few').length, 3);
	t.deepEqual(
		next.facts.filter(({tenantId}) => tenantId === 'tnt_many').map(({data}) => data['nth']),
		Array.from({length: BATCH / 2}, (_, nth) => BATCH + nth + 1),
	);
});

test.serial('with more waiting than a batch has places each has its turn, one after another', async t => {
	const owners = Array.from({length: 3 * BATCH}, (_, nth) => `tnt_${String(nth).padStart(3, '0')}`);
	for (const owner of owners) await happen(owner, 2);
	const seen: (string | null)[] = [];
	for (let batch = 0, turn = ''; batch < 3; batch++) {
		const taken = await relay(turn);
		seen.push(...ownersOf(taken));
		({turn} = taken);
	}

	t.deepEqual(seen.toSorted(), owners);
});

test.serial('all that waits is taken in the end, once', async t => {
	const counts = {tnt_a: 170, tnt_b: 3, tnt_c: 60};
	for (const [tenant, count] of Object.entries(counts)) await happen(tenant, count);
	const seen: (string | null)[] = [];
	for (let turn = '', hasMore = true; hasMore; ) {
		const taken = await relay(turn);
		seen.push(...ownersOf(taken));
		({turn, hasMore} = taken);
	}

	t.deepEqual(Object.fromEntries([...Map.groupBy(seen, owner => owner)].map(([owner, all]) => [owner, all.length])), counts);
});

test.serial('what others relay at the same time is passed over, and nobody waits', async t => {
	await happen('tnt_many', MANY);
	await happen('tnt_few', 1);
	const both = await store.system(async ({em}) => {
		const one = await takeUnrelayed(em, {limit: BATCH, after: ''});
		const other = await store.system(async unit => takeUnrelayed(unit.em, {limit: BATCH, after: ''}));
		return [one, other];
	});
	const ids = both.flatMap(({facts}) => facts.map(({id}) => id));
	t.is(new Set(ids).size, ids.length);
	t.is(ownersOf({facts: both.flatMap(({facts}) => facts)}).filter(owner => owner === 'tnt_few').length, 1);
});

test.serial("in the feed, too, others' facts stand among one's thousands, and of each owner in the order they happened", async t => {
	const [many, few] = [unique('tnt'), unique('tnt')];
	await happen(many, MANY);
	await happen(few, 2);
	const {events, hasMore} = await store.system(async unit => publishFacts(unit, {limit: BATCH, operatorPartnerId: 'prt_operator'}));
	t.true(hasMore);
	const nths = (tenant: string) => events.filter(({tenantId}) => tenantId === tenant).map(({data}) => data['nth']);
	t.deepEqual(nths(few), [1, 2]);
	t.deepEqual(
		nths(many),
		Array.from({length: BATCH / 2}, (_, nth) => nth + 1),
	);
	const next = await store.system(async unit => publishFacts(unit, {limit: BATCH, operatorPartnerId: 'prt_operator'}));
	t.is(next.events[0]?.position, (events.at(-1)?.position ?? 0n) + 1n);
	t.is(next.events[0]?.data['nth'], BATCH / 2 + 1);
});
