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
			unit.em.create(Partner, {...newPartner(unit, `prt_${index}`), name, invoiceNumberPrefix: `P${index}`});
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
