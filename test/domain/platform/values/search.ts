import test from 'ava';
import fc from 'fast-check';
import {User} from '../../../../src/domain/identity/user.ts';
import {Partner} from '../../../../src/domain/organization/partner.ts';
import {listPartners} from '../../../../src/domain/organization/queries.ts';
import {newPartner, rememberPartner} from '../../../../src/domain/organization/remember-caller.ts';
import {fold} from '../../../../src/domain/platform/values/fold.ts';
import type {IdOf} from '../../../../src/domain/platform/values/id.ts';
import {searching} from '../../../../src/domain/platform/values/search.ts';
import {type Store, startStore} from '../../../support/store.ts';

const NAMES = [
	'plain',
	'100%',
	'under_score',
	'back\\slash',
	"quote's",
	'double"quote',
	'question?mark',
	'dollar$1',
	'CAPITAL',
	'İSTANBUL',
];

let store: Store;

test.before(async () => {
	store = await startStore();
	await store.system(async unit => {
		for (const [index, name] of NAMES.entries())
			unit.em.create(Partner, {...(await newPartner(unit, `prt_${index}`)), name, invoiceNumberPrefix: `P${index}`});
	});
});
test.after.always(async () => store?.close());

const namesFoundBy = async (q: string): Promise<string[]> =>
	store.system(async unit => {
		const {items, total} = await listPartners(unit, {q, page: 1, pageSize: 100});
		if (items.length !== total) throw new Error(`${total} were counted, ${items.length} found`);
		return items.map(({name}) => name);
	});

for (const name of NAMES) {
	test.serial(`${name} is found by itself, in any case, and counted`, async t => {
		for (const q of [name, name.toUpperCase(), name.toLowerCase()]) t.deepEqual(await namesFoundBy(q), [name], q);
	});
}

test.serial('wildcards are characters, in whatever width they are written', async t => {
	for (const [q, total] of [
		['%', 1],
		['％', 1],
		['＿sc', 1],
		['＼', 1],
		["'; drop table partner; --", 0],
		['?', 1],
		['$1', 1],
	] as const)
		t.is((await namesFoundBy(q)).length, total, q);
});

test.serial('whatever can be stored as a name is found by the whole of it and by each of its words', async t => {
	const name = fc.string({unit: 'binary', minLength: 1, maxLength: 40}).map(text => text.replaceAll('\0', ''));
	const samples = fc.sample(
		fc.array(name, {minLength: 1, maxLength: 3}).map(words => words.join(' ')),
		150,
	);
	const ids = await store.system(async ({em}) =>
		samples.map((displayName, index) => em.create(User, {id: `usr_any${index}`, displayName, isActive: true}).id),
	);
	await store.system(async unit => {
		for (const [index, displayName] of samples.entries()) {
			const id = ids[index] as IdOf<'user'>;
			for (const q of [displayName, ...displayName.split(/\s+/)]) {
				const found = await unit.em.count(User, {$and: [{id}, await searching(unit, 'app_user', q)]});
				t.is(found, 1, JSON.stringify([displayName, q, fold(q)]));
			}
		}
	});
});

test.serial('a thing is found by its new name and no longer by its old one', async t => {
	await store.system(async ({em}) => {
		const partner = await em.findOneOrFail(Partner, 'prt_0');
		partner.name = 'Straße';
	});
	t.deepEqual(await namesFoundBy('STRASSE'), ['Straße']);
	t.deepEqual(await namesFoundBy('plain'), []);
});

test.serial('what changes beside the name leaves it to be found', async t => {
	await store.system(async ({em}) => {
		const partner = await em.findOneOrFail(Partner, 'prt_0');
		partner.phone = '+31 20 1234567';
	});
	t.deepEqual(await namesFoundBy('strasse'), ['Straße']);
});

test.serial('a partner that was only heard of is found by its id', async t => {
	await store.system(async unit => rememberPartner(unit, 'prt_HeardOf', 'prt_operator'));
	t.deepEqual(await namesFoundBy('heardof'), ['prt_HeardOf']);
});
