import test from 'ava';
import {VatCheck} from '../../../../src/domain/organization/vat-check.ts';
import {dueAttempts} from '../../../../src/domain/platform/attempts/due-attempts.ts';
import {leaseInPlace, leaseLanes, leaseNext} from '../../../../src/domain/platform/attempts/lease-next.ts';
import {recordOutcome} from '../../../../src/domain/platform/attempts/record-outcome.ts';
import {newId} from '../../../../src/domain/platform/values/id.ts';
import {checkVatNumber} from '../../../../src/workers/organization/check-vat-number.ts';
import {unique} from '../../../support/factories.ts';
import {type Store, startStore} from '../../../support/store.ts';

const MANY = 200;

let store: Store;

test.beforeEach(async () => {
	store = await startStore('2026-06-01T10:00:00Z');
});
test.afterEach.always(async () => store?.close());

/** Questions of a partner to the Dutch register that are due at a minute; answers the last one's id. */
const ask = async (partnerId: string, count: number, minute: number): Promise<string> =>
	store.system(async ({em, now}) => {
		let last = '';
		for (let nth = 0; nth < count; nth++) {
			const id = newId('billingProfile', now);
			last = id;
			em.create(VatCheck, {
				...{
					id,
					tenantId: unique('tnt') as `tnt_${string}`,
					partnerId: partnerId as `prt_${string}`,
					countryCode: 'NL',
					vatNumber: '004495445B01',
				},
				...{attempts: 0, nextAttemptAt: new Date(Date.UTC(2026, 5, 1, 9, minute)), leasedUntil: null, lastError: null},
			});
		}

		return last;
	});

const partnerOf = (row: VatCheck | undefined): string | undefined => row?.partnerId;

test.serial('in a lane of many each has its turn, however much one has waiting and however long', async t => {
	const id = await ask('prt_many', MANY, 0);
	await ask('prt_few', 1, 30);
	const lease = async () => partnerOf(await store.system(async unit => leaseNext(unit, checkVatNumber, id)));
	t.deepEqual([await lease(), await lease()].toSorted(), ['prt_few', 'prt_many']);
	t.is(await lease(), undefined, 'the lane is full');
});

test.serial("who ends an attempt leaves the place to the next owner's row", async t => {
	const id = await ask('prt_b', MANY, 0);
	const first = await store.system(async unit => leaseNext(unit, checkVatNumber, id));
	await ask('prt_c', 2, 30);
	await ask('prt_a', 1, 40);
	const seen: (string | undefined)[] = [];
	let leased = first;
	for (let turn = 0; turn < 6 && leased?.leasedUntil; turn++) {
		const lease = {id: leased.id, until: leased.leasedUntil};
		leased = await store.system(async unit => {
			const ended = await recordOutcome(unit, checkVatNumber, lease, {kind: 'done', answer: undefined});
			return ended && leaseInPlace(unit, checkVatNumber, ended.row);
		});
		seen.push(partnerOf(leased));
	}

	t.deepEqual(seen, ['prt_c', 'prt_a', 'prt_b', 'prt_c', 'prt_b', 'prt_b']);
});

test.serial('what is leased together goes on behind whoever came last, though all of it has ended meanwhile', async t => {
	let id = '';
	for (const partner of ['prt_a', 'prt_b', 'prt_c', 'prt_d', 'prt_e']) id = await ask(partner, 3, 0);
	const seen: (string | undefined)[][] = [];
	let last: string | undefined;
	for (let turn = 0; turn < 5; turn++) {
		const turns = new Map(last === undefined ? [] : [['NL', last]]);
		const lane = await store.system(async unit => (await leaseLanes(unit, checkVatNumber, [id], {turns})).get(id));
		last = lane?.turn;
		await store.system(async unit => {
			const ended: (string | undefined)[] = [];
			for (const row of lane?.rows ?? [])
				ended.push(partnerOf((await recordOutcome(unit, checkVatNumber, row, {kind: 'done', answer: undefined}))?.row));
			seen.push(ended.toSorted());
		});
	}

	t.deepEqual(seen, [
		['prt_a', 'prt_b'],
		['prt_c', 'prt_d'],
		['prt_a', 'prt_e'],
		['prt_b', 'prt_c'],
		['prt_d', 'prt_e'],
	]);
});

test.serial('the sweep hands on what has the next turns', async t => {
	await ask('prt_many', MANY, 0);
	const few = await ask('prt_few', 1, 30);
	t.true((await store.system(async unit => dueAttempts(unit, checkVatNumber, 10))).includes(few));
});

test.serial('of one owner the longest due comes first, and what is not due yet is not taken', async t => {
	await ask('prt_a', 1, 20);
	const first = await ask('prt_a', 1, 10);
	const later = await store.system(async unit => leaseNext(unit, checkVatNumber, first));
	t.is(later?.id, first as VatCheck['id']);
	await store.system(async ({em}) => em.nativeUpdate(VatCheck, {leasedUntil: null}, {nextAttemptAt: new Date('2026-06-01T10:00:01Z')}));
	t.is(await store.system(async unit => leaseNext(unit, checkVatNumber, first)), undefined);
});
