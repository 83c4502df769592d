import test from 'ava';
import fc from 'fast-check';
import {type IdKind, idOf, idPrefixes, newId} from '../../../../src/domain/platform/values/id.ts';

const at = new Date('2026-06-01T10:00:00Z');
const kinds = Object.keys(idPrefixes) as IdKind[];

test('every kind of id is one that its own schema takes, and no other schema', t => {
	for (const kind of kinds) {
		const id = newId(kind, at);
		for (const other of kinds) {
			const isForeign = ['tenant', 'partner', 'user', 'group'].includes(other);
			t.is(idOf(other).safeParse(id).success, other === kind && (isForeign || /^[a-z]+_[0-9a-z]{26}$/.test(id)), `${kind} as ${other}`);
		}
	}
});

test('ids of later instants sort after those of earlier ones', t => {
	fc.assert(
		fc.property(
			fc.tuple(fc.date({min: new Date(0), max: new Date('9999-12-31')}), fc.date({min: new Date(0), max: new Date('9999-12-31')})),
			([one, other]) => {
				fc.pre(!Number.isNaN(one.getTime()) && !Number.isNaN(other.getTime()) && one.getTime() !== other.getTime());
				const [earlier, later] = one < other ? [one, other] : [other, one];
				t.true(newId('invoice', earlier) < newId('invoice', later));
			},
		),
	);
});

test('ids of one instant sort in the order they were made', t => {
	const ids = Array.from({length: 1000}, () => newId('subscription', at));
	t.deepEqual(ids.toSorted(), ids);
	t.is(new Set(ids).size, ids.length);
});

test('ids of one instant that others come between are still different', t => {
	const later = new Date(at.getTime() + 1);
	const ids = Array.from({length: 500}, (_, index) => newId('payment', index % 2 === 0 ? at : later));
	t.is(new Set(ids).size, ids.length);
});

test('an id of the identity provider is its prefix and 1 to 60 characters', t => {
	for (const good of ['tnt_a', `tnt_${'x'.repeat(60)}`, 'tnt_A-b_9']) t.true(idOf('tenant').safeParse(good).success, good);
	for (const bad of ['tnt_', `tnt_${'x'.repeat(61)}`, 'prt_a', 'tnt_a b', 'tnt_ä', 'xtnt_a', 'tnt_a\n', '', 7, null]) {
		t.false(idOf('tenant').safeParse(bad).success, String(bad));
	}
});
