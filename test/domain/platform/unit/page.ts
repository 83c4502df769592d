import test from 'ava';
import {Partner} from '../../../../src/domain/organization/partner.ts';
import {newPartner} from '../../../../src/domain/organization/remember-caller.ts';
import {Refusal} from '../../../../src/domain/platform/refusals.ts';
import {findPage} from '../../../../src/domain/platform/unit/page.ts';
import {type Store, startStore} from '../../../support/store.ts';

const NAMES = ['plain', '100%', 'under_score', 'back\\slash', "quote's", 'double"quote', 'question?mark', 'dollar$1', 'CAPITAL', 'ünï'];

let store: Store;

test.before(async () => {
	store = await startStore();
	await store.system(async unit => {
		for (const [index, name] of NAMES.entries()) {
			unit.em.create(Partner, {...(await newPartner(unit, `prt_${index}`)), name, invoiceNumberPrefix: `P${index}`});
		}
	});
});
test.after.always(async () => store?.close());

const pageOf = async (page: number, pageSize: number, where: object = {}) =>
	store.system(async ({em}) => findPage(em, Partner, where, {page, pageSize}, {id: 'asc'}));

test.serial('pages cut the list without gap or overlap, and each knows the whole', async t => {
	const pages = [];
	for (const page of [1, 2, 3, 4]) pages.push(await pageOf(page, 3));
	t.deepEqual(
		pages.flatMap(({items}) => items.map(({id}) => id)),
		NAMES.map((_, index) => `prt_${index}`).toSorted(),
	);
	for (const {total, hasMore} of pages) t.deepEqual([total, hasMore], [NAMES.length, false]);
});

test.serial('a page past the end is empty and still knows the whole', async t => {
	t.like(await pageOf(9, 3), {items: [], total: NAMES.length});
	t.like(await pageOf(2, NAMES.length), {items: [], total: NAMES.length});
});

test.serial('nothing found is a page without items', async t => {
	t.like(await pageOf(1, 3, {name: 'nobody'}), {items: [], total: 0, hasMore: false});
});

test.serial('a page beyond what is counted is refused', async t => {
	const refusal = await t.throwsAsync(pageOf(101, 100), {instanceOf: Refusal});
	t.is(refusal?.kind, 'invalid');
	await t.notThrowsAsync(pageOf(100, 100));
});

const MANY = 20_000;

test.serial('after the id of something the list goes on, however deep, by rows of an index alone', async t => {
	await store.system(async ({em}) =>
		em.execute(
			`insert into partner (id, created_at, updated_at, name, invoice_number_prefix, payment_terms_days, oss_registered, time_zone)
			 select 'prt_many_' || n, '2026-01-01'::timestamptz + n * interval '1 minute', now(), 'Many ' || n, 'MANY' || n, 14, false, 'UTC'
			 from generate_series(1, ?) n`,
			[MANY],
		),
	);
	await store.system(async ({em}) => {
		const read = async () => {
			const [row] = await em.execute<{rows: string}[]>(
				"select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as rows from pg_stat_xact_user_tables where relname = 'partner'",
			);
			return Number(row?.rows ?? 0);
		};
		for (const place of [MANY - 1, MANY / 2, 30]) {
			const before = await read();
			const page = await findPage(
				em,
				Partner,
				{},
				{page: 1, pageSize: 20, after: `prt_many_${place}`, isUncounted: true},
				{createdAt: 'desc', id: 'desc'},
			);
			t.deepEqual(
				page.items.map(({id}) => id),
				Array.from({length: 20}, (_, index) => `prt_many_${place - 1 - index}`),
			);
			t.is(page.nextAfter, `prt_many_${place - 20}`);
			const rows = (await read()) - before;
			t.true(rows > 0 && rows < 60, `${rows} rows were read`);
		}
	});
});
