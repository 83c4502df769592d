import {OptimisticLockError} from '@mikro-orm/core';
import test from 'ava';
import {Partner} from '../../../../src/domain/organization/partner.ts';
import {newPartner} from '../../../../src/domain/organization/remember-caller.ts';
import {Refusal} from '../../../../src/domain/platform/refusals.ts';
import {RERUN_LIMIT} from '../../../../src/domain/platform/unit/in-unit.ts';
import type {Unit} from '../../../../src/domain/platform/unit/unit.ts';
import {unique} from '../../../support/factories.ts';
import {type Store, startStore} from '../../../support/store.ts';

let store: Store;

test.before(async () => {
	store = await startStore();
});
test.after.always(async () => store.close());

const partnerId = () => unique('prt') as `prt_${string}`;
const prefix = () => unique('P').replace('_', '').toUpperCase();

const enter = async (unit: Unit, id = partnerId(), invoiceNumberPrefix = prefix()): Promise<Partner> =>
	unit.em.create(Partner, {...(await newPartner(unit, id)), invoiceNumberPrefix});

const tell = (unit: Unit, id: string): void =>
	unit.record({
		type: 'partner.billing_linked',
		step: 1,
		owner: {partnerId: id},
		data: {
			partner_id: id,
			scaicontrol_customer_id: id,
			linked_at: unit.now.toISOString(),
			legal_name: null,
			country_code: null,
			vat_number: null,
		},
	});

const isThere = async (id: string): Promise<boolean> =>
	store.system(async ({em}) => (await em.count(Partner, {id: id as `prt_${string}`})) > 0);

const factsOf = async (id: string): Promise<number> =>
	store.system(async ({em}) => {
		const [row] = await em.execute<{count: string}[]>('select count(*) as count from fact where partner_id = ?', [id]);
		return Number(row?.count);
	});

test.serial('what is done and what is told commit together', async t => {
	const id = partnerId();
	const before = store.wakes();
	await store.system(async unit => {
		await enter(unit, id);
		tell(unit, id);
	});
	t.true(await isThere(id));
	t.is(await factsOf(id), 1);
	t.true(store.wakes() > before);
});

test.serial('whatever is thrown takes back both', async t => {
	const id = partnerId();
	await t.throwsAsync(
		store.system(async unit => {
			await enter(unit, id);
			tell(unit, id);
			await unit.em.flush();
			throw new Error('no');
		}),
		{message: 'no'},
	);
	t.false(await isThere(id));
	t.is(await factsOf(id), 0);
});

test.serial('every row of a unit carries its one instant, in business time', async t => {
	const id = partnerId();
	const now = await store.system(async unit => {
		await enter(unit, id);
		return unit.now;
	});
	const stored = await store.system(async ({em}) => em.findOneOrFail(Partner, id as `prt_${string}`));
	t.deepEqual(stored.createdAt, now);
	t.is(now.toISOString(), '2026-06-01T10:00:00.000Z');
});

const raced = (code: string) => Object.assign(new Error('raced'), {code});

for (const [name, error] of [
	['a serialization failure', raced('40001')],
	['a deadlock', raced('40P01')],
	['a version conflict', new OptimisticLockError('conflict')],
	['a row that somebody else made meanwhile', raced('23505')],
] as const) {
	test.serial(`${name} runs the unit again`, async t => {
		let runs = 0;
		const id = partnerId();
		await store.system(async unit => {
			runs += 1;
			await enter(unit, id);
			tell(unit, id);
			await unit.em.flush();
			if (runs <= RERUN_LIMIT) throw error;
		});
		t.is(runs, RERUN_LIMIT + 1);
		t.is(await factsOf(id), 1, 'what the lost runs told is forgotten');
	});

	test.serial(`${name} that stays is a conflict`, async t => {
		let runs = 0;
		const refusal = await t.throwsAsync(
			store.system(async () => {
				runs += 1;
				throw error;
			}),
			{instanceOf: Refusal},
		);
		t.is(runs, RERUN_LIMIT + 1);
		t.is(refusal?.kind, 'taken');
	});
}

test.serial('any other error is thrown at once', async t => {
	let runs = 0;
	await t.throwsAsync(
		store.system(async () => {
			runs += 1;
			throw raced('23503');
		}),
	);
	t.is(runs, 1);
});

test.serial('two that change one row at once both succeed, one after the other', async t => {
	const id = partnerId() as `prt_${string}`;
	await store.system(async unit => enter(unit, id));
	await Promise.all(
		['one', 'other'].map(async name =>
			store.system(async ({em}) => {
				const partner = await em.findOneOrFail(Partner, id);
				await new Promise(resolve => setTimeout(resolve, 20));
				partner.name = name;
			}),
		),
	);
	const stored = await store.system(async ({em}) => em.findOneOrFail(Partner, id));
	t.is(stored.version, 3);
});

test.serial('a part that fails takes back its rows and facts and leaves the rest', async t => {
	const [kept, lost] = [partnerId(), partnerId()];
	await store.system(async unit => {
		await enter(unit, kept);
		tell(unit, kept);
		await t.throwsAsync(
			unit.attempt(async () => {
				await enter(unit, lost);
				tell(unit, lost);
				await unit.em.flush();
				throw new Error('no');
			}),
		);
	});
	t.deepEqual([await isThere(kept), await isThere(lost)], [true, false]);
	t.deepEqual([await factsOf(kept), await factsOf(lost)], [1, 0]);
});

test.serial('a part that fails in the database leaves the transaction usable', async t => {
	const [taken, kept] = [prefix(), partnerId()];
	await store.system(async unit => {
		await enter(unit, partnerId(), taken);
		await t.throwsAsync(
			unit.attempt(async () => {
				await enter(unit, partnerId(), taken);
			}),
		);
		await enter(unit, kept);
	});
	t.true(await isThere(kept));
});

test.serial('a part whose inner part failed can itself be taken back whole', async t => {
	const [outer, inner, after] = [partnerId(), partnerId(), partnerId()];
	await store.system(async unit => {
		await t.throwsAsync(
			unit.attempt(async () => {
				await enter(unit, outer);
				await t.throwsAsync(
					unit.attempt(async () => {
						await enter(unit, inner);
						throw new Error('inner');
					}),
				);
				throw new Error('outer');
			}),
			{message: 'outer'},
		);
		await enter(unit, after);
	});
	t.deepEqual([await isThere(outer), await isThere(inner), await isThere(after)], [false, false, true]);
});

test.serial('parts inside parts that succeed are kept', async t => {
	const [outer, inner] = [partnerId(), partnerId()];
	await store.system(async unit =>
		unit.attempt(async () => {
			await enter(unit, outer);
			await unit.attempt(async () => enter(unit, inner));
		}),
	);
	t.deepEqual([await isThere(outer), await isThere(inner)], [true, true]);
});

test.serial('a reading unit writes nothing', async t => {
	const id = partnerId();
	const reach = {kind: 'everything', because: 'a test'} as const;
	const request = {reach, cause: {requestId: 'req', actor: 'test'}, readOnly: true};
	const error = await t.throwsAsync(store.inUnit(request, async unit => enter(unit, id)));
	t.regex(String(error?.message), /read-only/);
	t.false(await isThere(id));
});

test.serial('a database that cannot be reached is unavailable, not a bug', async t => {
	const refusal = await t.throwsAsync(
		store.system(async () => {
			throw raced('57P01');
		}),
		{instanceOf: Refusal},
	);
	t.is(refusal?.kind, 'unavailable');
	t.is(refusal?.retryAfterSeconds, 1);
});

test.serial('a lock that somebody else holds too long, and a statement that takes too long, are the database being busy', async t => {
	const id = partnerId();
	await store.system(async unit => {
		await enter(unit, id);
	});
	const code = async (work: (unit: Unit) => Promise<unknown>) =>
		(await t.throwsAsync<Refusal>(async () => store.system(work), {instanceOf: Refusal}))?.code;
	const hold = async ({em}: Unit) => em.execute('select from partner where id = ? for update', [id]);
	await store.system(async holder => {
		await hold(holder);
		t.is(
			await code(async waiter => {
				await waiter.em.execute("set local lock_timeout = '50ms'");
				await hold(waiter);
			}),
			'database_busy',
		);
	});
	t.is(
		await code(async ({em}) => {
			await em.execute("set local statement_timeout = '50ms'");
			await em.execute('select pg_sleep(5)');
		}),
		'database_busy',
	);
});
